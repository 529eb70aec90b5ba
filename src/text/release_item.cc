#include "text/release_item.h"

#include <algorithm>
#include <array>

#include "text/key.h"
#include "text/release_parser.h"
#include "text/utf8.h"
#include "text/words.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kMostTitleLines = 3;  // over which a title may be wrapped

// Whether a line is nothing but the claimed date in digits: 01.03.01 for 2001-01-03, in any order.
bool is_stamp(std::string_view line, const std::optional<Date>& date) {
  if (!date || line.size() > 10) return false;
  std::vector<int> numbers;
  bool in_number = false;
  for (char c : line) {
    bool digit = c >= '0' && c <= '9';
    if (!digit && c != '.' && c != '/' && c != '-') return false;
    if (digit && !in_number) numbers.push_back(0);
    if (digit) numbers.back() = numbers.back() * 10 + (c - '0');
    if (digit && numbers.back() > 9999) return false;
    in_number = digit;
  }
  int year = static_cast<int>(date->year());
  for (int& number : numbers) {
    if (number == year) number = year % 100;
  }
  std::vector<int> said = {static_cast<int>(static_cast<unsigned>(date->day())),
                           static_cast<int>(static_cast<unsigned>(date->month())), year % 100};
  return std::is_permutation(numbers.begin(), numbers.end(), said.begin(), said.end());
}

// How many neighbouring lines from `at` on are the title, by key; 0: they are not.
std::size_t title_lines(const std::vector<SourceLine>& lines, std::size_t at,
                        std::string_view title) {
  std::string joined;
  for (std::size_t count = 1; count <= kMostTitleLines && at + count <= lines.size(); ++count) {
    const SourceLine& line = lines[at + count - 1];
    if (line.number != lines[at].number + count - 1) return 0;
    joined += count == 1 ? "" : " ";
    joined += line.text;
    if (joined.size() > 4 * title.size() + 16) return 0;  // no fold makes it that much shorter
    if (same_by_key(joined, title)) return count;
  }
  return 0;
}

// How a text opens, in lines.
struct Opening {
  std::size_t stamp = 0;  // 1: the date stands before the title
  std::size_t title = 0;  // 0: the text does not open with the title
};

Opening opening_of(const std::vector<SourceLine>& lines, std::string_view title,
                   const std::optional<Date>& date) {
  for (std::size_t stamp : {0U, 1U}) {
    if (stamp == 1 && (lines.empty() || !is_stamp(lines[0].text, date))) break;
    if (std::size_t count = title_lines(lines, stamp, title)) return {stamp, count};
  }
  return {};
}

Passage passage_of(const std::vector<SourceLine>& lines, std::size_t first, std::size_t count) {
  Passage passage{"", {lines[first].number, lines[first + count - 1].number}};
  for (std::size_t i = first; i < first + count; ++i) {
    passage.text += i == first ? "" : " ";
    passage.text += lines[i].text;
  }
  return passage;
}

std::string one_line(std::string_view title) {
  std::string line(trim(title));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

ItemRelease parse_release_item(const ReleaseItem& item, const PlainOptions& options) {
  ItemRelease read;
  std::string title = one_line(item.title);
  bool usable = !title.empty() && count_code_points(title) <= kLongestHeadLine;
  read.source = item.text.value_or("");
  SourceLines lines = source_lines(read.source);
  Opening opening = title.empty() ? Opening{} : opening_of(lines.filled, title, item.date);
  read.title_consumed = opening.title > 0 && usable;
  if (opening.title == 0 && !title.empty()) {
    read.source = title + "\n" + read.source;
    lines = source_lines(read.source);
    opening.title = 1;
  }

  std::optional<KnownHead> head;
  std::optional<Passage> written;
  std::vector<SourceLine> rest = std::move(lines.filled);
  if (usable) {
    head.emplace();
    if (opening.stamp == 1) head->stamp = passage_of(rest, 0, 1);
    head->headline = passage_of(rest, opening.stamp, opening.title);
    if (!same_tokens(head->headline.text, title)) written = head->headline;
    head->headline.text = title;
    rest.erase(rest.begin(), rest.begin() + static_cast<long>(opening.stamp + opening.title));
  }
  read.release = parse_release(rest, lines.count, options, std::move(head));
  read.release.headline_line = std::move(written);
  if (!read.release.date) read.release.date = item.date;
  bool empty = trim(item.text.value_or("")).empty();
  if (empty && usable) read.release.problems.push_back({ProblemKind::no_text, 1, ""});
  return read;
}

}  // namespace glasnik::text
