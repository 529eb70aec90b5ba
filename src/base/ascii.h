#pragma once
// Letter case of ASCII alone, for what is ASCII by its definition: tags, host names, field names.
// Words of a language go through text/utf8.h.

#include <string>
#include <string_view>

namespace glasnik {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = ascii_lower(c);
  return lowered;
}
inline std::string ascii_upper(std::string_view text) {
  std::string raised(text);
  for (char& c : raised) c = ascii_upper(c);
  return raised;
}

}  // namespace glasnik
