#pragma once
// SHA-256 by libcrypto with the algorithm fetched once: at the size of a Merkle node that is about
// three times the one-shot SHA256(), which looks the algorithm up at each call (OpenSSL 3.0).

#include <array>
#include <compare>
#include <memory>

#include "base/bytes.h"
#include "base/result.h"

struct evp_md_ctx_st;

namespace glasnik {

// 32 octets of SHA-256.
struct Hash {
  std::array<char, 32> octets{};

  BytesView view() const { return {octets.data(), octets.size()}; }
  auto operator<=>(const Hash&) const = default;
};

Result<Hash> parse_hash(BytesView octets);  // invalid unless exactly 32 octets

// Incremental hashing, for bytes that arrive in pieces. One object hashes one message after
// another: finish() resets it.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& update(BytesView bytes);
  Hash finish();

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

Hash sha256(BytesView bytes);
Hash sha256(BytesView first, BytesView second);  // of their concatenation
Hash sha256(BytesView first, BytesView second, BytesView third);

}  // namespace glasnik
