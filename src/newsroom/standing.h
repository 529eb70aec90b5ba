#pragma once
// Which public act may follow which standing, and what it does to the numbers: proof/standing.h has
// the tables, which the monitor reads too. Everything not listed is refused.

#include <string_view>

#include "proof/entry.h"
#include "record/document.h"

namespace glasnik::newsroom {

// What an act makes of a document.
struct Transition {
  record::Standing standing;
  Version version;
};

// Where `kind` leads from `before`; `whole`: a removal of the whole document. conflict, naming
// both, if the table has no such row.
Result<Transition> transition(const record::DocumentState& before, proof::Kind kind,
                              bool whole = false);

bool restates_content(proof::Kind kind);   // the act carries texts; the others only a note
bool needs_notes(proof::Kind kind);        // a public note in every released variant
constexpr std::size_t kShortestNote = 10;  // characters

}  // namespace glasnik::newsroom
