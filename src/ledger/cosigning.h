#pragma once
// What witnesses have signed of this log. Their signatures stand in the notes of the checkpoints;
// beside them the newest tree that each witness has signed. What a reader is told follows from both
// in the caller's snapshot.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "proof/cosignatures.h"

namespace glasnik::ledger {

// Takes over what witnesses of the policy in force have signed of the checkpoint of `size` entries.
// The documents of which a witness has now seen more than before. not_found: no such checkpoint.
Result<std::vector<DocumentId>> store_cosignatures(store::Session& session, std::uint64_t size,
                                                   std::span<const proof::NoteSignature> added);

// The newest tree that a witness has signed; none: not one yet.
struct WitnessState {
  std::string name;  // of its key
  std::optional<std::uint64_t> size;
  Time at;
};
Result<WitnessState> witness_state(store::Session& session, const proof::Witness& witness);

// How the newest checkpoint stands with its witnesses.
struct Witnessing {
  std::vector<WitnessState> witnesses;  // of the policy in force, in its order
  std::size_t present = 0;              // have signed the newest checkpoint
  bool asked = false;                   // the policy asks for a quorum
  bool met = false;                     // it is there
  std::optional<Time> missing_since;    // since this checkpoint it is not
};
Result<Witnessing> witnessing(store::Session& session, const Published& newest);

// How many of the policy's witnesses have signed a tree that holds this entry.
struct WitnessCount {
  std::size_t have = 0;
  std::size_t of = 0;
};
Result<WitnessCount> witnesses_over(store::Session& session, std::int64_t index,
                                    const Published& newest);

// The checkpoint to prove an entry under: the newest over it that its quorum has signed, else the
// newest. Witnesses may be late or away; what they have seen stays proven.
Result<Published> best_checkpoint_over(store::Session& session, std::int64_t index,
                                       const Published& newest);

}  // namespace glasnik::ledger
