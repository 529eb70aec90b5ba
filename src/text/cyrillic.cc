#include "text/cyrillic.h"

#include <array>

#include "text/cyrillic_letters.h"
#include "text/cyrillic_words.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

bool in_word(char32_t code) {
  return is_letter(code) || is_digit(code) || is_mark(code) || code == kNonJoiner;
}

bool is_vowel(char32_t code) {
  constexpr std::u32string_view kVowels = U"aeiou";
  return kVowels.find(code) != kVowels.npos;
}

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
    std::vector<Step> steps = cyrillic_steps(word.text, two, false);
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
      std::string other = joined(cyrillic_steps(word.text, {}, false));
      doubt(end, cyrillic, other, DoubtRule::seam);
    }
    std::size_t dj = word.lower.find("dj");
    if (dj != word.lower.npos && !at_seam(word.lower, dj)) {
      std::string other = joined(cyrillic_steps(word.text, {}, true));
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

}  // namespace glasnik::text
