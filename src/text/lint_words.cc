// Letters and words of a passage.

#include <algorithm>
#include <array>

#include "text/key.h"
#include "text/lint_rules.h"
#include "text/mixed_script.h"
#include "text/mojibake.h"

namespace glasnik::text {
namespace {

bool is_cyrillic(char32_t code) { return script_of(code) == Script::cyrillic; }
bool is_latin(char32_t code) { return is_letter(code) && script_of(code) == Script::latin; }

// Each word of both scripts, with the letters of one where all of the other look like them. NATOу
// is an acronym with its ending: what it should be, a person says.
void mixed(LintLine& line, std::size_t from, std::size_t to) {
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
  bool ending = is_upper(line.at(from)) && is_upper(line.at(from + 1));
  for (std::size_t i = from; i < to; ++i) {
    cyrillic += is_cyrillic(line.at(i)) ? 1U : 0U;
    latin += is_latin(line.at(i)) ? 1U : 0U;
    const bool as_first = is_cyrillic(line.at(i)) == is_cyrillic(line.at(from));
    ending = ending && is_upper(line.at(i)) == as_first;
  }
  if (cyrillic == 0 || latin == 0) return;
  WordRepairs repaired = repair_words(line.words(from, to), line.style());
  const bool fixed = repaired.mixed.count > 0 && !ending;
  line.tell(LintRule::mixed_script, from, to,
            fixed ? std::optional(repaired.text) : std::optional<std::string>());
}

// Lj, Nj, Dž inside of capitals.
void digraph_caps(LintLine& line, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i + 1 < to; ++i) {
    const char32_t first = line.at(i);
    const char32_t second = line.at(i + 1);
    const bool digraph =
        ((first == 'L' || first == 'N') && second == 'j') || (first == 'D' && second == U'ž');
    if (!digraph) continue;
    const bool before = i > from && is_upper(line.at(i - 1));
    const bool after = i + 2 < to && is_upper(line.at(i + 2));
    const bool none_after = i + 2 == to;
    if (!(before && (after || none_after)) && !(i == from && after)) continue;
    std::string capital;
    append(capital, to_upper(second));
    line.tell(LintRule::digraph_caps, i + 1, i + 2, capital);
  }
}

// Х and І as numerals: Latin would make H of them. VI and XX are Latin already.
bool roman(LintLine& line, std::size_t from, std::size_t to) {
  if (to - from > 6 || line.style() != Style::serbian_cyrillic) return false;
  std::string latin;
  bool cyrillic = false;
  for (std::size_t i = from; i < to; ++i) {
    const char32_t code = line.at(i);
    constexpr std::u32string_view kLooks = U"ХІVIX";
    constexpr std::string_view kIs = "XIVIX";
    const std::size_t known = kLooks.find(code);
    if (known == kLooks.npos) return false;
    cyrillic = cyrillic || is_cyrillic(code);
    latin += kIs[known];
  }
  if (!cyrillic || to - from < 2) return false;
  line.tell(LintRule::roman_cyrillic, from, to, latin);
  return true;
}

// Names that begin so: the seam of pod-jezik, od-jednom, pred-jelo never begins a word, and inside
// one it is left alone.
void dj(LintLine& line, std::size_t from, std::size_t to) {
  if (to - from < 4 || !line.serbian()) return;
  const char32_t first = line.at(from);
  const char32_t second = line.at(from + 1);
  const bool cyrillic = (first == U'Д' && (second == U'ј' || second == U'Ј'));
  const bool latin = (first == 'D' && (second == 'j' || second == 'J'));
  if (!cyrillic && !latin) return;
  line.tell(LintRule::dj, from, from + 2, cyrillic ? "Ђ" : "Đ");
}

// The same word twice, but for those that are said twice.
void doubled(LintLine& line, std::size_t from, std::size_t to) {
  if (line.at(to) != ' ') return;
  const std::size_t end = line.word_end(to + 1);
  if (end == to + 1 || is_digit(line.at(end))) return;
  const std::string word = lower(line.words(from, to));
  if (word != lower(line.words(to + 1, end))) return;
  constexpr std::array<std::string_view, 11> kTwice = {"that", "had",  "very", "да",  "da", "тек",
                                                       "tek",  "мало", "malo", "све", "sve"};
  const bool meant = std::find(kTwice.begin(), kTwice.end(), word) != kTwice.end();
  const bool capitals = is_upper(line.at(from)) && is_upper(line.at(to + 1));  // Duran Duran
  if (meant || capitals) return;
  line.tell(LintRule::doubled_word, to, end, "");
}

// "President Vučić's is", "Serbia's are".
void possessive_verb(LintLine& line, std::size_t from, std::size_t to) {
  if (line.style() != Style::english || to - from != 1 || line.at(from) != 's') return;
  const char32_t apostrophe = line.before(from);
  if (apostrophe != '\'' && apostrophe != U'’') return;
  if (line.at(to) != ' ') return;
  constexpr std::array<std::string_view, 6> kVerbs = {"is", "are", "was", "were", "has", "have"};
  const std::size_t end = line.word_end(to + 1);
  const bool listed =
      std::find(kVerbs.begin(), kVerbs.end(), line.words(to + 1, end)) != kVerbs.end();
  if (listed) line.tell(LintRule::possessive_verb, from - 1, end);
}

// PhD before a name, dr behind it.
void title_form(LintLine& line, std::size_t from, std::size_t to) {
  const std::string_view word = line.words(from, to);
  const bool degree = word == "PhD" || word == "MSc" || word == "MA";
  if (!degree || line.at(to) != ' ' || !is_upper(line.at(to + 1)) || !is_lower(line.at(to + 2))) {
    return;
  }
  const bool begins = from == 0 || line.before(from) == ' ' || line.before(from) == '(';
  const bool after_comma = from > 1 && line.at(from - 2) == ',';
  if (begins && !after_comma) line.tell(LintRule::title_form, from, to);
}

// 75,18 MB in English: a comma with other than three digits after it.
void number_form(LintLine& line) {
  if (line.style() != Style::english) return;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line.at(i) != ',' || !is_digit(line.before(i)) || !is_digit(line.at(i + 1))) continue;
    std::size_t end = i + 1;
    while (is_digit(line.at(end))) ++end;
    const std::size_t digits = end - i - 1;
    std::size_t begin = i;
    while (begin > 0 && is_digit(line.at(begin - 1))) --begin;
    const bool part_of_list = line.at(end) == ',' || line.before(begin) == ',' || digits > 2;
    if (!part_of_list) line.tell(LintRule::number_form, i, i + 1, ".");
  }
}

// More letters of the other script than of its own, or Serbian words in English.
void wrong_language(LintLine& line) {
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    cyrillic += is_cyrillic(line.at(i)) ? 1U : 0U;
    latin += is_latin(line.at(i)) ? 1U : 0U;
  }
  if (cyrillic + latin < 20) return;
  const bool wanted = line.style() == Style::serbian_cyrillic;
  if (wanted ? latin > cyrillic : cyrillic > latin) {
    line.tell(LintRule::wrong_language, 0, line.size());
  }
}

void double_encoded(LintLine& line) {
  Decoded decoded = decode_mojibake(line.all());
  if (decoded.count == 0) return;
  const Span span{decoded.first, decoded.first + decoded.example.size()};
  Decoded alone = decode_mojibake(decoded.example);
  line.tell_span(LintRule::double_encoded, span,
                 alone.count > 0 ? std::optional(alone.text) : std::optional<std::string>());
}

void too_long(LintLine& line) {
  const bool headline = line.role() == LintRole::headline && line.size() > kLongHeadline;
  const bool lead = line.role() == LintRole::lead && line.size() > kLongLead;
  if (headline) line.tell(LintRule::long_headline, kLongHeadline, line.size());
  if (lead) line.tell(LintRule::long_lead, kLongLead, line.size());
}

}  // namespace

void lint_words(LintLine& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!line.word_begins(i)) continue;
    const std::size_t end = line.word_end(i);
    if (!roman(line, i, end)) mixed(line, i, end);
    digraph_caps(line, i, end);
    dj(line, i, end);
    doubled(line, i, end);
    possessive_verb(line, i, end);
    title_form(line, i, end);
  }
  number_form(line);
  wrong_language(line);
  double_encoded(line);
  too_long(line);
}

}  // namespace glasnik::text
