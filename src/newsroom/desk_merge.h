#pragma once
// Two people wrote upon the same revision: what each changed alone is merged, what both changed
// otherwise is a conflict that a person decides. Pure. editorial.md section 7.
//
// A slot is the smallest thing that is merged as a whole: a headline, a lead, a block (its words
// and its kind; the words of it that are kept from the table are no words of their own: they go
// with those that stand, each for itself), the caption, alt text or transcript of a file, a file
// with its facts, the announced files, a fact, a note, the reason. The order of a text's blocks is
// one slot more.

#include <optional>
#include <string>
#include <vector>

#include "record/proposal.h"

namespace glasnik::newsroom {

// Absent: the slot is not there.
using SlotParts = std::optional<std::vector<record::Part>>;

struct MergeConflict {
  std::string set;   // a variant, "data" or "notes"
  std::string slot;  // "headline", "block:abcd1234", "order"
  SlotParts base;
  SlotParts mine;
  SlotParts theirs;
};

struct Merged {
  record::Proposal proposal;  // meaningless where there are conflicts
  std::vector<MergeConflict> conflicts;
};

// Derived texts are left out: whoever keeps the merged texts derives them again. Act and document
// are theirs. A deletion of what the other side changed is a conflict too.
Result<Merged> merge(const record::Proposal& base, const record::Proposal& mine,
                     const record::Proposal& theirs);

}  // namespace glasnik::newsroom
