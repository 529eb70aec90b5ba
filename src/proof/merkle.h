#pragma once
// The Merkle tree of RFC 6962 section 2.1 over SHA-256: hashes, proofs and their verification. Pure
// functions; where stored hashes are needed a HashReader brings them.
//
// Level 0 are leaf hashes; the hash (level, index) spans the leaves index << level up to
// (index + 1) << level, all of them present ("complete").

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxProofHashes = 63;

Hash leaf_hash(BytesView entry);                      // SHA-256(00 || entry)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(01 || left || right)
Hash empty_root();                                    // SHA-256 of nothing
Hash root_of(std::span<const Hash> leaves);           // of leaf hashes

// The hash of a complete subtree. Called only for subtrees within the size asked about.
using HashReader = std::function<Result<Hash>(unsigned level, std::uint64_t index)>;

// The root of the first `size` leaves.
Result<Hash> root_at(std::uint64_t size, const HashReader& hash_at);

// Audit path of leaf `index` < `size`, from the leaf's sibling up.
Result<std::vector<Hash>> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                          const HashReader& hash_at);

// That the first `from` leaves are a prefix of the first `to`; 1 <= from <= to. Empty if equal.
Result<std::vector<Hash>> consistency_proof(std::uint64_t from, std::uint64_t to,
                                            const HashReader& hash_at);

// Whether `proof` shows that `leaf` is at `index` of the tree (size, root).
bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, const Hash& root,
                      std::span<const Hash> proof);

// Whether `proof` shows that the tree (from, old_root) is a prefix of (to, new_root). From size 0
// nothing is shown: false, though textbook code says true.
bool verify_consistency(std::uint64_t from, std::uint64_t to, const Hash& old_root,
                        const Hash& new_root, std::span<const Hash> proof);

}  // namespace glasnik::proof
