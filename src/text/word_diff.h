#pragma once
// What changed between two wordings, word by word, for a person to read. Pure: the same texts give
// the same answer.
//
// A word is a run of characters that are no white space; white space belongs to the word it
// follows. The runs of the answer in order, without the added ones, are the old text to the octet,
// and without the removed ones the new text: nothing that changed can hide in a run that is called
// the same, not even a space.
//
// As few words as possible are called changed (text/common_runs.h says how far), and then some
// more, where the shortest answer reads badly: a short word that happens to stand in both of two
// rewritten passages parts nothing. An addition that could begin at several places begins where a
// sentence or a phrase does. Words that were only mended (Vucic, Vučić) stand beside their mending.

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

enum class Change { same, removed, added };

struct DiffRun {
  Change change = Change::same;
  Span before;  // in the old text; of an addition empty, where it would stand
  Span after;   // in the new text; of a removal empty
  bool operator==(const DiffRun&) const = default;
};

// No run is empty. Where words were replaced, what was removed comes first.
std::vector<DiffRun> word_diff(std::string_view before, std::string_view after);

}  // namespace glasnik::text
