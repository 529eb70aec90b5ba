#include "text/paragraph.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "text/attachment.h"
#include "text/masthead.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kShortestWrapped = 40;  // characters
constexpr std::size_t kLongestWrapped = 120;
constexpr int kEvidentLines = 3;

bool is_dash(char32_t code) { return code == '-' || code == U'–' || code == U'—'; }

bool is_quote_mark(char32_t code) {
  constexpr std::u32string_view kMarks = U"\"'„“”‘’‚«»";
  return kMarks.find(code) != kMarks.npos;
}

bool is_closing(char32_t code) { return is_quote_mark(code) || code == ')' || code == ']'; }

// What is never the continuation of the line before.
bool stands_alone(std::string_view line) {
  return opens_with_dash(line) || parse_attachment(line) || parse_date_line(line) ||
         parse_gallery_heading(line) || is_tab_line(line);
}

// One pair of neighbouring lines.
struct Neighbours {
  const SourceLine& line;
  const SourceLine& next;

  std::size_t gap() const { return next.number - line.number - 1; }

  bool evident() const {
    std::size_t length = count_code_points(line.text);
    return length >= kShortestWrapped && length <= kLongestWrapped && begins_lower(next.text) &&
           !ends_in_stop(line.text);
  }

  bool next_word_fits(std::size_t width) const {
    std::string_view word = Tokens(next.text).next();
    return count_code_points(line.text) + 1 + count_code_points(word) <= width;
  }
};

// How a text was wrapped, if it was.
struct Wrapping {
  std::size_t gap = 0;    // blank lines between two lines of one paragraph
  std::size_t width = 0;  // of the longest evident line, in characters; 0: not wrapped
};

Wrapping wrapping_of(const std::vector<SourceLine>& lines) {
  struct Evidence {
    int count = 0;
    std::size_t width = 0;
  };
  std::map<std::size_t, Evidence> by_gap;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Neighbours pair{lines[i - 1], lines[i]};
    if (pair.gap() > 1 || !pair.evident()) continue;
    Evidence& evidence = by_gap[pair.gap()];
    ++evidence.count;
    evidence.width = std::max(evidence.width, count_code_points(pair.line.text));
  }
  Wrapping wrapping;
  int most = kEvidentLines - 1;
  for (const auto& [gap, evidence] : by_gap) {
    if (evidence.count > most) wrapping = {gap, evidence.width};
    most = std::max(most, evidence.count);
  }
  return wrapping;
}

bool belong_together(const Neighbours& pair, const Wrapping& wrapping) {
  if (pair.gap() > wrapping.gap || stands_alone(pair.line.text) || stands_alone(pair.next.text)) {
    // A quotation's own line may be wrapped as well.
    bool wrapped_quote = pair.gap() <= wrapping.gap && opens_with_dash(pair.line.text) &&
                         !stands_alone(pair.next.text);
    if (!wrapped_quote) return false;
  }
  if (pair.evident()) return true;
  std::size_t length = count_code_points(pair.line.text);
  bool wrapped = wrapping.width > 0 && length <= kLongestWrapped;
  return wrapped && !pair.next_word_fits(wrapping.width);
}

constexpr std::array<std::string_view, 44> kAbbreviations = {
    "mr",  "mrs", "ms",   "dr",   "prof", "sen", "sens", "rep", "reps", "gov", "gen",
    "lt",  "col", "maj",  "capt", "sgt",  "adm", "st",   "no",  "jr",   "sr",  "hon",
    "inc", "co",  "corp", "vs",   "etc",  "jan", "feb",  "aug", "sept", "oct", "nov",
    "dec", "ген", "пук",  "др",   "проф", "бр",  "г",    "тзв", "gen",  "puk", "br"};

// Whether the stop at `at` belongs to an abbreviation or an initial.
bool abbreviation_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_letter(code_point_before(text, begin).code)) {
    begin -= code_point_before(text, begin).length;
  }
  std::string_view word = text.substr(begin, at - begin);
  if (count_code_points(word) <= 1) return true;
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower(word)) !=
         kAbbreviations.end();
}

}  // namespace

SourceLines source_lines(std::string_view text) {
  SourceLines lines;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    ++lines.count;
    std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) lines.filled.push_back({line, lines.count});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<Passage> join_wrapped(const std::vector<SourceLine>& lines) {
  std::vector<Passage> passages;
  Wrapping wrapping = wrapping_of(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && belong_together({lines[i - 1], lines[i]}, wrapping)) {
      passages.back().text += ' ';
      passages.back().text += lines[i].text;
      passages.back().lines.last = lines[i].number;
    } else {
      passages.push_back({std::string(lines[i].text), {lines[i].number, lines[i].number}});
    }
  }
  return passages;
}

bool opens_with_dash(std::string_view line) {
  if (line.empty()) return false;
  CodePoint dash = code_point_at(line, 0);
  if (!is_dash(dash.code) || dash.length == line.size()) return false;
  char32_t next = code_point_at(line, dash.length).code;
  return is_space(next) || is_quote_mark(next) || is_upper(next);
}

bool ends_in_stop(std::string_view line) {
  constexpr std::u32string_view kStops = U".!?…:;";
  while (!line.empty()) {
    CodePoint last = code_point_before(line, line.size());
    if (!is_closing(last.code)) return kStops.find(last.code) != kStops.npos;
    line.remove_suffix(last.length);
  }
  return false;
}

bool begins_lower(std::string_view line) {
  return !line.empty() && is_lower(code_point_at(line, 0).code);
}

std::size_t first_sentence_end(std::string_view text) {
  for (std::size_t at = 0; (at = text.find_first_of(".!?", at)) != text.npos; ++at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_closing(code_point_at(text, end).code)) {
      end += code_point_at(text, end).length;
    }
    if (end >= text.size()) return text.npos;
    if (!is_space(code_point_at(text, end).code)) continue;
    if (text[at] == '.' && end == at + 1 && abbreviation_before(text, at)) continue;
    std::string_view next = trim(text.substr(end));
    if (next.empty()) return text.npos;
    if (!begins_lower(next)) return end;
  }
  return text.npos;
}

}  // namespace glasnik::text
