#include "text/prose.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::text {

Prose::Prose(std::string_view block, std::string_view next, CueLanguage language)
    : block_(block),
      language_(language),
      folded_(folded_letters(block)),
      words_(quote_words(block, 0, language)),
      quotations_(text::quotations(block, next)),
      inside_(words_.size(), -1) {
  mark_quoted();
  part_sentences();
}

std::string_view Prose::letters(std::size_t word) const {
  return folded_.map.target(words_[word].span).of(folded_.text);
}

bool Prose::colon_before(std::size_t word) const {
  std::size_t from = word == 0 ? 0 : words_[word - 1].span.end;
  return Span{from, words_[word].span.begin}.of(block_).find(':') != std::string_view::npos;
}

// With the marks of a quotation that lies in it as a whole.
Span Prose::span(WordRange range) const {
  if (range.empty()) return {};
  Span span{words_[range.begin].span.begin, words_[range.end - 1].span.end};
  for (std::size_t end : {range.begin, range.end - 1}) {
    if (!quoted(end)) continue;
    auto quotation = static_cast<std::size_t>(inside_[end]);
    WordRange words = ranges_[quotation];
    if (words.begin < range.begin || words.end > range.end) continue;
    span.begin = std::min(span.begin, quotations_[quotation].whole.begin);
    span.end = std::max(span.end, quotations_[quotation].whole.end);
  }
  return span;
}

void Prose::mark_quoted() {
  std::size_t word = 0;
  for (std::size_t i = 0; i < quotations_.size(); ++i) {
    const Span& whole = quotations_[i].whole;
    while (word < words_.size() && words_[word].span.begin < whole.begin) ++word;
    std::size_t begin = word;
    for (; word < words_.size() && words_[word].span.begin < whole.end; ++word) {
      inside_[word] = static_cast<int>(i);
    }
    ranges_.push_back({begin, word});
  }
}

// A sentence begins with a capital, a number or a quotation; inside a quotation none does.
void Prose::part_sentences() {
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= words_.size(); ++i) {
    bool ends = i == words_.size();
    if (!ends && words_[i].sentence && (inside_[i] < 0 || inside_[i] != inside_[i - 1])) {
      bool digit = is_digit(code_point_at(block_, words_[i].span.begin).code);
      ends = words_[i].capital || digit || inside_[i] >= 0;
    }
    if (!ends) continue;
    if (i - begin <= kMostSentenceWords) sentences_.push_back({begin, i});
    begin = i;
  }
}

}  // namespace glasnik::text
