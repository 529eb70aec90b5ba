#include "text/encoding_guess.h"

#include <algorithm>
#include <array>

#include "text/code_page.h"
#include "text/format.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::u32string_view kSerbianLetters =
    U"čćđšžČĆĐŠŽабвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";

using Preference = std::array<CodePage, 3>;  // which page wins a tie

Preference preference(Style style) {
  using enum CodePage;
  if (style == Style::serbian_cyrillic) return {windows_1251, windows_1250, windows_1252};
  if (style == Style::serbian_latin) return {windows_1250, windows_1252, windows_1251};
  return {windows_1252, windows_1250, windows_1251};
}

bool letter_of_variant(char32_t code, Style style) {
  if (style == Style::serbian_cyrillic || style == Style::serbian_latin) {
    return kSerbianLetters.find(code) != kSerbianLetters.npos;
  }
  return code >= 0xC0 && code <= 0xFF;
}

// How many letters of the variant a decoding gives. A letter beside one of another script does not
// count: č read as и stands between Latin letters.
std::size_t score(std::string_view text, Style style) {
  std::size_t count = 0;
  Script previous = Script::none;
  bool counted = false;
  for (auto [code, at, length] : CodePoints(text)) {
    Script script = script_of(code);
    bool clash = script != Script::none && previous != Script::none && script != previous;
    if (clash && counted) --count;
    counted = !clash && letter_of_variant(code, style);
    count += counted;
    previous = script;
  }
  return count;
}

// What is enough to tell: from the first letter past ASCII on.
std::string_view sample_of(std::string_view text) {
  constexpr std::size_t kSample = 256U << 10U;
  auto past_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  auto first = std::find_if(text.begin(), text.end(), past_ascii) - text.begin();
  return prefix(text.substr(static_cast<std::size_t>(first)), kSample);
}

// More control characters than any text has: an image, an archive, UTF-16.
bool looks_binary(BytesView octets) {
  auto control = [](char c) {
    auto octet = static_cast<unsigned char>(c);
    return octet < 0x20 && (octet < '\t' || octet > '\r');
  };
  auto controls = static_cast<std::size_t>(std::count_if(octets.begin(), octets.end(), control));
  return controls > 8 + octets.size() / 64;
}

// UTF-8 that ends within a character: the file was cut off, and in a code page its last letters
// would be invented ones.
bool cut_off(BytesView octets) {
  for (std::size_t missing = 1; missing <= 3 && missing < octets.size(); ++missing) {
    auto lead = static_cast<unsigned char>(octets[octets.size() - missing]);
    std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (length <= missing) continue;
    BytesView whole = octets.substr(0, octets.size() - missing);
    bool has_others = std::any_of(whole.begin(), whole.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (has_others && valid_utf8(whole)) return true;
  }
  return false;
}

}  // namespace

Result<Guessed> guess_encoding(BytesView octets, std::string_view variant) {
  const Error not_text{Code::invalid,
                       "not_text: neither UTF-8 nor a Windows code page: save it as text"};
  if (looks_binary(octets)) return not_text;
  if (valid_utf8(octets)) return Guessed{std::string(octets), "utf-8"};
  if (octets.find('\0') != octets.npos) return not_text;
  if (cut_off(octets)) {
    return Error{Code::invalid,
                 "cut_off: ends in the middle of a character: it was not copied whole"};
  }

  Style style = style_of(variant);
  Guessed best;
  std::size_t best_score = 0;
  for (CodePage page : preference(style)) {
    auto text = decode(octets, page);
    if (!text) continue;
    std::size_t page_score = score(sample_of(*text), style);
    if (best.encoding.empty() || page_score > best_score) {
      best = {*std::move(text), std::string(name(page))};
      best_score = page_score;
    }
  }
  if (best.encoding.empty()) return not_text;
  return best;
}

}  // namespace glasnik::text
