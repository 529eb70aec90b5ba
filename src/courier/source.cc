#include "courier/source.h"

#include <algorithm>

namespace glasnik::courier {

Result<void> each_entry(Source& source, std::uint64_t from, std::uint64_t below,
                        const std::function<Result<void>(std::uint64_t, BytesView)>& see) {
  for (std::uint64_t at = from; at < below;) {
    proof::Tile tile{proof::TileKind::entries, 0, at / proof::kTileWidth, 0};
    std::uint64_t first = tile.index * proof::kTileWidth;
    tile.width = static_cast<unsigned>(std::min<std::uint64_t>(proof::kTileWidth, below - first));
    TRY(Bytes bundle, source.tile(tile));
    auto entries = proof::decode_entries(bundle);
    if (!entries || entries->size() != tile.width) {
      return Error{Code::corrupt,
                   source.name() + ": " + tile_path(tile) + " has not the entries it should"};
    }
    for (; at < first + tile.width; ++at) TRY_VOID(see(at, (*entries)[at - first]));
  }
  return {};
}

}  // namespace glasnik::courier
