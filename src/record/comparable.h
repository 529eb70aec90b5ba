#pragma once
// A text as the comparisons of two editions take it (text/block_diff.h, text/typography.h):
// headline, lead, blocks and the words of its files, each under an id that editions share.

#include <span>
#include <string>
#include <vector>

#include "record/edition.h"
#include "text/text_block.h"

namespace glasnik::record {

// Borrows the text; owns what it makes of it.
class Comparable {
 public:
  explicit Comparable(const Text& text, std::span<const Quote> quotes = {});
  Comparable(const Comparable&) = delete;
  Comparable& operator=(const Comparable&) = delete;
  std::span<const text::TextBlock> blocks() const { return blocks_; }

 private:
  void add_words(std::string_view kind, const Key& key, const std::string& words);

  std::string headline_;  // as inline markup
  std::vector<std::string> ids_;
  std::vector<text::TextBlock> blocks_;
};

}  // namespace glasnik::record
