#pragma once
// Ed25519 (RFC 8032) by libcrypto: one behaviour for signing and checking everywhere.

#include <memory>

#include "base/bytes.h"
#include "base/file.h"
#include "base/random.h"
#include "base/result.h"

struct evp_pkey_st;

namespace glasnik {

// A private key. It never leaves the object except as the PEM that goes into its file.
class SigningKey {
 public:
  static Result<SigningKey> from_seed(BytesView seed);  // 32 octets
  static Result<SigningKey> from_pem(BytesView pem);    // PKCS#8
  static SigningKey generate(const Random& random);

  Bytes sign(BytesView message) const;  // 64 octets, deterministic
  Bytes public_key() const;             // 32 octets
  Bytes pem() const;                    // PKCS#8

 private:
  using Handle = std::shared_ptr<const evp_pkey_st>;
  explicit SigningKey(Handle handle) : handle_(std::move(handle)) {}
  Handle handle_;
};

// Whether `signature` is `public_key`'s over `message`. False for keys that are no usable point:
// not 32 octets, not canonical, or of low order (RFC 8032 allows them, a log must not).
bool verify_ed25519(BytesView public_key, BytesView message, BytesView signature);
bool usable_public_key(BytesView public_key);

// Reads a private key file. denied ("key_permissions") if group or others may read it.
Result<SigningKey> load_signing_key(Files& files, const std::string& path);

}  // namespace glasnik
