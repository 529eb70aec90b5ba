#pragma once
// Reading field values: lists, their parameters, names without regard to case (RFC 9110
// section 5.6).

#include <string_view>

namespace glasnik::http {

bool same_ignoring_case(std::string_view a, std::string_view b);  // ASCII
std::string_view trimmed(std::string_view text);                  // of spaces and tabs

// The items of a comma-separated list, trimmed; empty ones are skipped. Commas inside quoted
// strings do not separate. The items borrow from the text given.
class ListItems {
 public:
  explicit ListItems(std::string_view list) : rest_(list) {}
  bool next(std::string_view& item);

 private:
  std::string_view rest_;
};

// An item of Accept-Encoding or Accept-Language: "gzip;q=0.5" weighs 500 thousandths, an item
// without a weight 1000, one with a malformed weight nothing (RFC 9110 section 12.4.2). Borrows.
struct Weighted {
  std::string_view name;
  int weight = 0;
};
Weighted weighted(std::string_view item);

}  // namespace glasnik::http
