#pragma once
// The words of a text as word_diff() compares them, and what it must know of each to choose between
// answers of equal length. Private to text/word_diff.h.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/common_runs.h"
#include "text/span.h"

namespace glasnik::text {

enum class Ends { nothing, clause, sentence };  // by the last mark of the word

struct DiffWord {
  Span word;            // without white space; empty for that which opens a text
  std::size_t end = 0;  // of the white space after it
  std::uint32_t number = 0;
  bool little = false;  // three letters at most and no digit: of, the, je, –
  Ends ends = Ends::nothing;
};

// The words of a text, each beginning where the one before ends; the first begins at 0.
std::vector<DiffWord> diff_words(std::string_view text, Numbering& numbering);
std::vector<std::uint32_t> numbers_of(const std::vector<DiffWord>& words);

// Whether two words differ in nothing but letter case, diacritics, marks around them or, in words
// of four letters and more, one letter.
bool nearly_same(std::string_view a, std::string_view b);

}  // namespace glasnik::text
