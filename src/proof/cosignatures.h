#pragma once
// Whose signatures are in a checkpoint: the log's, and those of witnesses, C2SP tlog-cosignature,
// under a policy. Only those that hold count; who is not asked about is ignored.

#include <span>
#include <vector>

#include "proof/checkpoint.h"
#include "proof/policy.h"

namespace glasnik::proof {

// Whether one of these keys has signed it, and none of them wrongly.
bool signed_by_any(const Checkpoint& checkpoint, std::span<const VerifierKey> keys);

struct Cosigned {
  std::size_t witness = 0;  // its place in Policy::witnesses
  Time at;                  // when it says it saw the tree
  bool operator==(const Cosigned&) const = default;
};
// In the policy's order, each witness once with its newest.
std::vector<Cosigned> cosigned_by(const Checkpoint& checkpoint, const Policy& policy);
bool quorum_met(const Checkpoint& checkpoint, const Policy& policy);

// The checkpoint with those of `added` that are a witness's and hold: what no witness of the policy
// made stays first, as it stands; then the witnesses in the policy's order, each with its newest.
Checkpoint with_cosignatures(const Checkpoint& checkpoint, std::span<const NoteSignature> added,
                             const Policy& policy);

}  // namespace glasnik::proof
