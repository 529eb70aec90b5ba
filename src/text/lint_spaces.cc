#include <algorithm>
#include <array>

#include "text/lint_rules.h"

namespace glasnik::text {
namespace {

constexpr char32_t kNoBreak = 0xA0;

bool is_plain_space(char32_t code) { return code == ' ' || code == '\t'; }

void runs_of_spaces(LintLine& line, std::size_t i) {
  if (!is_plain_space(line.at(i)) || is_plain_space(line.before(i))) return;
  std::size_t end = i;
  while (is_plain_space(line.at(end))) ++end;
  if (end - i > 1) line.tell(LintRule::spaces, i, end, " ");
}

// A space before a mark that stands at its word, or behind an opening bracket.
void space_at_mark(LintLine& line, std::size_t i) {
  if (!is_plain_space(line.at(i)) || is_plain_space(line.at(i + 1)) || i == 0) return;
  constexpr std::u32string_view kClosing = U",;:.!?)]";
  const char32_t next = line.at(i + 1);
  const bool closing = next != 0 && kClosing.find(next) != kClosing.npos;
  // " ... ", " .срб", " :) " are meant; so is a mark that stands between spaces in a list of signs.
  const char32_t after = line.at(i + 2);
  const bool ellipsis = next == '.' && line.at(i + 3) == '.';  // as some write it: . . .
  const bool ends = (after == 0 || is_space(after)) && !ellipsis;
  const bool opening = line.before(i) == '(' || line.before(i) == '[';
  if ((closing && ends && line.before(i) != next) || opening) {
    line.tell(LintRule::spaces, i, i + 1, "");
  }
}

bool is_sentence_mark(char32_t code) {
  return code == ',' || code == ';' || code == '!' || code == '?';
}

// "Forces,since"; "ended.The": a small letter before and a capital behind, or it is an address or
// an abbreviation.
void lost_space(LintLine& line, std::size_t i) {
  const char32_t mark = line.at(i);
  const char32_t before = line.before(i);
  const char32_t next = line.at(i + 1);
  if (!is_letter(before) || !is_letter(next)) return;
  std::size_t end = i;
  while (end < line.size() && !is_space(line.at(end)) && line.at(end) != '@') ++end;
  if (line.at(end) == '@') return;  // Ana.Ilic@vode.example
  const bool stop = (mark == '.' || mark == ':') && is_lower(before) && is_upper(next) &&
                    is_lower(line.at(i + 2)) && i > 1 && is_letter(line.at(i - 2));
  if (!is_sentence_mark(mark) && !stop) return;
  std::string fix(line.words(i, i + 1));
  line.tell(LintRule::lost_space, i, i + 1, fix + " ");
}

constexpr std::array<std::string_view, 22> kUnits = {
    "B",  "kB", "MB", "GB", "TB",  "mm", "cm", "m",  "km", "ha", "mg",
    "kg", "t",  "kW", "MW", "GWh", "mm", "см", "км", "кг", "ха", "м"};

// 5 km, 12 %, 7. јул: what a line's end must not part.
void no_break(LintLine& line, std::size_t i) {
  if (line.at(i) != ' ' || !is_digit(line.before(i))) return;
  const std::size_t end = line.word_end(i + 1);
  const bool percent = line.at(i + 1) == '%' && line.serbian();
  const std::string_view unit = line.words(i + 1, end);
  bool listed =
      std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end() && !is_digit(line.at(end));
  if (!listed && !percent) return;
  std::string fix;
  append(fix, kNoBreak);
  line.tell(LintRule::no_break_space, i, i + 1, fix);
}

}  // namespace

void lint_spaces(LintLine& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    runs_of_spaces(line, i);
    space_at_mark(line, i);
    lost_space(line, i);
    no_break(line, i);
  }
}

}  // namespace glasnik::text
