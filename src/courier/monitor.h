#pragma once
// A whole log read from another server and replayed: tree, form, chain, time, texts, removal, keys,
// and every tile that it serves. For anyone; nothing is stored.

#include "courier/source.h"
#include "proof/checkpoint.h"
#include "proof/replay.h"

namespace glasnik::courier {

struct Monitored {
  proof::Checkpoint checkpoint;  // the newest, under which the log was read
  proof::Replay replay;          // finished
};

// corrupt: what it serves is no log; unavailable: it does not answer. What the log does wrong is
// among the replay's findings.
Result<Monitored> monitor(
    Source& source, const std::function<void(std::uint64_t read, std::uint64_t total)>& progress);

}  // namespace glasnik::courier
