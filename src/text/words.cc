#include "text/words.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::text {
namespace {

std::size_t skip(std::string_view text, std::size_t at, bool spaces) {
  while (at < text.size()) {
    CodePoint point = code_point_at(text, at);
    if (is_space(point.code) != spaces) break;
    at += point.length;
  }
  return at;
}

bool is_word(std::string_view token) {
  return any_code_point(token, [](char32_t code) { return is_letter(code) || is_digit(code); });
}

}  // namespace

std::string_view Tokens::next() {
  begin_ = skip(text_, end_, true);
  end_ = skip(text_, begin_, false);
  return text_.substr(begin_, end_ - begin_);
}

std::vector<Span> words(std::string_view text) {
  std::vector<Span> found;
  Tokens tokens(text);
  for (auto token = tokens.next(); !token.empty(); token = tokens.next()) {
    if (is_word(token)) found.push_back({tokens.at(), tokens.at() + token.size()});
  }
  return found;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  Tokens tokens(text);
  for (auto token = tokens.next(); !token.empty(); token = tokens.next()) count += is_word(token);
  return count;
}

unsigned reading_minutes(std::size_t words) {
  return static_cast<unsigned>(std::max<std::size_t>(1, (words + 199) / 200));
}

bool same_tokens(std::string_view a, std::string_view b) {
  Tokens left(a);
  Tokens right(b);
  while (true) {
    std::string_view token = left.next();
    if (token != right.next()) return false;
    if (token.empty()) return true;
  }
}

}  // namespace glasnik::text
