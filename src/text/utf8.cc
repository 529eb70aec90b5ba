#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace glasnik::text {
namespace {

std::uint32_t octet(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (octet(text, at) & 0xC0U) == 0x80U;
}

// Octets of ASCII from `at` on, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & 0x8080808080808080U) != 0) break;
    at += 8;
  }
  while (at < text.size() && octet(text, at) < 0x80) ++at;
  return at;
}

// The sequence of three or four octets at `at`, or length 0 if it is malformed. RFC 3629 section 4.
CodePoint long_sequence(std::string_view text, std::size_t at) {
  std::uint32_t lead = octet(text, at);
  std::size_t length = lead < 0xF0 ? 3 : 4;
  char32_t code = lead & (length == 3 ? 0x0FU : 0x07U);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, at + i)) return {kReplacement, 0};
    code = (code << 6U) | (octet(text, at + i) & 0x3FU);
  }
  bool overlong = code < (length == 3 ? 0x800U : 0x10000U);
  bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return {kReplacement, 0};
  return {code, length};
}

// As code_point_at, but malformed octets have length 0.
CodePoint strict_code_point_at(std::string_view text, std::size_t at) {
  std::uint32_t lead = octet(text, at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 0};
  if (lead >= 0xE0) return long_sequence(text, at);
  if (!is_continuation(text, at + 1)) return {kReplacement, 0};
  return {((lead & 0x1FU) << 6U) | (octet(text, at + 1) & 0x3FU), 2};
}

// U+0410-044F, the letters of Serbian and Russian without the two rows around them.
bool in_plain_cyrillic(char32_t code) { return code >= 0x410 && code <= 0x44F; }
// U+0400-040F capitals (Ђ Ј Љ Њ Ћ Џ), U+0450-045F their small forms.
bool in_added_cyrillic(char32_t code) {
  return (code >= 0x400 && code <= 0x40F) || (code >= 0x450 && code <= 0x45F);
}

UChar32 icu(char32_t code) { return static_cast<UChar32>(code); }

}  // namespace

bool valid_utf8(std::string_view octets) {
  std::size_t at = 0;
  while ((at = skip_ascii(octets, at)) < octets.size()) {
    CodePoint point = strict_code_point_at(octets, at);
    if (point.length == 0) return false;
    at += point.length;
  }
  return true;
}

CodePoint long_code_point_at(std::string_view text, std::size_t at) {
  CodePoint point = strict_code_point_at(text, at);
  return point.length == 0 ? CodePoint{kReplacement, 1} : point;
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, at); ++length) {
    if (is_continuation(text, at - length)) continue;
    CodePoint point = code_point_at(text, at - length);
    if (point.length == length) return point;
    break;
  }
  return {kReplacement, 1};
}

void append(std::string& text, char32_t code) {
  auto put = [&text](char32_t value) { text.push_back(static_cast<char>(value)); };
  auto rest = [](char32_t value) { return 0x80U | (value & 0x3FU); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(rest(code));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(rest(code >> 6U));
    put(rest(code));
  } else {
    put(0xF0U | (code >> 18U));
    put(rest(code >> 12U));
    put(rest(code >> 6U));
    put(rest(code));
  }
}

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  for (auto [code, at, length] : CodePoints(text)) codes.push_back(code);
  return codes;
}

std::size_t count_code_points(std::string_view text) {
  auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

std::string_view prefix(std::string_view text, std::size_t octets) {
  if (text.size() <= octets) return text;
  while (octets > 0 && is_continuation(text, octets)) --octets;
  return text.substr(0, octets);
}

Script script_of(char32_t code) {
  if (code < 0x80) return is_letter(code) ? Script::latin : Script::none;
  if (in_plain_cyrillic(code) || in_added_cyrillic(code)) return Script::cyrillic;
  if (!is_letter(code)) return Script::none;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(icu(code), &status);
  if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
    return Script::none;
  }
  if (script == USCRIPT_LATIN) return Script::latin;
  return script == USCRIPT_CYRILLIC ? Script::cyrillic : Script::other;
}

bool is_long_letter(char32_t code) {
  return in_plain_cyrillic(code) || in_added_cyrillic(code) || u_isalpha(icu(code)) != 0;
}

bool is_long_digit(char32_t code) { return u_isdigit(icu(code)) != 0; }

bool is_long_space(char32_t code) { return u_isUWhiteSpace(icu(code)) != 0; }

bool is_upper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  if (code >= 0x400 && code <= 0x45F) return code < 0x430;
  return u_isUUppercase(icu(code)) != 0;
}

bool is_lower(char32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z';
  if (code >= 0x400 && code <= 0x45F) return code >= 0x430;
  return u_isULowercase(icu(code)) != 0;
}

bool is_mark(char32_t code) {
  return code >= 0x300 && !in_plain_cyrillic(code) && !in_added_cyrillic(code) &&
         (U_GET_GC_MASK(icu(code)) & U_GC_M_MASK) != 0;
}

char32_t to_lower(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
  if (code >= 0x400 && code <= 0x42F) return code + (code < 0x410 ? 0x50 : 0x20);
  return static_cast<char32_t>(u_tolower(icu(code)));
}

char32_t to_upper(char32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z' ? code - 0x20 : code;
  if (code >= 0x430 && code <= 0x45F) return code - (code >= 0x450 ? 0x50 : 0x20);
  return static_cast<char32_t>(u_toupper(icu(code)));
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    CodePoint first = code_point_at(text, 0);
    if (!is_space(first.code)) break;
    text.remove_prefix(first.length);
  }
  while (!text.empty()) {
    CodePoint last = code_point_before(text, text.size());
    if (!is_space(last.code)) break;
    text.remove_suffix(last.length);
  }
  return text;
}

std::string lower(std::string_view text) {
  std::string small;
  small.reserve(text.size());
  for (auto [code, at, length] : CodePoints(text)) append(small, to_lower(code));
  return small;
}

}  // namespace glasnik::text
