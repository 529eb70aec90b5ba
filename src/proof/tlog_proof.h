#pragma once
// An inclusion proof with its checkpoint in one text: C2SP tlog-proof, without the extra line,
// which nothing authenticates.

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/checkpoint.h"

namespace glasnik::proof {

struct TlogProof {
  std::uint64_t index = 0;
  std::vector<Hash> hashes;  // from the leaf's sibling up, at most 63
  Checkpoint checkpoint;
};
Bytes serialise(const TlogProof& proof);
Result<TlogProof> parse_tlog_proof(BytesView text);  // refuses what serialise() would not write

// Whether the entry is at proof.index of proof.checkpoint. Says nothing about who signed that.
bool includes(const TlogProof& proof, BytesView entry);

}  // namespace glasnik::proof
