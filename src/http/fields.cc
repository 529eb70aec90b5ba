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

// A qvalue: 0, 0.25, 1.000. What is malformed weighs nothing.
int parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int weight = (text[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    weight += (text[i] - '0') * unit;
  }
  return std::min(weight, 1000);
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

Weighted weighted(std::string_view item) {
  std::size_t semicolon = item.find(';');
  if (semicolon == item.npos) return {trimmed(item), 1000};
  std::string_view parameter = trimmed(item.substr(semicolon + 1));
  bool is_weight = same_ignoring_case(parameter.substr(0, 2), "q=");
  return {trimmed(item.substr(0, semicolon)), is_weight ? parse_weight(parameter.substr(2)) : 0};
}

}  // namespace glasnik::http
