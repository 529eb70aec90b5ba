#pragma once
// A dash paragraph as the tag reader sees it: words with their class, and what stands between them.
// Private to quote recognition.

#include <string_view>
#include <vector>

#include "text/quote_words.h"
#include "text/span.h"

namespace glasnik::text {

// What parts a word from the one before it. Only the first four can open a tag.
enum class Gap { comma, dash, closing, question, stop, colon, none };

struct QuoteWord {
  Span span;  // in the block
  WordClass meaning;
  bool capital = false;
  Gap before = Gap::none;
  bool sentence = false;  // a full stop, question mark or ellipsis stands before it
};

// The words of `block` from `begin` on. Classes are looked up by letters through an offset map.
std::vector<QuoteWord> quote_words(std::string_view block, std::size_t begin, CueLanguage language);

bool is_quotation_mark(char32_t code);

// R-Ga, D-Md: party and state of a member of a congress, behind the name.
bool is_party(std::string_view word);

}  // namespace glasnik::text
