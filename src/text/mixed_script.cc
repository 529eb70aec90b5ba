#include "text/mixed_script.h"

#include <optional>

#include "text/normalise.h"
#include "text/octet_set.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::u32string_view kLatinTwins = U"aeopcxyjABEKMHOPCTXJ";
constexpr std::u32string_view kCyrillicTwins = U"аеорсхујАВЕКМНОРСТХЈ";
static_assert(kLatinTwins.size() == kCyrillicTwins.size());

constexpr std::size_t kMostUnresolved = 100;

std::optional<char32_t> twin_of(char32_t code, Script script) {
  bool latin = script == Script::latin;
  std::size_t at = (latin ? kLatinTwins : kCyrillicTwins).find(code);
  if (at == std::u32string_view::npos) return std::nullopt;
  return (latin ? kCyrillicTwins : kLatinTwins)[at];
}

struct LetterCount {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
};

LetterCount count_letters(std::string_view word) {
  LetterCount count;
  for (auto [code, at, length] : CodePoints(word)) {
    Script script = script_of(code);
    count.latin += script == Script::latin;
    count.cyrillic += script == Script::cyrillic;
  }
  return count;
}

// The word with the letters of `minority` replaced by their twins; nothing if one has none.
std::optional<std::string> in_one_script(std::string_view word, Script minority) {
  std::string repaired;
  for (auto [code, at, length] : CodePoints(word)) {
    char32_t letter = code;
    if (script_of(code) == minority) {
      auto twin = twin_of(code, minority);
      if (!twin) return std::nullopt;
      letter = *twin;
    }
    append(repaired, letter);
  }
  return repaired;
}

// NAJMANjE: all letters are capitals but the second of lj, nj, dž after a capital first.
std::optional<std::string> capital_digraphs(std::string_view word) {
  std::string repaired;
  char32_t previous = 0;
  bool changed = false;
  for (auto [code, at, length] : CodePoints(word)) {
    bool second =
        (code == 'j' && (previous == 'L' || previous == 'N')) || (code == U'ž' && previous == 'D');
    if (is_lower(code) && !second) return std::nullopt;
    changed |= second;
    append(repaired, second ? to_upper(code) : code);
    previous = code;
  }
  if (!changed) return std::nullopt;
  return repaired;
}

class WordRepairer {
 public:
  WordRepairer(std::string_view text, Style style) : text_(text), style_(style) {}

  WordRepairs repair() {
    if (nothing_to_do()) return std::move(repairs_);
    std::size_t begin = 0;
    bool inside = false;
    for (auto [code, at, length] : CodePoints(text_)) {
      bool letter = is_letter(code) || is_mark(code);
      if (letter && !inside) begin = at;
      if (!letter && inside) word({begin, at});
      inside = letter;
    }
    if (inside) word({begin, text_.size()});
    if (copied_ != 0) repairs_.text += text_.substr(copied_);
    return std::move(repairs_);
  }

 private:
  bool serbian() const {
    return style_ == Style::serbian_cyrillic || style_ == Style::serbian_latin;
  }

  // Without a Cyrillic letter no word has two scripts; U+0400-052F begin with D0 to D4.
  bool nothing_to_do() const {
    constexpr OctetSet kCyrillic("\xD0\xD1\xD2\xD3\xD4");
    return !serbian() && kCyrillic.find(text_) == text_.npos;
  }

  void word(Span span) {
    std::string_view word = span.of(text_);
    LetterCount count = count_letters(word);
    if (count.latin > 0 && count.cyrillic > 0) return mixed(span, count);
    if (!serbian() || count.latin < 3 || word.find_first_of("j\xC5") == word.npos) return;
    if (auto repaired = capital_digraphs(word)) replace(span, *repaired, repairs_.digraphs);
  }

  void mixed(Span span, LetterCount count) {
    bool latin_is_minority = count.latin == count.cyrillic ? style_ == Style::serbian_cyrillic
                                                           : count.latin < count.cyrillic;
    auto repaired =
        in_one_script(span.of(text_), latin_is_minority ? Script::latin : Script::cyrillic);
    if (repaired) {
      replace(span, *repaired, repairs_.mixed);
    } else if (repairs_.unresolved.size() < kMostUnresolved) {
      repairs_.unresolved.push_back(span);
    }
  }

  void replace(Span span, std::string_view with, WordRepairs::Count& count) {
    if (count.count++ == 0) {
      count.first = span.begin;
      count.example = prefix(span.of(text_), 80);
    }
    repairs_.text += text_.substr(copied_, span.begin - copied_);
    repairs_.text += nfc(with);  // a twin may compose with the mark on it
    copied_ = span.end;
  }

  std::string_view text_;
  Style style_;
  WordRepairs repairs_;
  std::size_t copied_ = 0;
};

}  // namespace

WordRepairs repair_words(std::string_view text, Style style) {
  return WordRepairer(text, style).repair();
}

}  // namespace glasnik::text
