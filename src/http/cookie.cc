#include "http/cookie.h"

#include <algorithm>

#include "http/fields.h"

namespace glasnik::http {

std::optional<std::string_view> cookie(std::string_view field, std::string_view name) {
  std::optional<std::string_view> found;
  while (!field.empty()) {
    std::size_t end = std::min(field.find(';'), field.size());
    std::string_view pair = trimmed(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
    std::size_t equals = pair.find('=');
    if (equals == pair.npos || pair.substr(0, equals) != name) continue;
    if (found) return std::nullopt;
    found = pair.substr(equals + 1);
  }
  return found;
}

}  // namespace glasnik::http
