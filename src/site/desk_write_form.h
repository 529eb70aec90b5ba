#pragma once
// Writing without a script: what the plain form of an edition sends, and what its buttons mean.

#include "site/desk_form.h"
#include "site/desk_typed.h"

namespace glasnik::site {

// Three fields a block, and each part may be in conflict.
inline constexpr std::size_t kMostWrittenFields = 20'000;

// What is chosen of a conflict: "mine", "theirs", "both". Another word: nothing is.
struct Choice {
  Slot slot;
  std::string take;
};

struct Written {
  TypedWork typed;  // with the blocks that are empty so far
  std::vector<Choice> choices;
  std::int64_t seen = 0;  // the revision that the conflicts were with
};

// Fields: base, for each variant "sr-Cyrl/headline", "sr-Cyrl/lead", and in order a block's
// "sr-Cyrl/id", "sr-Cyrl/kind", "sr-Cyrl/words"; "note/sr-Cyrl"; of conflicts "seen" and
// "choice/sr-Cyrl/block:bridge00". invalid: another shape.
Result<Written> read_written(const Form& form, const Config& config);

// "add/sr-Cyrl/2", "remove/sr-Cyrl/2", "up/sr-Cyrl/2": a block after the second, that one gone,
// that one before the first. False: it asks for none of these.
bool press(const std::string& button, const std::string& new_id, TypedWork& typed);

// The choices carried out upon what was typed, which then settles those parts.
TypedWork chosen(const Written& written, const record::Proposal& theirs);

}  // namespace glasnik::site
