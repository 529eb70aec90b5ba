#pragma once
// An act as it will enter the log, worked out before it does: what the rules say to it, its
// numbers, its notes, its commitments. The desk shows an approver's passkey the hash of the entry
// that the release will log, so both are made here.
//
// Not known beforehand: the entry's place and instant and, of a document's first act, its number.

#include <map>
#include <string>
#include <vector>

#include "newsroom/acts.h"
#include "newsroom/standing.h"
#include "record/document.h"
#include "record/edition.h"

namespace glasnik::newsroom {

struct Plan {
  record::DocumentState before;  // of a new document: the next free number, and nothing else
  Transition next;
  proof::Entry entry;                 // all but issued
  std::vector<record::PartSet> sets;  // whose commitments are in the entry
  Bytes salts;                        // proof::kSaltSize octets a part, in the order of the sets
};

// Reads, and draws salts where the act brings none. invalid, conflict, not_found: the rules refuse
// the act, with the reason; conflict also: its salts are of other parts.
Result<Plan> plan(Newsroom& newsroom, store::Session& session, const ActRequest& act,
                  const PreparedRemoval& removal = {});

// Whether a removal takes the whole document.
bool removes_whole(const ActRequest& act);

}  // namespace glasnik::newsroom
