#pragma once
// A paragraph as the reader of told speech sees it: its words, its sentences, what stands in
// quotation marks. Private to quote recognition.

#include <string_view>
#include <vector>

#include "text/key.h"
#include "text/quotation.h"
#include "text/quote_tag.h"
#include "text/quote_text.h"

namespace glasnik::text {

// A longer sentence is a list or a table, and nobody's speech.
constexpr std::size_t kMostSentenceWords = 250;

class Prose {
 public:
  Prose(std::string_view block, std::string_view next, CueLanguage language);

  std::string_view block() const { return block_; }
  CueLanguage language() const { return language_; }
  const std::vector<QuoteWord>& words() const { return words_; }
  const std::vector<Quotation>& quotations() const { return quotations_; }
  const std::vector<WordRange>& sentences() const { return sentences_; }

  std::string_view letters(std::size_t word) const;
  WordRole role(std::size_t word) const { return words_[word].meaning.role; }
  bool parted(std::size_t word) const { return words_[word].before != Gap::none; }
  int quotation_of(std::size_t word) const { return inside_[word]; }  // -1: outside of any
  bool quoted(std::size_t word) const { return inside_[word] >= 0; }
  WordRange words_in(std::size_t quotation) const { return ranges_[quotation]; }
  bool colon_before(std::size_t word) const;
  Span span(WordRange range) const;  // from the first letter to the last

 private:
  void mark_quoted();
  void part_sentences();

  std::string_view block_;
  CueLanguage language_;
  Folded folded_;
  std::vector<QuoteWord> words_;
  std::vector<Quotation> quotations_;
  std::vector<WordRange> ranges_;  // of each quotation
  std::vector<int> inside_;        // of each word
  std::vector<WordRange> sentences_;
};

}  // namespace glasnik::text
