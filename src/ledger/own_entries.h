#pragma once
// The entries about the log itself, found by the index of acts, in which they have no document:
// genesis, keys and policies, a handful among any number of acts; anchors, perhaps one a day.

#include <cstdint>
#include <vector>

#include "proof/entry.h"
#include "store/database.h"

namespace glasnik::ledger {

struct OwnEntry {
  std::uint64_t index = 0;
  proof::Entry entry;
};

// Those among the first `size` entries, in their order. corrupt where one cannot be read. Anchors
// apart from the others: their tokens are long, and few ask what they say.
Result<std::vector<OwnEntry>> charter_entries(store::Session& session, std::uint64_t size);
Result<std::vector<OwnEntry>> logged_anchors(store::Session& session, std::uint64_t size);

}  // namespace glasnik::ledger
