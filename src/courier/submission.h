#pragma once
// One checkpoint on its way to one witness, as C2SP tlog-witness has it: asked with the proof from
// the tree that the witness has signed last, and once more if it names another one.

#include <functional>
#include <string>
#include <vector>

#include "http/client.h"
#include "ledger/held.h"
#include "proof/add_checkpoint.h"
#include "proof/policy.h"

namespace glasnik::courier {

struct Submission {
  proof::Checkpoint checkpoint;
  std::uint64_t signed_size = 0;  // of the tree that the witness is thought to have signed last
  std::function<Result<std::vector<Hash>>(std::uint64_t from)> proof_from;  // 1 <= from <= size
};

// What came of it: the witness's signatures, or, instead, the checkpoint that it holds and that it
// does not find ours to continue.
struct Outcome {
  std::vector<proof::NoteSignature> signatures;
  std::optional<ledger::HeldCheckpoint> held;
};

// unavailable: no answer, or none that a witness should give; corrupt: an answer without a
// signature of this witness that holds.
Result<Outcome> submit(http::Client& client, const proof::Witness& witness,
                       const Submission& submission);

// The checkpoint of that log which the witness has signed last. not_found: none.
Result<ledger::HeldCheckpoint> held_by(http::Client& client, const proof::Witness& witness,
                                       const std::string& origin);

// The same of all witnesses that have an address, at once. Who does not answer in time is left out
// with a line in the log.
std::vector<ledger::HeldCheckpoint> held_by_all(http::Client& client, const proof::Policy& policy,
                                                const std::string& origin);

}  // namespace glasnik::courier
