#include "base/ed25519.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>

namespace glasnik {
namespace {

using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using ContextHandle = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using BioHandle = std::unique_ptr<BIO, decltype(&BIO_free)>;

const unsigned char* octets(BytesView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The y coordinates of the eight points of low order, sign bit cleared; the last three are
// non-canonical spellings, which the canonical check refuses anyway (y >= 2^255 - 19).
constexpr std::array<std::string_view, 4> kLowOrder = {
    std::string_view("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32),
    std::string_view("\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32),
    std::string_view("\x26\xe8\x95\x8f\xc2\xb2\x27\xb0\x45\xc3\xf4\x89\xf2\xef\x98\xf0"
                     "\xd5\xdf\xac\x05\xd3\xc6\x33\x39\xb1\x38\x02\x88\x6d\x53\xfc\x05",
                     32),
    std::string_view("\xc7\x17\x6a\x70\x3d\x4d\xd8\x4f\xba\x3c\x0b\x76\x0d\x10\x67\x0f"
                     "\x2a\x20\x53\xfa\x2c\x39\xcc\xc6\x4e\xc7\xfd\x77\x92\xac\x03\x7a",
                     32),
};

// p - 1 = -1 mod p: ec ff .. ff 7f, of order two.
Bytes minus_one() {
  Bytes y(32, '\xff');
  y.front() = '\xec';
  y.back() = '\x7f';
  return y;
}

// Little-endian y < 2^255 - 19.
bool canonical(BytesView y) {
  if (static_cast<unsigned char>(y[31]) != 0x7f) return true;
  for (std::size_t i = 30; i > 0; --i) {
    if (static_cast<unsigned char>(y[i]) != 0xff) return true;
  }
  return static_cast<unsigned char>(y[0]) < 0xed;
}

}  // namespace

Result<SigningKey> SigningKey::from_seed(BytesView seed) {
  if (seed.size() != 32) return Error{Code::invalid, "an Ed25519 seed is 32 octets"};
  EVP_PKEY* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(seed), 32);
  if (key == nullptr) return Error{Code::invalid, "not an Ed25519 seed"};
  return SigningKey(
      Handle(key, [](const evp_pkey_st* k) { EVP_PKEY_free(const_cast<evp_pkey_st*>(k)); }));
}

Result<SigningKey> SigningKey::from_pem(BytesView pem) {
  BioHandle bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
  KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
  if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) {
    return Error{Code::invalid, "not an Ed25519 private key in PKCS#8 PEM"};
  }
  return SigningKey(Handle(
      key.release(), [](const evp_pkey_st* k) { EVP_PKEY_free(const_cast<evp_pkey_st*>(k)); }));
}

SigningKey SigningKey::generate(const Random& random) {
  return std::move(from_seed(random_bytes(random, 32))).value();
}

Bytes SigningKey::sign(BytesView message) const {
  ContextHandle context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  Bytes signature(64, '\0');
  std::size_t length = signature.size();
  auto* key = const_cast<evp_pkey_st*>(handle_.get());
  ENSURE(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key) == 1);
  ENSURE(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                        octets(message), message.size()) == 1);
  return signature;
}

Bytes SigningKey::public_key() const {
  Bytes key(32, '\0');
  std::size_t length = key.size();
  ENSURE(EVP_PKEY_get_raw_public_key(handle_.get(), reinterpret_cast<unsigned char*>(key.data()),
                                     &length) == 1);
  return key;
}

Bytes SigningKey::pem() const {
  BioHandle bio(BIO_new(BIO_s_mem()), BIO_free);
  auto* key = const_cast<evp_pkey_st*>(handle_.get());
  ENSURE(PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  char* text = nullptr;
  long length = BIO_get_mem_data(bio.get(), &text);
  return Bytes(text, static_cast<std::size_t>(length));
}

bool usable_public_key(BytesView public_key) {
  if (public_key.size() != 32) return false;
  Bytes y(public_key);
  y[31] = static_cast<char>(static_cast<unsigned char>(y[31]) & 0x7fU);
  bool low_order = std::find(kLowOrder.begin(), kLowOrder.end(), y) != kLowOrder.end();
  return canonical(y) && !low_order && y != minus_one();
}

bool verify_ed25519(BytesView public_key, BytesView message, BytesView signature) {
  if (!usable_public_key(public_key) || signature.size() != 64) return false;
  KeyHandle key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(public_key), 32),
                EVP_PKEY_free);
  ContextHandle context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (!key || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1) {
    return false;
  }
  return EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message),
                          message.size()) == 1;
}

Result<SigningKey> load_signing_key(Files& files, const std::string& path) {
  auto readable = files.others_may_read(path);
  if (!readable && readable.error().code == Code::not_found) {
    return Error{Code::not_found, "no key at " + path + ": restore it from where you keep it"};
  }
  if (!readable) return std::move(readable).error();
  if (*readable) {
    return Error{Code::denied,
                 "key_permissions: others may read " + path + ": run 'chmod 600 " + path + "'"};
  }
  TRY(Bytes pem, read_file(files, path, 65536));
  auto key = SigningKey::from_pem(pem);
  if (!key) return key.error().within(path);
  return key;
}

}  // namespace glasnik
