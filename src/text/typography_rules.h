#pragma once
// What the typography act may do to a word. Each rule answers with the reason for its refusal, as a
// clause that names the words. Private to text/typography.h.

#include <optional>
#include <span>
#include <string>
#include <unordered_set>

#include "text/spelled_words.h"
#include "text/text_block.h"

namespace glasnik::text {

using Refusal = std::optional<std::string>;

class TypographyRules {
 public:
  TypographyRules(std::span<const TextBlock> before, Style style)
      : before_(before), style_(style) {}

  // One word in the place of another; their spellings differ.
  Refusal changed(const SpelledWord& was, const SpelledWord& is, bool quoted);

  // One word in the place of several with the same letters, or the other way.
  Refusal joined(std::span<const SpelledWord> parts, const SpelledWord& whole, bool quoted) const;

 private:
  Refusal letters_changed(const SpelledWord& was, const SpelledWord& is);
  Refusal sense_changed(const std::string& was, const std::string& is) const;
  bool is_common(const SpelledWord& word);

  std::span<const TextBlock> before_;
  Style style_;
  std::optional<std::unordered_set<std::string>> common_;  // filled when first asked for
};

// A word as a refusal names it.
std::string named(std::string_view word);

}  // namespace glasnik::text
