#pragma once
// Where the kept words of a text stand once the text was written anew. A span whose words are still
// there goes with them; one whose words were changed is gone, because what a person said of a word
// was said of that word. Pure.

#include <span>
#include <string_view>
#include <vector>

#include "text/keep.h"

namespace glasnik::text {

// `kept` is sorted and of `before`; the answer is sorted and of `after`.
std::vector<Kept> carried(std::span<const Kept> kept, std::string_view before,
                          std::string_view after);

// Both sides wrote upon `base`: what each added or took away of its spans, all of them spans of the
// same words. Where two of them overlap, mine stands.
std::vector<Kept> merged_kept(std::span<const Kept> base, std::span<const Kept> mine,
                              std::span<const Kept> theirs);

}  // namespace glasnik::text
