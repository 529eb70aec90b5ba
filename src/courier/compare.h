#pragma once
// Two copies of one log held against each other: every checkpoint of both must be of one tree. The
// tree is made from the entries of the longer copy, so what either has signed is compared with what
// either says.
//
// The attack: whoever holds the server and its key edits the past and signs everything anew. By
// itself such a copy is whole; beside one that somebody else has kept it is not.

#include <optional>
#include <vector>

#include "courier/source.h"
#include "proof/note.h"

namespace glasnik::courier {

struct Divergence {
  std::uint64_t size = 0;  // of the checkpoint that differs
  std::string reason;
  bool fork = false;  // both notes are signed by the log and of different trees
  Bytes here;         // the two notes
  Bytes there;
};

struct CompareOptions {
  // The keys of the log, as the copy at hand has them, for a checkpoint over `size` entries.
  std::function<std::vector<proof::VerifierKey>(std::uint64_t size)> log_keys;
  bool may_be_behind = false;  // the copy at hand is a mirror, or has not pulled yet
};

// An error only if one of them cannot be read. Nothing: they are of one tree.
Result<std::optional<Divergence>> compare(Source& here, Source& there,
                                          const CompareOptions& options);

}  // namespace glasnik::courier
