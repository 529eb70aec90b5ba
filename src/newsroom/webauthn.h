#pragma once
// What a browser says of a passkey (W3C Web Authentication Level 2, sections 7.1 and 7.2), judged:
// the challenge, the origin and the relying party are ours, a person was there and proved it to the
// authenticator, the signature is the key's. Pure: bytes in, answers out; that a challenge is good
// once is for the caller. Signatures and authenticator data are libfido2's to read.
//
// Deliberately absent: attestation. Who makes an authenticator is no concern of a newsroom, so none
// is asked for, and what vouches for a new passkey is the fresh session that adds it.

#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::newsroom {

struct RelyingParty {
  std::string id;      // "desk.example.org": the host alone
  std::string origin;  // "https://desk.example.org"
};
RelyingParty relying_party(const std::string& desk_url);

struct PasskeyKey {
  std::int64_t algorithm = 0;  // of COSE: ES256, EdDSA or RS256
  Bytes key;                   // as libfido2 lays it out
};

struct Registration {  // as the browser gives it
  Bytes client_data;
  Bytes authenticator_data;
};
struct NewPasskey {
  Bytes handle;
  PasskeyKey key;
  std::int64_t counter = 0;
};
// invalid: something is not as it must be.
Result<NewPasskey> judge_registration(const Registration& registration, const RelyingParty& party,
                                      BytesView challenge);

struct Assertion {  // as the browser gives it
  Bytes handle;
  Bytes client_data;
  Bytes authenticator_data;
  Bytes signature;
};
// The authenticator's count of signatures; 0 where it does not count.
Result<std::int64_t> judge_assertion(const Assertion& assertion, const RelyingParty& party,
                                     BytesView challenge, const PasskeyKey& key);

// The challenge that the browser says it was asked; it is believed by nobody before it is judged.
Result<Bytes> claimed_challenge(BytesView client_data);

}  // namespace glasnik::newsroom
