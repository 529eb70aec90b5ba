#pragma once
// Words on which the sense of a sentence hangs, so that one letter more or less in them is no
// matter of typography. Data, by key (text/key.h): the same in both scripts, with and without
// diacritics. Own lists; what they lack is judged like any other word. Private to
// text/typography.h.

#include <string_view>

#include "text/format.h"

namespace glasnik::text {

enum class Sense {
  plain,
  negation,  // not, can't, bez: may not become another word, nor another word it
  measure,   // numbers, months, days, units, directions: likewise
  particle,  // and, or, may, must, he, she: may not become another of them
};

// Lists of the variant's language; of a language that has none both, English and Serbian.
Sense sense_of(std::string_view key, Style style);

// Whether one is the other with a prefix that turns its sense: possible and impossible, prijatelj
// and neprijatelj, uvoz and izvoz.
bool prefix_turns(std::string_view key, std::string_view other, Style style);

}  // namespace glasnik::text
