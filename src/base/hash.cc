#include "base/hash.h"

#include <openssl/evp.h>

#include <algorithm>

namespace glasnik {
namespace {

const EVP_MD* algorithm() {
  static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  ENSURE(fetched != nullptr);
  return fetched;
}

Sha256& thread_hasher() {
  thread_local Sha256 hasher;
  return hasher;
}

}  // namespace

Result<Hash> parse_hash(BytesView octets) {
  Hash hash;
  if (octets.size() != hash.octets.size()) return Error{Code::invalid, "a hash is 32 octets"};
  std::copy(octets.begin(), octets.end(), hash.octets.begin());
  return hash;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
  ENSURE(context_ && EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(BytesView bytes) {
  ENSURE(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  return *this;
}

Hash Sha256::finish() {
  Hash hash;
  unsigned int length = 0;
  auto* out = reinterpret_cast<unsigned char*>(hash.octets.data());
  ENSURE(EVP_DigestFinal_ex(context_.get(), out, &length) == 1 && length == hash.octets.size());
  ENSURE(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1);
  return hash;
}

Hash sha256(BytesView bytes) { return thread_hasher().update(bytes).finish(); }

Hash sha256(BytesView first, BytesView second) {
  return thread_hasher().update(first).update(second).finish();
}

Hash sha256(BytesView first, BytesView second, BytesView third) {
  return thread_hasher().update(first).update(second).update(third).finish();
}

}  // namespace glasnik
