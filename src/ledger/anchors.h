#pragma once
// What others have said of trees of this log, as its entries keep it: found for an entry that
// somebody wants to prove to have been there by then. Read in the caller's snapshot.

#include <cstdint>
#include <optional>
#include <vector>

#include "proof/bundle.h"
#include "proof/entry.h"
#include "store/database.h"

namespace glasnik::ledger {

// The first of each kind, published in the first `size` entries, over a tree with that entry in it.
Result<std::vector<proof::BundleAnchor>> anchors_over(store::Session& session, std::int64_t index,
                                                      std::uint64_t size);

// How many of the first `size` entries are about something else than anchors and lie behind the
// last tree that was anchored so: none, and there is nothing new to anchor.
Result<std::uint64_t> unanchored(store::Session& session, proof::AnchorKind kind,
                                 std::uint64_t size);

}  // namespace glasnik::ledger
