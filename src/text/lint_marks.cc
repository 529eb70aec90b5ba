// Quotation marks and dashes of a passage.

#include "text/lint_rules.h"

namespace glasnik::text {
namespace {

constexpr std::u32string_view kDoubleMarks = U"\"“”„‟«»";

bool is_double(char32_t code) { return code != 0 && kDoubleMarks.find(code) != kDoubleMarks.npos; }

// Marks of the language itself; Serbian closes with “ or, by a setting, with ”.
bool is_own(char32_t code, const LintLine& line) {
  if (!line.serbian()) return code == U'“' || code == U'”';
  return code == U'„' || code == U'“' || code == U'”';
}

// Whether a mark opens: what stands before it is no word.
bool opens(const LintLine& line, std::size_t i) {
  const char32_t before = line.before(i);
  const char32_t next = line.at(i + 1);
  if (next == 0 || is_space(next)) return false;
  constexpr std::u32string_view kBefore = U"([{‘'–—-/";
  return before == 0 || is_space(before) || kBefore.find(before) != kBefore.npos;
}

std::string right_mark(const LintLine& line, bool opening) {
  const QuoteMarks marks = quote_marks(line.style());
  return std::string(opening ? marks.open : marks.close);
}

// 5" and 10' are inches and minutes.
bool is_measure(const LintLine& line, std::size_t i) {
  return line.at(i) == '"' && is_digit(line.before(i)) && !is_letter(line.at(i + 1));
}

void quotes(LintLine& line) {
  std::size_t open = 0;
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_double(line.at(i)) || (is_measure(line, i) && !inside)) continue;
    const bool opening = opens(line, i);
    // English closes with what Serbian may close with, and opens with what Serbian closes with.
    const std::string right = right_mark(line, opening);
    const bool style =
        is_own(line.at(i), line) &&
        (line.serbian() ? opening == (line.at(i) == U'„') : opening == (line.at(i) == U'“'));
    if (!style && line.words(i, i + 1) != right) {
      line.tell(LintRule::quote_styles, i, i + 1, right);
    }
    if (opening && inside) line.tell(LintRule::quote_unpaired, open, open + 1);
    if (!opening && !inside) line.tell(LintRule::quote_unpaired, i, i + 1);
    if (opening) open = i;
    inside = opening;
  }
  if (inside && !line.quotes_on()) line.tell(LintRule::quote_unpaired, open, open + 1);
}

bool is_dash(char32_t code) { return code == U'-' || code == U'–' || code == U'—'; }

// The first one in a passage is a speaker's.
void dashes(LintLine& line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const char32_t dash = line.at(i);
    if (!is_dash(dash)) continue;
    const char32_t before = line.before(i);
    const char32_t next = line.at(i + 1);
    const bool between_words = before == ' ' && next == ' ';
    if (between_words && dash != U'–') line.tell(LintRule::dash_styles, i, i + 1, "–");
    if (!between_words && dash == U'—' && is_letter(before) && is_letter(next) && line.serbian()) {
      line.tell(LintRule::dash_styles, i, i + 1, " – ");
    }
    if (dash != U'-' || !is_digit(before) || !is_digit(next)) continue;
    std::size_t from = i;
    while (from > 0 && is_digit(line.at(from - 1))) --from;
    std::size_t to = i + 1;
    while (is_digit(line.at(to))) ++to;
    // 2014-2016 is a range; 060-123-456 is a number, and so is 2011-01-05.
    const bool years = i - from == 4 && to - i - 1 == 4 && line.at(to) != U'-' &&
                       (from == 0 || (line.at(from - 1) != U'-' && line.at(from - 1) != U'/'));
    if (years) line.tell(LintRule::dash_styles, i, i + 1, "–");
  }
}

}  // namespace

void lint_marks(LintLine& line) {
  quotes(line);
  dashes(line);
}

}  // namespace glasnik::text
