#include "http/conditional.h"

#include "http/fields.h"

namespace glasnik::http {

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match.empty() || etag.empty()) return false;
  if (if_none_match == etag || trimmed(if_none_match) == "*") return true;
  ListItems items(if_none_match);
  for (std::string_view item; items.next(item);) {
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == etag) return true;
  }
  return false;
}

bool allows_range(std::string_view if_range, std::string_view etag) {
  return if_range.empty() || (!etag.empty() && if_range == etag);
}

bool unmodified_since(std::string_view if_modified_since, std::optional<Time> modified) {
  if (if_modified_since.empty() || !modified) return false;
  auto since = parse_http_date(if_modified_since);
  return since && *modified <= *since;
}

}  // namespace glasnik::http
