#pragma once
// Words. A token is a maximal run of characters that are no white space; a word is a token with a
// letter or a digit in it. Conservation compares tokens, so no mark is lost either.

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

// The tokens of a text in order.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}
  // The next token, empty at the end. Its place is tokens.at().
  std::string_view next();
  std::size_t at() const { return begin_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

std::vector<Span> words(std::string_view text);  // tokens with a letter or digit
std::size_t count_words(std::string_view text);
unsigned reading_minutes(std::size_t words);  // at 200 words a minute, at least 1

// Whether two texts have the same tokens in the same order.
bool same_tokens(std::string_view a, std::string_view b);

}  // namespace glasnik::text
