#pragma once
// The right edge of a growing Merkle tree: the roots of its complete subtrees, one per set bit of
// the size. Enough to append and to know the root, at two hashes an append on average and 2 KiB at
// most.

#include <array>
#include <cstdint>
#include <span>

#include "base/hash.h"
#include "base/result.h"

namespace glasnik::proof {

class Frontier {
 public:
  Frontier() = default;

  // From stored subtree roots, the largest subtree first; invalid unless one per set bit of `size`.
  static Result<Frontier> from(std::uint64_t size, std::span<const Hash> subtrees);

  void push(const Hash& leaf);
  std::uint64_t size() const { return size_; }
  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::array<Hash, 64> subtrees_;  // [level] is set if bit `level` of size_ is
};

}  // namespace glasnik::proof
