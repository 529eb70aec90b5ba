#include "text/ascii_latin.h"

#include "text/cyrillic_letters.h"
#include "text/normalise.h"
#include "text/translit.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

// What stands for a letter with a diacritic; "D" for the capital that is DJ or Dj.
std::string_view bald_letter(char32_t code) {
  switch (code) {
    case U'č':
    case U'ć':
      return "c";
    case U'Č':
    case U'Ć':
      return "C";
    case U'š':
      return "s";
    case U'Š':
      return "S";
    case U'ž':
      return "z";
    case U'Ž':
      return "Z";
    case U'đ':
    case U'ð':
      return "dj";
    case U'Đ':
    case U'Ð':
      return "D";
    default:
      return {};
  }
}

// Whether a capital digraph whose next letter is at `after` is two capitals, as in to_latin.
bool both_capital(std::string_view text, std::size_t after, char32_t before) {
  char32_t next = after < text.size() ? code_point_at(text, after).code : 0;
  return is_letter(next) ? is_upper(next) : is_letter(before) && is_upper(before);
}

}  // namespace

std::string ascii_latin(std::string_view text) {
  const std::string transliterated = to_latin(text).text;
  std::string latin;
  for (auto [code, at, length] : CodePoints(transliterated)) {
    std::string letter;
    append(letter, code);
    latin += compatibility(code).empty() ? letter : nfkc(letter);
  }
  std::string ascii;
  ascii.reserve(latin.size());
  char32_t before = 0;
  for (auto [code, at, length] : CodePoints(latin)) {
    std::string_view bald = bald_letter(code);
    if (bald == "D") bald = both_capital(latin, at + length, before) ? "DJ" : "Dj";
    ascii += bald.empty() ? std::string_view(latin).substr(at, length) : bald;
    before = code;
  }
  return ascii;
}

}  // namespace glasnik::text
