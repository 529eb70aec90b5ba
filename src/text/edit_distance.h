#pragma once
// How many letters two words are apart: inserted, left out or put in another's place (Levenshtein).
// Two letters in the wrong order are two.

#include <cstddef>
#include <string_view>

namespace glasnik::text {

// At most `bound` + 1, which means more than `bound`. Counts code points; time is linear in the
// words for a given bound.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound);

}  // namespace glasnik::text
