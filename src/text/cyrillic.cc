#include "text/cyrillic.h"

#include <algorithm>
#include <array>

#include "text/cyrillic_words.h"
#include "text/normalise.h"
#include "text/translit.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr char32_t kNonJoiner = 0x200C;

// The Cyrillic of a Latin letter of Serbian, by place; ð is how old code pages spell đ.
constexpr std::u32string_view kLatin = U"abvgdđežzijklmnoprstćufhcčšð";
constexpr std::u32string_view kCyrillic = U"абвгдђежзијклмнопрстћуфхцчшђ";

char32_t cyrillic_of(char32_t lower) {
  std::size_t at = kLatin.find(lower);
  return at == kLatin.npos ? 0 : kCyrillic[at];
}

// The one letter that two small ones make; 0: none.
char32_t digraph(char32_t first, char32_t second) {
  if (first == 'l' && second == 'j') return U'љ';
  if (first == 'n' && second == 'j') return U'њ';
  if (first == 'd' && second == U'ž') return U'џ';
  return 0;
}

// Code points that are two letters by themselves.
std::u32string_view compatibility(char32_t code) {
  switch (code) {
    case 0x1C9:
      return U"љ";
    case 0x1C7:
    case 0x1C8:
      return U"Љ";
    case 0x1CC:
      return U"њ";
    case 0x1CA:
    case 0x1CB:
      return U"Њ";
    case 0x1C6:
      return U"џ";
    case 0x1C4:
    case 0x1C5:
      return U"Џ";
    case 0x133:
      return U"иј";
    case 0x132:
      return U"ИЈ";
    default:
      return {};
  }
}

bool is_stress(char32_t code) {
  return code == 0x300 || code == 0x304 || code == 0x30F || code == 0x311;
}

// A Latin letter of Serbian with stress marks on it (ì): the letter, else 0.
char32_t without_stress(char32_t code) {
  if (cyrillic_of(to_lower(code)) != 0) return code;
  std::u32string parts = canonical_parts(code);
  bool stressed = parts.size() > 1 && std::all_of(parts.begin() + 1, parts.end(), is_stress);
  return stressed && cyrillic_of(to_lower(parts[0])) != 0 ? parts[0] : 0;
}

bool is_serbian(char32_t code) {
  return without_stress(code) != 0 || !compatibility(code).empty() ||
         script_of(code) != Script::latin;
}

bool in_word(char32_t code) {
  return is_letter(code) || is_digit(code) || is_mark(code) || code == kNonJoiner;
}

bool is_vowel(char32_t code) {
  constexpr std::u32string_view kVowels = U"aeiou";
  return kVowels.find(code) != kVowels.npos;
}

// What one step of a conversion reads and writes.
struct Step {
  std::size_t from = 0;
  std::string made;
};

// A word as it is judged.
struct Word {
  std::string_view text;
  std::string lower;
  bool latin = false;    // has a letter that must be converted or kept
  bool foreign = false;  // has one that Serbian has not
  bool digits = false;
  bool capitals = true;  // nothing but capital letters, two or more
  std::size_t letters = 0;
};

Word read_word(std::string_view text) {
  Word word;
  word.text = text;
  word.lower = lower(text);
  for (auto [code, at, length] : CodePoints(text)) {
    word.digits |= is_digit(code);
    if (!is_letter(code)) continue;
    ++word.letters;
    word.capitals &= is_upper(code);
    if (script_of(code) != Script::latin) continue;
    word.latin = true;
    word.foreign |= !is_serbian(code);
  }
  word.capitals &= word.letters > 1;
  return word;
}

// A doubled consonant that is no seam of j: Jellena, muzzičkog.
bool has_doubled(std::string_view lower) {
  char32_t before = 0;
  for (auto [code, at, length] : CodePoints(lower)) {
    bool consonant = is_letter(code) && script_of(code) == Script::latin && !is_vowel(code);
    if (code == before && consonant && code != 'j') return true;
    before = code;
  }
  return false;
}

// One word, letter by letter.
class WordConversion {
 public:
  // `two`: where a pair is two letters; `soft`: dj is ђ.
  WordConversion(std::string_view word, std::optional<Span> two, bool soft)
      : word_(word), two_(two), soft_(soft) {}

  std::vector<Step> convert() {
    std::vector<Step> steps;
    while (at_ < word_.size()) steps.push_back(step());
    return steps;
  }

 private:
  Step step() {
    CodePoint point = code_point_at(word_, at_);
    std::size_t begin = at_;
    at_ += point.length;
    std::string made;
    if (point.code == kNonJoiner) return {point.length, ""};
    if (auto pair = compatibility(point.code); !pair.empty()) {
      for (char32_t letter : pair) append(made, letter);
    } else if (char32_t letter = without_stress(point.code)) {
      append(made, pair_or_single(letter, begin));
      if (letter != point.code) {
        for (char32_t mark : canonical_parts(point.code).substr(1)) append(made, mark);
      }
      marks(made);
    } else {
      append(made, point.code);
    }
    return {at_ - begin, std::move(made)};
  }

  // The letter, or the digraph that it begins; at_ is behind what was read.
  char32_t pair_or_single(char32_t letter, std::size_t begin) {
    char32_t small = to_lower(letter);
    if (at_ < word_.size() && !(two_ && two_->begin == begin)) {
      CodePoint next = code_point_at(word_, at_);
      char32_t one = digraph(small, to_lower(next.code));
      if (one == 0 && soft_ && small == 'd' && to_lower(next.code) == 'j') one = U'ђ';
      if (one != 0 && one_letter(letter, next, begin)) {
        at_ += next.length;
        return is_upper(letter) ? to_upper(one) : one;
      }
    }
    char32_t made = cyrillic_of(small);
    return is_upper(letter) ? to_upper(made) : made;
  }

  bool one_letter(char32_t first, CodePoint second, std::size_t begin) const {
    if (!is_upper(second.code)) return true;  // xx, Xx
    if (!is_upper(first)) return false;       // xX
    std::size_t after = at_ + second.length;
    bool between = begin > 0 && is_lower(code_point_before(word_, begin).code) &&
                   after < word_.size() && is_lower(code_point_at(word_, after).code);
    return !between;  // XX
  }

  // Marks on a letter compose with it; more than thirty are no stress.
  void marks(std::string& made) {
    bool any = made.size() > 2;
    for (int i = 0; i < 30 && at_ < word_.size(); ++i) {
      CodePoint point = code_point_at(word_, at_);
      if (!is_mark(point.code)) break;
      append(made, point.code);
      at_ += point.length;
      any = true;
    }
    if (any) made = nfc(made);
  }

  std::string_view word_;
  std::optional<Span> two_;
  bool soft_;
  std::size_t at_ = 0;
};

std::string joined(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) text += step.made;
  return text;
}

class Conversion {
 public:
  explicit Conversion(std::string_view text) : text_(text) { made_.text.reserve(2 * text.size()); }

  void convert(std::size_t end) {
    while (at_ < end) {
      std::size_t stop = at_;
      bool word = in_word(code_point_at(text_, at_).code);
      while (stop < end) {
        CodePoint point = code_point_at(text_, stop);
        if (in_word(point.code) != word) break;
        stop += point.length;
      }
      word ? convert_word(stop) : copy(stop);
    }
  }

  void copy(std::size_t end) { replace(end, text_.substr(at_, end - at_)); }

  void replace(std::size_t end, std::string_view made) {
    if (end <= at_) return;
    made_.text += made;
    bool same = made.size() == end - at_;
    same ? made_.map.add(1, 1, made.size()) : made_.map.add(end - at_, made.size());
    at_ = end;
  }

  Cyrillic finish() { return std::move(made_); }

 private:
  void convert_word(std::size_t end) {
    Word word = read_word(text_.substr(at_, end - at_));
    if (!word.latin) return copy(end);
    std::optional<Span> two = two_letters(word.lower);
    std::vector<Step> steps = WordConversion(word.text, two, false).convert();
    std::string cyrillic = joined(steps);
    bool kept = judge(word, end, cyrillic, two.has_value());
    if (kept) return copy(end);
    for (const Step& step : steps) {
      made_.text += step.made;
      made_.map.add(step.from, step.made.size());
    }
    at_ = end;
  }

  // Whether the word stays Latin; notes what is in doubt.
  bool judge(const Word& word, std::size_t end, const std::string& cyrillic, bool seam) {
    if (word.foreign || word.digits || is_foreign_word(word.lower)) return true;
    if (is_unit(word.text) && after_number()) return true;
    if (word.capitals && block_has_lower()) {
      if (auto kept = judge_capitals(word, end, cyrillic)) return *kept;
    }
    if (has_doubled(word.lower)) {
      doubt(end, std::string(word.text), cyrillic, DoubtRule::doubled);
      return true;
    }
    if (seam && in_both_spellings(word.lower)) {
      std::string other = joined(WordConversion(word.text, {}, false).convert());
      doubt(end, cyrillic, other, DoubtRule::seam);
    }
    std::size_t dj = word.lower.find("dj");
    if (dj != word.lower.npos && !at_seam(word.lower, dj)) {
      std::string other = joined(WordConversion(word.text, {}, true).convert());
      doubt(end, cyrillic, other, DoubtRule::dj);
    }
    return false;
  }

  std::optional<bool> judge_capitals(const Word& word, std::size_t end,
                                     const std::string& cyrillic) {
    if (is_roman_or_word(word.text)) {
      doubt(end, cyrillic, std::string(word.text), DoubtRule::roman);
      return false;
    }
    if (is_roman_numeral(word.text)) return true;
    if (auto listed = listed_acronym(word.text)) return *listed == Acronym::keep;
    doubt(end, cyrillic, std::string(word.text), DoubtRule::acronym);
    return false;
  }

  void doubt(std::size_t end, std::string chosen, std::string other, DoubtRule rule) {
    made_.doubts.push_back({{at_, end}, std::move(chosen), std::move(other), rule});
  }

  bool after_number() const {
    if (at_ < 2) return false;
    CodePoint before = code_point_before(text_, at_);
    std::size_t gap = at_ - before.length;
    return is_space(before.code) && gap > 0 && is_digit(code_point_before(text_, gap).code);
  }

  bool block_has_lower() {
    if (!has_lower_) has_lower_ = any_code_point(text_, is_lower);
    return *has_lower_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Cyrillic made_;
  std::optional<bool> has_lower_;
};

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

std::string_view name(DoubtRule rule) {
  constexpr std::array<std::string_view, 5> kNames = {"roman", "doubled", "seam", "acronym", "dj"};
  return kNames[static_cast<std::size_t>(rule)];
}

Cyrillic to_cyrillic(std::string_view latin, std::span<const Kept> given) {
  Conversion conversion(latin);
  for (const Kept& kept : merged_spans(latin, given, Script::latin)) {
    conversion.convert(kept.span.begin);
    if (kept.latin) {
      conversion.replace(kept.span.end, *kept.latin);
    } else {
      conversion.copy(kept.span.end);
    }
  }
  conversion.convert(latin.size());
  return conversion.finish();
}

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
