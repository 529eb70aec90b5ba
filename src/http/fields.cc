#include "http/fields.h"

#include <algorithm>

#include "base/ascii.h"

namespace glasnik::http {
namespace {

bool blank(char c) { return c == ' ' || c == '\t'; }

std::size_t end_of_item(std::string_view list) {
  bool quoted = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == '"') quoted = !quoted;
    if (list[i] == ',' && !quoted) return i;
  }
  return list.size();
}

}  // namespace

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool ListItems::next(std::string_view& item) {
  while (!rest_.empty()) {
    std::size_t end = end_of_item(rest_);
    item = trimmed(rest_.substr(0, end));
    rest_ = rest_.substr(std::min(end + 1, rest_.size()));
    if (!item.empty()) return true;
  }
  return false;
}

}  // namespace glasnik::http
