#include "ledger/tile_rows.h"

namespace glasnik::ledger {
namespace {

Result<void> put_tile(store::Session& session, unsigned level, std::uint64_t number,
                      BytesView hashes) {
  TRY_VOID(
      session.execute("INSERT INTO tiles (level, number, hashes) VALUES ($1, $2, $3) "
                      "ON CONFLICT (level, number) DO UPDATE SET hashes = $3",
                      level, number, store::Octets{hashes}));
  return {};
}

}  // namespace

// Rows written by a transaction that was rolled back do not exist, so cutting is only for levels
// that are just full.
Result<proof::TileEdge> stored_edge(store::Session& session, std::uint64_t size) {
  std::vector<Bytes> partials;
  for (unsigned level = 0; (size >> (proof::kTileHeight * level)) > 0; ++level) {
    std::uint64_t hashes = size >> (proof::kTileHeight * level);
    std::size_t width = hashes % proof::kTileWidth;
    Bytes partial;
    if (width > 0) {
      TRY(auto row, session.one(
                        "SELECT hashes FROM tiles WHERE level = $1 AND number = $2",
                        [](const store::Row& r) { return Bytes(r.octets(0)); }, level,
                        hashes / proof::kTileWidth));
      partial = row.value_or(Bytes()).substr(0, width * 32);
    }
    partials.push_back(std::move(partial));
  }
  return proof::TileEdge::from(size, std::move(partials));
}

Result<void> store_tiles(store::Session& session, std::span<const proof::FullTile> full,
                         const proof::TileEdge& edge) {
  for (const proof::FullTile& tile : full) {
    TRY_VOID(put_tile(session, tile.tile.level, tile.tile.index, tile.hashes));
  }
  const std::vector<Bytes>& partials = edge.partials();
  for (unsigned level = 0; level < partials.size(); ++level) {
    std::uint64_t number = edge.size() >> (proof::kTileHeight * (level + 1));
    if (!partials[level].empty()) TRY_VOID(put_tile(session, level, number, partials[level]));
  }
  return {};
}

}  // namespace glasnik::ledger
