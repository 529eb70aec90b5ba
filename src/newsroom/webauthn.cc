#include "newsroom/webauthn.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <algorithm>
#include <boost/json.hpp>
#include <memory>

#include "base/encoding.h"
#include "base/hash.h"

namespace glasnik::newsroom {
namespace {

constexpr std::size_t kLargest = 8 << 10;  // of anything a browser sends
constexpr std::size_t kFlagsAt = 32;       // in authenticator data, after the party's hash
constexpr unsigned kPresent = 0x01;
constexpr unsigned kVerified = 0x04;

template <typename T, void (*Free)(T**)>
struct Freed {
  void operator()(T* held) const { Free(&held); }
};
using Cred = std::unique_ptr<fido_cred_t, Freed<fido_cred_t, fido_cred_free>>;
using Assert = std::unique_ptr<fido_assert_t, Freed<fido_assert_t, fido_assert_free>>;

const unsigned char* raw(BytesView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Error wrong(const char* what) { return {Code::invalid, std::string("passkey: ") + what}; }

struct ClientData {
  std::string type;
  Bytes challenge;
  std::string origin;
  bool cross_origin = false;
};

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(boost::json::string_view(name.data(), name.size()));
  if (value == nullptr || !value->is_string()) return {};
  return {value->get_string().data(), value->get_string().size()};
}

// base64url without padding, one spelling per value, as the browser writes challenges.
Result<Bytes> from_base64url(std::string text) {
  if (text.find_first_of("+/=") != text.npos) return wrong("challenge");
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.resize((text.size() + 3) / 4 * 4, '=');
  return parse_base64(text);
}

Result<ClientData> read_client_data(BytesView bytes) {
  if (bytes.size() > kLargest) return wrong("client data too large");
  boost::json::error_code failed;
  auto value = boost::json::parse(boost::json::string_view(bytes.data(), bytes.size()), failed);
  if (failed || !value.is_object()) return wrong("client data");
  const boost::json::object& object = value.get_object();
  ClientData data;
  data.type = text_of(object, "type");
  TRY(data.challenge, from_base64url(text_of(object, "challenge")));
  data.origin = text_of(object, "origin");
  const auto* cross = object.if_contains("crossOrigin");
  data.cross_origin = cross != nullptr && (!cross->is_bool() || cross->get_bool());
  return data;
}

Result<void> judge_client_data(BytesView bytes, std::string_view type, const RelyingParty& party,
                               BytesView challenge) {
  TRY(ClientData data, read_client_data(bytes));
  if (data.type != type) return wrong("type");
  if (data.challenge != challenge) return wrong("challenge");
  if (data.origin != party.origin || data.cross_origin) return wrong("origin");
  return {};
}

Result<void> judge_authenticator(BytesView data, const RelyingParty& party) {
  if (data.size() <= kFlagsAt || data.size() > kLargest) return wrong("authenticator data");
  if (data.substr(0, kFlagsAt) != sha256(party.id).view()) return wrong("relying party");
  unsigned flags = static_cast<unsigned char>(data[kFlagsAt]);
  if ((flags & kPresent) == 0 || (flags & kVerified) == 0) return wrong("nobody was verified");
  return {};
}

// The library wants to be told the algorithm before it reads the key.
Cred read_credential(BytesView data, int algorithm) {
  Cred cred(fido_cred_new());
  ENSURE(cred != nullptr);
  bool read = fido_cred_set_type(cred.get(), algorithm) == FIDO_OK &&
              fido_cred_set_authdata_raw(cred.get(), raw(data), data.size()) == FIDO_OK;
  return read ? std::move(cred) : nullptr;
}

// A key of the library's own type, made of ours for one call.
template <typename Key, Key* (*New)(), void (*Free)(Key**),
          int (*From)(Key*, const void*, std::size_t)>
bool is_signed(const fido_assert_t* assertion, const PasskeyKey& key) {
  std::unique_ptr<Key, Freed<Key, Free>> made(New());
  ENSURE(made != nullptr);
  if (From(made.get(), key.key.data(), key.key.size()) != FIDO_OK) return false;
  return fido_assert_verify(assertion, 0, static_cast<int>(key.algorithm), made.get()) == FIDO_OK;
}

bool is_signed(const fido_assert_t* assertion, const PasskeyKey& key) {
  switch (key.algorithm) {
    case COSE_ES256:
      return is_signed<es256_pk_t, es256_pk_new, es256_pk_free, es256_pk_from_ptr>(assertion, key);
    case COSE_EDDSA:
      return is_signed<eddsa_pk_t, eddsa_pk_new, eddsa_pk_free, eddsa_pk_from_ptr>(assertion, key);
    case COSE_RS256:
      return is_signed<rs256_pk_t, rs256_pk_new, rs256_pk_free, rs256_pk_from_ptr>(assertion, key);
    default:
      return false;
  }
}

}  // namespace

RelyingParty relying_party(const std::string& desk_url) {
  std::string host = desk_url.substr(desk_url.find("://") + 3);
  return {host.substr(0, host.find(':')), desk_url};
}

Result<Bytes> claimed_challenge(BytesView client_data) {
  TRY(ClientData data, read_client_data(client_data));
  return data.challenge;
}

Result<NewPasskey> judge_registration(const Registration& registration, const RelyingParty& party,
                                      BytesView challenge) {
  TRY_VOID(judge_client_data(registration.client_data, "webauthn.create", party, challenge));
  TRY_VOID(judge_authenticator(registration.authenticator_data, party));
  for (int algorithm : {COSE_ES256, COSE_EDDSA, COSE_RS256}) {
    Cred cred = read_credential(registration.authenticator_data, algorithm);
    if (cred == nullptr || fido_cred_id_len(cred.get()) == 0) continue;
    NewPasskey made;
    made.handle.assign(reinterpret_cast<const char*>(fido_cred_id_ptr(cred.get())),
                       fido_cred_id_len(cred.get()));
    made.key.algorithm = algorithm;
    made.key.key.assign(reinterpret_cast<const char*>(fido_cred_pubkey_ptr(cred.get())),
                        fido_cred_pubkey_len(cred.get()));
    made.counter = fido_cred_sigcount(cred.get());
    return made;
  }
  return wrong("no key that is known");
}

Result<std::int64_t> judge_assertion(const Assertion& assertion, const RelyingParty& party,
                                     BytesView challenge, const PasskeyKey& key) {
  TRY_VOID(judge_client_data(assertion.client_data, "webauthn.get", party, challenge));
  TRY_VOID(judge_authenticator(assertion.authenticator_data, party));
  if (assertion.signature.empty() || assertion.signature.size() > kLargest) {
    return wrong("signature");
  }
  Assert held(fido_assert_new());
  ENSURE(held != nullptr);
  const Hash hash = sha256(assertion.client_data);
  bool set = fido_assert_set_rp(held.get(), party.id.c_str()) == FIDO_OK &&
             fido_assert_set_clientdata_hash(held.get(), raw(hash.view()), 32) == FIDO_OK &&
             fido_assert_set_count(held.get(), 1) == FIDO_OK &&
             fido_assert_set_authdata_raw(held.get(), 0, raw(assertion.authenticator_data),
                                          assertion.authenticator_data.size()) == FIDO_OK &&
             fido_assert_set_sig(held.get(), 0, raw(assertion.signature),
                                 assertion.signature.size()) == FIDO_OK &&
             fido_assert_set_up(held.get(), FIDO_OPT_TRUE) == FIDO_OK &&
             fido_assert_set_uv(held.get(), FIDO_OPT_TRUE) == FIDO_OK;
  if (!set) return wrong("authenticator data");
  if (!is_signed(held.get(), key)) return wrong("signature");
  return static_cast<std::int64_t>(fido_assert_sigcount(held.get(), 0));
}

}  // namespace glasnik::newsroom
