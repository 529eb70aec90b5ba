#include "proof/frontier.h"

#include <bit>

#include "proof/merkle.h"

namespace glasnik::proof {

Result<Frontier> Frontier::from(std::uint64_t size, std::span<const Hash> subtrees) {
  if (static_cast<std::size_t>(std::popcount(size)) != subtrees.size()) {
    return Error{Code::invalid, "a right edge has one hash per set bit of the size"};
  }
  Frontier frontier;
  frontier.size_ = size;
  std::size_t next = subtrees.size();
  for (unsigned level = 0; level < 64; ++level) {
    if ((size >> level & 1U) != 0) frontier.subtrees_[level] = subtrees[--next];
  }
  return frontier;
}

void Frontier::push(const Hash& leaf) {
  Hash hash = leaf;
  unsigned level = 0;
  for (; (size_ >> level & 1U) != 0; ++level) hash = node_hash(subtrees_[level], hash);
  subtrees_[level] = hash;
  ++size_;
}

Hash Frontier::root() const {
  if (size_ == 0) return empty_root();
  auto level = static_cast<unsigned>(std::countr_zero(size_));
  Hash hash = subtrees_[level];
  for (++level; level < 64; ++level) {
    if ((size_ >> level & 1U) != 0) hash = node_hash(subtrees_[level], hash);
  }
  return hash;
}

}  // namespace glasnik::proof
