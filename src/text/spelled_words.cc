#include "text/spelled_words.h"

#include "text/key.h"
#include "text/normalise.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

using Kind = SpelledWord::Kind;

bool in(char32_t code, std::u32string_view set) { return set.find(code) != set.npos; }

bool is_dash(char32_t code) { return in(code, U"-‐‑‒–—―−"); }
bool is_apostrophe(char32_t code) { return in(code, U"'’‘`"); }
bool is_invisible(char32_t code) {
  return in(code, U"\u00AD\u034F\u200B\u200C\u200D\u2060\uFEFF");  // soft hyphen, joiners
}
bool is_punctuation(char32_t code) { return in(code, U".,;:!?…'’‘‚‛\"“”„‟«»‹›()[]`´·•¡¿"); }
// A mark that belongs to a letter. Strokes and frames over letters do not: they cross words out.
bool is_diacritic(char32_t code) {
  bool stroke = code >= 0x334 && code <= 0x338;
  bool frame = code >= 0x20D2 && code <= 0x20F0;
  return is_mark(code) && !stroke && !frame && !is_invisible(code);
}
bool alphanumeric(char32_t code) { return is_letter(code) || is_digit(code); }

// Whether a token may only be shown otherwise, not spelled otherwise: it has a digit, a mark of
// addresses, or a full stop inside that is followed by no single letter (U.S. has such).
bool is_exact(std::string_view token) {
  std::size_t letters = 0;
  bool stop = false;  // a letter and a full stop stand before
  char32_t before = 0;
  for (auto [code, at, length] : CodePoints(token)) {
    if (is_digit(code) || in(code, U"@/\\#_")) return true;
    letters = is_letter(code) ? letters + 1 : 0;
    if (stop && letters > 1) return true;
    if (letters == 0) stop = code == '.' && is_letter(before);
    before = code;
  }
  return false;
}

std::string form_of(std::string_view spelling) {
  if (scripts_of(spelling) != Scripts{.cyrillic = true}) return key(spelling);
  std::string bald;
  for (auto [code, at, length] : CodePoints(spelling)) {
    if (is_mark(code)) continue;
    std::u32string parts = canonical_parts(code);
    append(bald, to_lower(parts.empty() ? code : parts[0]));
  }
  return bald;
}

class SpellingReader {
 public:
  SpellingReader(std::string_view text, bool ordinals) : text_(text), ordinals_(ordinals) {
    for (auto [code, at, length] : CodePoints(text)) {
      if (alphanumeric(code)) last_ = at;
    }
  }

  std::vector<SpelledWord> read() {
    Tokens tokens(text_);
    for (auto token = tokens.next(); !token.empty(); token = tokens.next()) {
      exact_ = is_exact(token);
      const std::size_t end = tokens.at() + token.size();
      for (std::size_t at = tokens.at(); at < end;) at = read_at(at, end);
    }
    return std::move(words_);
  }

 private:
  // Each returns where to go on.
  std::size_t read_at(std::size_t at, std::size_t end) {
    CodePoint point = code_point_at(text_, at);
    if (is_letter(point.code)) return word(at, end);
    if (is_digit(point.code)) return number(at, end);
    if (is_dash(point.code)) return dash(at, end);
    if (!is_punctuation(point.code) && !is_invisible(point.code)) {
      put(Kind::symbol, {at, at + point.length}, std::string(text_.substr(at, point.length)));
    }
    return at + point.length;
  }

  std::size_t word(std::size_t begin, std::size_t end) {
    std::string spelling;
    std::size_t at = begin;
    while (at < end) {
      CodePoint point = code_point_at(text_, at);
      if (is_letter(point.code) || is_diacritic(point.code)) {
        spelling += text_.substr(at, point.length);
      } else if (!is_invisible(point.code) && !inner_apostrophe(point, at)) {
        break;
      }
      at += point.length;
    }
    put(Kind::word, {begin, at}, std::move(spelling));
    return at;
  }

  bool inner_apostrophe(CodePoint point, std::size_t at) const {
    return is_apostrophe(point.code) && is_letter(code_after(at + point.length));
  }

  std::size_t number(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end) {
      CodePoint point = code_point_at(text_, at);
      bool inner = in(point.code, U".,:'’") && is_digit(code_after(at + point.length));
      if (!is_digit(point.code) && !inner) break;
      at += point.length;
    }
    // Where nothing follows, the stop is the sentence's.
    bool ordinal = ordinals_ && code_after(at) == '.' && at < last_;
    if (ordinal) ++at;
    put(Kind::number, {begin, at}, std::string(text_.substr(begin, at - begin)));
    return at;
  }

  // A run of dashes is a symbol between two numbers, as close as white space or a stop, and where
  // it is the sign of a number: right before it, and right after no letter.
  std::size_t dash(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end && is_dash(code_after(at))) at += code_point_at(text_, at).length;
    bool range = number_ends_before(begin) && is_digit(code_after(skip_space(at)));
    bool sign = is_digit(code_after(at)) && !alphanumeric(code_before(begin));
    if (range || sign) put(Kind::symbol, {begin, at}, "–");
    return at;
  }

  bool number_ends_before(std::size_t at) const {
    while (at > 0 && is_space(code_before(at))) at -= code_point_before(text_, at).length;
    if (at > 0 && text_[at - 1] == '.') --at;
    return is_digit(code_before(at));
  }

  std::size_t skip_space(std::size_t at) const {
    while (is_space(code_after(at))) at += code_point_at(text_, at).length;
    return at;
  }

  char32_t code_after(std::size_t at) const {
    return at < text_.size() ? code_point_at(text_, at).code : 0;
  }
  char32_t code_before(std::size_t at) const {
    return at > 0 ? code_point_before(text_, at).code : 0;
  }

  void put(Kind kind, Span span, std::string spelling) {
    std::string form = kind == Kind::word ? form_of(spelling) : spelling;
    words_.push_back({kind, span, std::move(spelling), std::move(form), exact_});
  }

  std::string_view text_;
  bool ordinals_;         // a full stop after a number makes it an ordinal
  std::size_t last_ = 0;  // the last letter or digit
  bool exact_ = false;    // of the token being read
  std::vector<SpelledWord> words_;
};

// đ as the bare letter that a bald text has for it.
std::string without_strokes(std::string_view spelling) {
  std::string bare;
  for (auto [code, at, length] : CodePoints(spelling)) {
    if (in(code, U"đðĐÐ")) {
      bare += 'd';
    } else {
      bare += spelling.substr(at, length);
    }
  }
  return key(bare);
}

}  // namespace

std::vector<SpelledWord> spelled_words(std::string_view text, Style style) {
  return SpellingReader(text, style != Style::english).read();
}

bool same_letters(const SpelledWord& a, const SpelledWord& b) {
  if (a.kind != Kind::word || b.kind != Kind::word) return a.spelling == b.spelling;
  if (a.form == b.form) return true;
  Scripts latin{.latin = true};
  bool both_latin = scripts_of(a.spelling) == latin && scripts_of(b.spelling) == latin;
  return both_latin && without_strokes(a.spelling) == without_strokes(b.spelling);
}

std::string case_pattern(std::string_view spelling) {
  std::string pattern;
  for (auto [code, at, length] : CodePoints(spelling)) {
    char run = is_upper(code) ? 'A' : 'a';
    if (is_letter(code) && (pattern.empty() || pattern.back() != run)) pattern += run;
  }
  return pattern;
}

Scripts scripts_of(std::string_view spelling) {
  Scripts scripts;
  for (auto [code, at, length] : CodePoints(spelling)) {
    Script script = script_of(code);
    scripts.latin |= script == Script::latin;
    scripts.cyrillic |= script == Script::cyrillic;
    scripts.other |= script == Script::other;
  }
  return scripts;
}

}  // namespace glasnik::text
