#include "text/quote_text.h"

#include "text/key.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

bool in_word(char32_t code) { return is_letter(code) || is_digit(code) || is_mark(code); }

// A hyphen or an apostrophe between letters: vice-president, Vučić's.
bool joins_word(std::string_view block, std::size_t at) {
  CodePoint point = code_point_at(block, at);
  bool joint = point.code == '-' || point.code == '\'' || point.code == U'’' || point.code == U'‑';
  std::size_t next = at + point.length;
  return joint && next < block.size() && in_word(code_point_at(block, next).code);
}

std::size_t word_end(std::string_view block, std::size_t at) {
  while (at < block.size()) {
    CodePoint point = code_point_at(block, at);
    if (!in_word(point.code) && !joins_word(block, at)) break;
    at += point.length;
  }
  return at;
}

std::size_t next_word(std::string_view block, std::size_t at) {
  while (at < block.size()) {
    CodePoint point = code_point_at(block, at);
    if (in_word(point.code)) break;
    at += point.length;
  }
  return at;
}

// A full stop that ends no sentence: after an initial (one letter, or a digraph of Latin: Dž., Lj.)
// or a short title (Lt., dr.).
bool after_abbreviation(const QuoteWord& previous, std::string_view block) {
  std::string_view word = previous.span.of(block);
  std::size_t letters = count_code_points(word);
  bool digraph = word == "Dž" || word == "Lj" || word == "Nj";
  bool title = previous.meaning.role == WordRole::office && letters <= 4;
  return letters == 1 || digraph || title;
}

// Reads the characters between two words. A closing mark follows a character that is no space; an
// opening one follows a space.
// "the bill.Lee said": a sentence ends though its space was lost.
bool lost_space(std::string_view gap, const QuoteWord& previous, std::string_view block,
                std::size_t next) {
  constexpr std::size_t kShortest = 3;
  std::string_view word = previous.span.of(block);
  return gap == "." && is_upper(code_point_at(block, next).code) && !previous.capital &&
         count_code_points(word) >= kShortest;
}

struct Between {
  Gap gap = Gap::none;
  bool sentence = false;
};
Between between_words(Span between, const QuoteWord& previous, std::string_view block) {
  std::string_view gap = between.of(block);
  bool goes_on = is_lower(code_point_at(block, between.end).code);  // 204. brigade
  Between found;
  auto see = [&found](Gap kind) { found.gap = std::min(found.gap, kind); };
  bool spaced = false;  // whether a space stands before the character looked at
  bool space_seen = lost_space(gap, previous, block, between.end);
  for (auto [code, at, length] : CodePoints(gap)) {
    bool space_follows = at + length < gap.size() && is_space(code_point_at(gap, at + length).code);
    if (code == ',' && gap.size() > 1) see(Gap::comma);
    if (code == '-' && spaced && space_follows) see(Gap::dash);
    if ((code == U'–' || code == U'—') && (spaced || space_follows)) see(Gap::dash);
    if (is_quotation_mark(code) && !spaced && space_follows) see(Gap::closing);
    if ((code == '?' || code == '!') && gap.size() > 1) see(Gap::question);
    if (code == U'…' && space_follows) see(Gap::stop);
    bool sentence = code == '.' && !goes_on && !after_abbreviation(previous, block);
    if (sentence && space_follows) see(Gap::stop);
    found.sentence |= sentence || code == '?' || code == '!' || code == U'…';
    if (code == ':' || code == ';') see(Gap::colon);
    spaced = is_space(code);
    space_seen |= spaced;
  }
  found.sentence &= space_seen;  // 14.000 is one number
  return found;
}

// The A of "Barbara A. Mikulski" is no article.
bool is_initial(std::string_view block, const QuoteWord& word) {
  bool stop = word.span.end < block.size() && block[word.span.end] == '.';
  return word.capital && word.span.size() == 1 && stop;
}

}  // namespace

bool is_party(std::string_view word) {
  return word.size() > 2 && word[1] == '-' &&
         (word[0] == 'R' || word[0] == 'D' || word[0] == 'I') && word[2] >= 'A' && word[2] <= 'Z';
}

bool is_quotation_mark(char32_t code) {
  constexpr std::u32string_view kMarks = U"\"„“”‟«»‘’‚'";
  return kMarks.find(code) != kMarks.npos;
}

std::vector<QuoteWord> quote_words(std::string_view block, std::size_t begin,
                                   CueLanguage language) {
  Folded folded = folded_letters(block);
  std::vector<QuoteWord> words;
  std::size_t end = begin;
  for (std::size_t at = next_word(block, begin); at < block.size(); at = next_word(block, end)) {
    QuoteWord word;
    if (!words.empty()) {
      Between between = between_words({end, at}, words.back(), block);
      word.before = between.gap;
      word.sentence = between.sentence;
    }
    end = word_end(block, at);
    word.span = {at, end};
    word.capital = is_upper(code_point_at(block, at).code);
    word.meaning = classify(folded.map.target(word.span).of(folded.text), language);
    if (is_initial(block, word)) word.meaning = {};
    if (is_party(word.span.of(block))) word.meaning = {WordRole::institution};
    words.push_back(word);
  }
  return words;
}

}  // namespace glasnik::text
