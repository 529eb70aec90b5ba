#pragma once
// The log as static files: C2SP tlog-tiles. A tile is up to 256 consecutive hashes of one level (32
// octets each), an entry bundle the entries under one level-0 tile, each after its length in two
// octets, big-endian. A partial tile is a prefix of every wider one, so it is sliced, never stored.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/merkle.h"

namespace glasnik::proof {

inline constexpr unsigned kTileWidth = 256;
inline constexpr unsigned kTileHeight = 8;  // a hash of tile level L is a tree hash of level 8 L
inline constexpr unsigned kMaxTileLevel = 63;
inline constexpr std::size_t kMaxEntry = 65535;  // what two octets can say

enum class TileKind { hashes, entries };

// The name of a tile or entry bundle.
struct Tile {
  TileKind kind = TileKind::hashes;
  unsigned level = 0;           // 0 for entries
  std::uint64_t index = 0;      // from the left
  unsigned width = kTileWidth;  // 1..256; below 256 it is partial
  auto operator<=>(const Tile&) const = default;
};

// "tile/0/x001/x234/067", "tile/2/000.p/1", "tile/entries/000.p/7": the address below the log's.
std::string tile_path(const Tile& tile);

// What follows "tile/": "0/x001/234.p/5". invalid for anything that tile_path() does not write:
// "x000/001", "01/000", ".p/0", ".p/256", a level over 63.
Result<Tile> parse_tile_path(std::string_view path);

// Hashes of tile (level, index) in a tree of that size: 0 (no such tile) to 256.
unsigned tile_width(unsigned level, std::uint64_t index, std::uint64_t size);

// All hash tiles of a tree, by level, then index; the partial one of a level last.
std::vector<Tile> tiles_of(std::uint64_t size);

// The first `width` hashes of a stored tile; not_found if it holds fewer.
Result<BytesView> tile_slice(BytesView tile, unsigned width);

// The tree hash (level, index) out of the tile that holds it (tile level = level / 8).
Result<Hash> hash_in_tile(BytesView tile, unsigned level, std::uint64_t index);

// Brings tiles of hashes, whole or partial as named; may return a wider one.
using TileReader = std::function<Result<Bytes>(const Tile&)>;

// Tree hashes of a log of that size, read from its tiles. Keeps the last tile of each level.
HashReader hash_reader(TileReader tiles, std::uint64_t size);

// Entry bundles. too_large over 65,535 octets an entry; corrupt if lengths and octets disagree.
Result<Bytes> encode_entries(std::span<const Bytes> entries);
Result<void> append_entry(Bytes& bundle, BytesView entry);
Result<std::vector<BytesView>> decode_entries(BytesView bundle);  // borrow from `bundle`

}  // namespace glasnik::proof
