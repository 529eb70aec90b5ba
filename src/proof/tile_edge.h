#pragma once
// The rightmost tile of each level of a growing log: what a writer keeps between appends and stores
// with each commit. push() tells which tiles became full; those are written once, for ever.

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/frontier.h"
#include "proof/tile.h"

namespace glasnik::proof {

struct FullTile {
  Tile tile;
  Bytes hashes;  // 8,192 octets
};

class TileEdge {
 public:
  TileEdge() = default;

  // From stored partial tiles, level 0 first, an empty string where a level has none. corrupt
  // unless their widths are those of `size`.
  static Result<TileEdge> from(std::uint64_t size, std::vector<Bytes> partials);

  // Appends a leaf hash; the tiles it completed (mostly none) go to `full`, lower levels first.
  void push(const Hash& leaf, std::vector<FullTile>& full);

  std::uint64_t size() const { return frontier_.size(); }
  Hash root() const { return frontier_.root(); }
  const std::vector<Bytes>& partials() const { return partials_; }  // for from()

 private:
  Frontier frontier_;
  std::vector<Bytes> partials_;  // per level, less than 256 hashes
};

}  // namespace glasnik::proof
