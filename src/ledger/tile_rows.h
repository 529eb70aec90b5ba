#pragma once
// The tree's tiles in their rows: full ones written once, the right-most of each level grown in
// place. For whoever appends, inside the transaction that stores the entries.

#include <span>

#include "proof/tile_edge.h"
#include "store/database.h"

namespace glasnik::ledger {

// The right edge of a tree of that size.
Result<proof::TileEdge> stored_edge(store::Session& session, std::uint64_t size);

// The tiles that became full, and the right edge after them.
Result<void> store_tiles(store::Session& session, std::span<const proof::FullTile> full,
                         const proof::TileEdge& edge);

}  // namespace glasnik::ledger
