#pragma once
// What a log asks of a witness, and what the witness must find before it signs: C2SP tlog-witness,
// add-checkpoint. Pure functions; who remembers what was signed is ledger/witness.h.
//
//   old 7
//   <base64 of 32 octets>   the consistency proof from that size, 0 to 63 lines
//   <an empty line>
//   <a checkpoint>
//
// Deliberately absent: sign-subtree.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "proof/checkpoint.h"
#include "proof/merkle.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxAddCheckpoint = 65536;

struct AddCheckpoint {
  std::uint64_t old_size = 0;
  std::vector<Hash> proof;
  Note note;            // with the extension lines of logs that write them
  CheckpointBody body;  // its first three lines
};
Bytes serialise(const AddCheckpoint& request);
Result<AddCheckpoint> parse_add_checkpoint(BytesView request);  // invalid
Result<CheckpointBody> body_of(const Note& note);               // its first three lines; invalid

// The newest tree of a log that a witness has signed; size 0: none yet.
struct WitnessedTree {
  std::uint64_t size = 0;
  Hash root = empty_root();
};

// Whether the checkpoint may be signed by a witness that trusts these keys, each named as its log's
// origin, and has signed that tree. The errors stand for the answers of the specification:
//   not_found  404, no key of this origin     conflict  409, another old size than ours
//   denied     403, not signed by one         corrupt   422, not shown to be a continuation
//   invalid    400, an old size beyond the checkpoint's
Result<void> judge(const AddCheckpoint& request, std::span<const VerifierKey> trusted,
                   const WitnessedTree& witnessed);

}  // namespace glasnik::proof
