#pragma once
// The word lists of text/cyrillic.h, as questions about one word in lower case. Source: language.md
// section 3.

#include <optional>
#include <string_view>

#include "text/span.h"

namespace glasnik::text {

// Where a listed stem has two letters that look like one (the nj of injekcija), if it has.
std::optional<Span> two_letters(std::string_view word);
// Whether the word is written both ways: konjugacija, konjunktiv.
bool in_both_spellings(std::string_view word);
// Whether it is foreign in any of its cases: mail, mailom, Google, googlu.
bool is_foreign_word(std::string_view word);
bool is_unit(std::string_view word);  // as written: MB, km

enum class Acronym { keep, convert };
std::optional<Acronym> listed_acronym(std::string_view capitals);

// Whether the capitals are a Roman numeral; and whether they may as well be a word.
bool is_roman_numeral(std::string_view capitals);
bool is_roman_or_word(std::string_view capitals);

// Whether the dj at `at` stands where a prefix ends: odjednom, predjelo, nadjačati.
bool at_seam(std::string_view word, std::size_t at);

}  // namespace glasnik::text
