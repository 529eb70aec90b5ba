#include "text/diff_words.h"

#include <algorithm>

#include "text/edit_distance.h"
#include "text/key.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

constexpr std::size_t kLittle = 3;  // letters

// Whether white space may begin with this octet: ASCII, U+0085, U+00A0, U+1680, U+2000 to U+3000.
bool may_begin_space(char octet) {
  auto lead = static_cast<unsigned char>(octet);
  return lead <= ' ' || lead == 0xC2 || (lead >= 0xE1 && lead <= 0xE3);
}

// Octets of letters are passed by one by one, without asking what they are.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (may_begin_space(text[at]) && is_space(code_point_at(text, at).code)) break;
  }
  return at;
}

std::size_t end_of_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    CodePoint point = code_point_at(text, at);
    if (!is_space(point.code)) break;
    at += point.length;
  }
  return at;
}

bool is_little(std::string_view word) {
  std::size_t letters = 0;
  for (auto [code, at, length] : CodePoints(word)) {
    if (is_letter(code)) {
      if (++letters > kLittle) return false;
    } else if (is_digit(code)) {
      return false;
    }
  }
  return true;
}

bool is_closing(char32_t code) {
  constexpr std::u32string_view kClosing = U")]\"'”“’»";
  return kClosing.find(code) != kClosing.npos;
}

Ends ends_of(std::string_view word) {
  constexpr std::u32string_view kSentence = U".!?…";
  constexpr std::u32string_view kClause = U",;:-–—";
  while (!word.empty()) {
    CodePoint last = code_point_before(word, word.size());
    if (kSentence.find(last.code) != kSentence.npos) return Ends::sentence;
    if (kClause.find(last.code) != kClause.npos) return Ends::clause;
    if (!is_closing(last.code)) break;
    word.remove_suffix(last.length);
  }
  return Ends::nothing;
}

// The key of a word without the marks around it.
std::string core(std::string_view word) {
  std::string folded = key(word);
  std::size_t begin = folded.size();
  std::size_t end = 0;
  for (auto [code, at, length] : CodePoints(folded)) {
    if (!is_letter(code) && !is_digit(code)) continue;
    begin = std::min(begin, at);
    end = at + length;
  }
  return begin < end ? folded.substr(begin, end - begin) : std::string();
}

}  // namespace

std::vector<DiffWord> diff_words(std::string_view text, Numbering& numbering) {
  std::vector<DiffWord> words;
  for (std::size_t at = 0; at < text.size();) {
    DiffWord word;
    word.word = {at, end_of_word(text, at)};
    word.end = at = end_of_space(text, word.word.end);
    std::string_view written = word.word.of(text);
    word.number = numbering.of(written);
    word.little = is_little(written);
    word.ends = ends_of(written);
    words.push_back(word);
  }
  return words;
}

std::vector<std::uint32_t> numbers_of(const std::vector<DiffWord>& words) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(words.size());
  for (const DiffWord& word : words) numbers.push_back(word.number);
  return numbers;
}

bool nearly_same(std::string_view a, std::string_view b) {
  const std::string left = core(a);
  const std::string right = core(b);
  if (left == right) return true;
  std::size_t longer = std::max(count_code_points(left), count_code_points(right));
  return longer > kLittle && edit_distance(left, right, 1) <= 1;
}

}  // namespace glasnik::text
