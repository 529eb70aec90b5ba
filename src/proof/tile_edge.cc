#include "proof/tile_edge.h"

#include <algorithm>
#include <bit>

namespace glasnik::proof {
namespace {

constexpr std::size_t kTileOctets = kTileWidth * 32;

// The roots of the complete subtrees inside one partial tile, largest first.
Result<std::vector<Hash>> subtrees_in(BytesView partial) {
  std::vector<Hash> found;
  std::uint64_t done = 0;
  for (std::uint64_t left = partial.size() / 32; left != 0;) {
    auto level = static_cast<unsigned>(std::bit_width(left) - 1);
    TRY(Hash hash, hash_in_tile(partial, level, done >> level));
    found.push_back(hash);
    done += std::uint64_t{1} << level;
    left -= std::uint64_t{1} << level;
  }
  return found;
}

}  // namespace

Result<TileEdge> TileEdge::from(std::uint64_t size, std::vector<Bytes> partials) {
  std::vector<Hash> subtrees;  // largest first: the highest level's first
  for (std::size_t level = partials.size(); level-- > 0;) {
    std::size_t width = level < 8 ? size >> (level * kTileHeight) & (kTileWidth - 1) : 0;
    if (partials[level].size() != width * 32) {
      return Error{Code::corrupt, "the right edge does not have the widths of its size"};
    }
    TRY(std::vector<Hash> inside, subtrees_in(partials[level]));
    subtrees.insert(subtrees.end(), inside.begin(), inside.end());
  }
  Result<Frontier> frontier = Frontier::from(size, subtrees);
  if (!frontier) return Error{Code::corrupt, "the right edge lacks a level of its size"};
  TileEdge edge;
  edge.frontier_ = *frontier;
  edge.partials_ = std::move(partials);
  return edge;
}

void TileEdge::push(const Hash& leaf, std::vector<FullTile>& full) {
  std::uint64_t index = frontier_.size();  // of the hash within its level
  frontier_.push(leaf);
  Hash hash = leaf;
  for (unsigned level = 0;; ++level) {
    if (level == partials_.size()) partials_.emplace_back();
    partials_[level] += hash.view();
    if (partials_[level].size() < kTileOctets) return;
    index /= kTileWidth;
    hash = *hash_in_tile(partials_[level], kTileHeight - 1, 0);
    Hash right = *hash_in_tile(partials_[level], kTileHeight - 1, 1);
    hash = node_hash(hash, right);
    full.push_back({{TileKind::hashes, level, index, kTileWidth}, std::move(partials_[level])});
    partials_[level].clear();
  }
}

}  // namespace glasnik::proof
