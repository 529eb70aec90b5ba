#include "proof/merkle.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "proof/frontier.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

std::vector<Hash> leaves(std::size_t count) {
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < count; ++i) hashes.push_back(leaf_hash("leaf " + std::to_string(i)));
  return hashes;
}

// RFC 6962 section 2.1, word for word: the peer the fast code is compared with.
Hash textbook_root(std::span<const Hash> hashes) {
  if (hashes.empty()) return empty_root();
  if (hashes.size() == 1) return hashes[0];
  std::size_t half = 1;
  while (half * 2 < hashes.size()) half *= 2;
  return node_hash(textbook_root(hashes.subspan(0, half)), textbook_root(hashes.subspan(half)));
}

HashReader reader_over(const std::vector<Hash>& hashes) {
  return [&hashes](unsigned level, std::uint64_t index) -> Result<Hash> {
    std::size_t width = std::size_t{1} << level;
    REQUIRE((index + 1) * width <= hashes.size());  // only complete subtrees are asked for
    return textbook_root(std::span(hashes).subspan(index * width, width));
  };
}

}  // namespace

TEST_CASE("the hashes of RFC 6962: nothing, a leaf, a node") {
  CHECK(base64(empty_root().view()) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(base64(leaf_hash("").view()) == "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=");
  CHECK(node_hash(leaf_hash("a"), leaf_hash("b")) ==
        sha256("\1", leaf_hash("a").view(), leaf_hash("b").view()));
}

TEST_CASE("a frontier's root is the textbook's at every size up to 300") {
  std::vector<Hash> hashes = leaves(300);
  Frontier frontier;
  for (std::size_t size = 0; size <= hashes.size(); ++size) {
    REQUIRE(frontier.root() == textbook_root(std::span(hashes).first(size)));
    if (size < hashes.size()) frontier.push(hashes[size]);
  }
}

TEST_CASE("a frontier goes on from its stored subtrees") {
  std::vector<Hash> hashes = leaves(12);
  std::vector<Hash> stored = {textbook_root(std::span(hashes).first(8)),
                              textbook_root(std::span(hashes).subspan(8, 2)), hashes[10]};
  Frontier frontier = *Frontier::from(11, stored);
  frontier.push(hashes[11]);
  CHECK(frontier.root() == textbook_root(hashes));
  CHECK_FALSE(Frontier::from(12, stored));
}

TEST_CASE("every inclusion proof up to size 40 verifies, and nothing beside it") {
  std::vector<Hash> hashes = leaves(40);
  for (std::uint64_t size = 1; size <= hashes.size(); ++size) {
    Hash root = *root_at(size, reader_over(hashes));
    REQUIRE(root == textbook_root(std::span(hashes).first(size)));
    for (std::uint64_t index = 0; index < size; ++index) {
      std::vector<Hash> proof = *inclusion_proof(index, size, reader_over(hashes));
      REQUIRE(verify_inclusion(index, size, hashes[index], root, proof));
      REQUIRE_FALSE(verify_inclusion(index, size, hashes[(index + 1) % 40], root, proof));
      REQUIRE_FALSE(verify_inclusion((index + 1) % size, size, hashes[index], root, proof) ==
                    (size > 1));
      proof.push_back(root);
      REQUIRE_FALSE(verify_inclusion(index, size, hashes[index], root, proof));
    }
  }
}

TEST_CASE("every consistency proof up to size 40 verifies, and nothing beside it") {
  std::vector<Hash> hashes = leaves(40);
  for (std::uint64_t to = 1; to <= hashes.size(); ++to) {
    Hash new_root = *root_at(to, reader_over(hashes));
    for (std::uint64_t from = 1; from <= to; ++from) {
      Hash old_root = *root_at(from, reader_over(hashes));
      std::vector<Hash> proof = *consistency_proof(from, to, reader_over(hashes));
      REQUIRE(verify_consistency(from, to, old_root, new_root, proof));
      REQUIRE_FALSE(verify_consistency(from, to, leaf_hash("other"), new_root, proof));
      REQUIRE_FALSE(verify_consistency(from, to, old_root, leaf_hash("other"), proof));
      proof.push_back(old_root);
      REQUIRE_FALSE(verify_consistency(from, to, old_root, new_root, proof));
    }
  }
}

TEST_CASE("there are no proofs about leaves or sizes that do not exist") {
  std::vector<Hash> hashes = leaves(4);
  CHECK_FALSE(inclusion_proof(4, 4, reader_over(hashes)));
  CHECK_FALSE(consistency_proof(0, 4, reader_over(hashes)));
  CHECK_FALSE(consistency_proof(5, 4, reader_over(hashes)));
  CHECK_FALSE(verify_consistency(0, 4, empty_root(), *root_at(4, reader_over(hashes)), {}));
}
