#pragma once
// Words of a Serbian Cyrillic text whose Latin form a person should look at: the table is a
// function, and still what it gives can be wrong for a name or read back as another word. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "text/keep.h"

namespace glasnik::text {

enum class Ambiguity {
  digraph,  // инјекција: injekcija reads back as ињекција
  kept,     // an address or a handle, copied as it is
  foreign,  // a letter that Serbian does not have, copied
  mixed,    // Cyrillic and Latin letters in one word
};
std::string_view name(Ambiguity ambiguity);

struct AmbiguousWord {
  Span span;  // of the source
  std::string word;
  std::string latin;
  Ambiguity why = Ambiguity::digraph;
};

// In the order of the text; each place once, with the first reason that holds. A word on which one
// of the `given` spans stands is none: a person has said what its Latin is.
std::vector<AmbiguousWord> ambiguous_words(std::string_view cyrillic,
                                           std::span<const Kept> given = {});

}  // namespace glasnik::text
