#include "text/typography_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/edit_distance.h"
#include "text/key.h"
#include "text/sense_words.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

using Kind = SpelledWord::Kind;

constexpr std::size_t kMostLetters = 2;  // of a word, that may change

std::string became(std::string_view was, std::string_view is) {
  return fmt::format("{} became {}", named(was), named(is));
}

std::string because(const SpelledWord& was, const SpelledWord& is, std::string_view why) {
  return fmt::format("{}: {}", became(was.spelling, is.spelling), why);
}

bool is_capitalised(std::string_view spelling) { return is_upper(code_point_at(spelling, 0).code); }

// By its letters alone: CIVIL is one too.
bool is_roman_number(std::string_view spelling) {
  return spelling.find_first_not_of("IVXLCDM") == spelling.npos;
}

// A word of two scripts may become one of one script.
bool is_script_changed(const SpelledWord& was, const SpelledWord& is) {
  Scripts old_scripts = scripts_of(was.spelling);
  Scripts new_scripts = scripts_of(is.spelling);
  bool mended = old_scripts.mixed() && !new_scripts.mixed();
  return old_scripts != new_scripts && !mended;
}

std::string compared_form(const SpelledWord& word, const SpelledWord& other) {
  bool same_script = scripts_of(word.spelling) == scripts_of(other.spelling);
  return same_script ? word.form : key(word.spelling);
}

}  // namespace

Refusal TypographyRules::changed(const SpelledWord& was, const SpelledWord& is, bool quoted) {
  if (was.kind == Kind::number || is.kind == Kind::number) {
    return because(was, is, "a number may not change");
  }
  if (was.kind == Kind::symbol || is.kind == Kind::symbol) {
    return because(was, is, "a symbol may not change");
  }
  const bool same = same_letters(was, is);
  const bool same_case = case_pattern(was.spelling) == case_pattern(is.spelling);
  const bool same_scripts = scripts_of(was.spelling) == scripts_of(is.spelling);
  const bool strict = same && same_case && same_scripts;
  if (quoted && !strict) {
    return because(was, is, "in a quotation only punctuation and diacritics may change");
  }
  if ((was.exact || is.exact) && !strict) {
    return because(was, is, "what is written in one with a digit, or an address, may not change");
  }
  if (is_script_changed(was, is)) {
    return because(was, is, "a letter of another script is another letter");
  }
  return same ? std::nullopt : letters_changed(was, is);
}

Refusal TypographyRules::letters_changed(const SpelledWord& was, const SpelledWord& is) {
  const std::string old_form = compared_form(was, is);
  const std::string new_form = compared_form(is, was);
  if (old_form == new_form) return std::nullopt;  // a word of two scripts was mended
  if (auto refusal = sense_changed(key(was.spelling), key(is.spelling))) {
    return because(was, is, *refusal);
  }
  if (is_roman_number(was.spelling) || is_roman_number(is.spelling)) {
    return because(was, is, "a number may not change");
  }
  const std::size_t distance = edit_distance(old_form, new_form, kMostLetters);
  if (distance > kMostLetters) return because(was, is, "more than two letters differ");
  if (distance >= std::max(count_code_points(old_form), count_code_points(new_form))) {
    return because(was, is, "no letter stayed");
  }
  bool name = is_capitalised(was.spelling) || is_capitalised(is.spelling);
  if (name && !is_common(is)) return because(was, is, "a name may change in diacritics only");
  return std::nullopt;
}

Refusal TypographyRules::sense_changed(const std::string& was, const std::string& is) const {
  const Sense old_sense = sense_of(was, style_);
  const Sense new_sense = sense_of(is, style_);
  auto either = [&](Sense sense) { return old_sense == sense || new_sense == sense; };
  if (either(Sense::negation)) return "a negation may not change";
  if (either(Sense::measure)) return "a number, a month, a day or a unit may not change";
  bool particles = old_sense == Sense::particle && new_sense == Sense::particle;
  if (particles) return "these are two words";
  if (prefix_turns(was, is, style_)) return "this prefix turns the sense";
  return std::nullopt;
}

// Whether the old text has the word in small letters, so that a capital makes no name of it.
bool TypographyRules::is_common(const SpelledWord& word) {
  if (!common_) {
    common_.emplace();
    for (const TextBlock& block : before_) {
      for (SpelledWord& known : spelled_words(read(block), style_)) {
        bool small = known.kind == Kind::word && !is_capitalised(known.spelling);
        if (small) common_->insert(std::move(known.form));
      }
    }
  }
  return common_->contains(word.form);
}

Refusal TypographyRules::joined(std::span<const SpelledWord> parts, const SpelledWord& whole,
                                bool quoted) const {
  std::string all;
  for (const SpelledWord& part : parts) all += (all.empty() ? "" : " ") + part.spelling;
  auto refuse = [&](std::string_view why) {
    return fmt::format("{} and {} are not the same: {}", named(all), named(whole.spelling), why);
  };
  if (quoted) return refuse("in a quotation only punctuation and diacritics may change");
  auto sense = [&](const SpelledWord& word) { return sense_of(key(word.spelling), style_); };
  bool negated = false;
  bool measured = sense(whole) == Sense::measure || is_roman_number(whole.spelling);
  bool exact = whole.exact;
  for (const SpelledWord& part : parts) {
    negated |= sense(part) == Sense::negation;
    measured |= sense(part) == Sense::measure;
    exact |= part.exact;
  }
  if (exact) return refuse("what is written in one with a digit, or an address, may not change");
  if (measured) return refuse("a number, a month, a day or a unit may not change");
  if (negated != (sense(whole) == Sense::negation)) return refuse("a negation may not change");
  return std::nullopt;
}

std::string named(std::string_view word) {
  constexpr std::size_t kLongest = 80;
  std::string_view shown = prefix(word, kLongest);
  return fmt::format("'{}{}'", shown, shown.size() < word.size() ? "…" : "");
}

}  // namespace glasnik::text
