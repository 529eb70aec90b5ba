#include "text/words.h"

#include <doctest/doctest.h>

#include <string>

using namespace glasnik;

TEST_CASE("a word is what stands between white space and has a letter or digit") {
  std::string_view line = "- Mi smo\u00A0tu , 75,18 MB – „da“.";
  std::string seen;
  for (text::Span word : text::words(line)) seen += std::string(word.of(line)) + "|";
  CHECK(seen == "Mi|smo|tu|75,18|MB|„da“.|");
  CHECK(text::count_words(line) == 6);
  CHECK(text::count_words(" – ") == 0);
}

TEST_CASE("tokens compare marks too, spaces not") {
  CHECK(text::same_tokens("a  b\nc", " a b c "));
  CHECK_FALSE(text::same_tokens("a, b", "a b"));
  CHECK_FALSE(text::same_tokens("a b", "a b c"));
  CHECK_FALSE(text::same_tokens("a b", "b a"));
}

TEST_CASE("reading takes a minute at least") {
  CHECK(text::reading_minutes(0) == 1);
  CHECK(text::reading_minutes(200) == 1);
  CHECK(text::reading_minutes(201) == 2);
}
