#pragma once
// A text as the guard of the typography act reads it: the words, numbers and symbols that may not
// come, go or become others, without what typography may change between them. Private to
// text/typography.h.
//
// Letters and the digits of a number make a word each, wherever a hyphen, a dash, a quotation mark,
// a space or any other mark of punctuation parts them. Everything else that is seen is a symbol:
// "%" and "@", an arrow, a stroke through a letter, a turn of the reading direction.

#include <string>
#include <string_view>
#include <vector>

#include "text/format.h"
#include "text/span.h"

namespace glasnik::text {

struct SpelledWord {
  enum class Kind {
    word,    // letters with their marks; an apostrophe inside is left out: cant
    number,  // digits with the marks between them: 1.000, 10:30; a Serbian ordinal with its
             // stop: 5.
    symbol,  // the dash of a range and the minus of a number are both "–": 2014–2016, −5
  };
  Kind kind = Kind::word;
  Span span;             // in the text
  std::string spelling;  // as written
  // What is left when letter case and diacritics are taken off: by key (text/key.h), but a word of
  // Cyrillic letters alone stays in them. There ш is no s with a mark, it is another letter than с.
  std::string form;
  // Whether it belongs to what is written without white space and has a digit, or is an address:
  // T-72, 75MB, mod.gov.rs.
  bool exact = false;
};

std::vector<SpelledWord> spelled_words(std::string_view text, Style style);

// Whether two spellings differ in letter case and diacritics alone: Vucic and Vučić, Dokovic and
// Đoković and Djokovic.
bool same_letters(const SpelledWord& a, const SpelledWord& b);

// The runs of capital and of small letters: "Aa" of Vučić, "aA" of mW.
std::string case_pattern(std::string_view spelling);

struct Scripts {
  bool latin = false;
  bool cyrillic = false;
  bool other = false;
  bool mixed() const { return int{latin} + int{cyrillic} + int{other} > 1; }
  bool operator==(const Scripts&) const = default;
};
Scripts scripts_of(std::string_view spelling);

}  // namespace glasnik::text
