#pragma once
// Repairs inside words: letters of the wrong script that look right, and digraphs whose second
// letter stayed small among capitals (NAJMANjE). language.md section 4.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/format.h"
#include "text/span.h"

namespace glasnik::text {

struct WordRepairs {
  struct Count {
    std::size_t count = 0;
    std::size_t first = 0;  // offset of the first in the source
    std::string example;    // it as it was
  };
  std::string text;  // empty if nothing was repaired
  Count digraphs;
  Count mixed;                   // words whose minority letters all had a twin
  std::vector<Span> unresolved;  // other words of two scripts, in the source; at most 100
};

// A word is a run of letters. The minority is the script with fewer letters; with as many of both,
// the one that the variant is not written in.
WordRepairs repair_words(std::string_view text, Style style);

}  // namespace glasnik::text
