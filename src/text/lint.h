#pragma once
// What an editor points at while one writes: a quiet mark, the reason and, where there is one, the
// words that would be right. Nothing is changed here and nothing is held up. Pure.
// Source: language.md section 8.
//
// Judged is what is read, without markup. A text is its passages: what stands in one field or line
// by itself. Names of rules are stable: the interface has words for them, and remembers by them
// what a person does not want to hear again.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

enum class LintRule {
  // one passage
  mixed_script,     // Prеthodno, with a Cyrillic е
  double_encoded,   // â€œ: UTF-8 that was read as a code page
  spaces,           // two spaces, one before a comma, none that is wanted inside of brackets
  lost_space,       // "Forces,since"
  no_break_space,   // 5 km: a number and its unit would part at a line's end
  doubled_word,     // the the
  quote_unpaired,   // a quotation mark without its other
  quote_styles,     // a mark that this language does not use
  dash_styles,      // a hyphen, or a long dash, where a dash stands
  digraph_caps,     // ZAKLjUČILI
  roman_cyrillic,   // ХХ век: would be HH in Latin
  dj,               // Дјоковић, Djoković: ђ, đ
  number_form,      // a decimal comma in English
  title_form,       // PhD before the name
  possessive_verb,  // "President Vučić's is"
  wrong_language,   // a passage in letters or words of another variant
  long_headline,
  long_lead,
  // the whole text
  name_spelling,  // Djordjevic beside Đorđević
  terms,          // Programme beside Program
  // two texts beside each other
  numbers_differ,  // 1,200 here, 1.300 in the source
};
std::string_view name(LintRule rule);  // "mixed_script"

// Letters of a headline and a lead that lists and feeds can show whole.
inline constexpr std::size_t kLongHeadline = 110;
inline constexpr std::size_t kLongLead = 300;

enum class LintRole { headline, lead, words };

struct LintPassage {
  LintRole role = LintRole::words;
  std::string words;  // as read
  std::string block;  // the same in its source and in its translation
};

struct Hint {
  LintRule rule = LintRule::spaces;
  std::size_t passage = 0;
  Span span;                       // of its words
  std::optional<std::string> fix;  // what would stand there; none: a person must think
  bool operator==(const Hint&) const = default;
};

// In the order of the text. `lang` is the variant's tag.
std::vector<Hint> lint(std::span<const LintPassage> text, std::string_view lang);

// What differs from the source, in the order of the translation.
std::vector<Hint> lint_beside(std::span<const LintPassage> translation,
                              std::span<const LintPassage> source);

}  // namespace glasnik::text
