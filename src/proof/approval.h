#pragma once
// What a person besides the author signed with a passkey before an act was logged: a WebAuthn
// assertion over the entry itself. docs/entry_format.md section 2.
//
// The attack: a stolen server, with the log's key, publishes in an institution's name. It cannot
// make a person's authenticator sign; and what was signed for one entry is worth nothing for
// another, because the challenge is the entry's hash.

#include <string>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/entry_key.h"
#include "proof/json.h"

namespace glasnik::proof {

struct Entry;

struct Approval {
  std::string key;  // id of a key entry of use approval
  Bytes client;     // clientDataJSON, as the browser made it
  Bytes auth;       // authenticator data
  Bytes signature;  // DER
};
Json json_of(const Approval& approval);
Result<Approval> read_approval(const Json& json);  // the shape

// SHA-256 of "glasnik/approve/v1\n" and the canonical entry without what nobody knows beforehand:
// approvals, issued, release_at and, of a document's first act, doc. `of`: a sealed or planned act.
Hash approval_challenge(const Entry& of);

// By that key, of use approval: challenge, origin and relying party are right, a person was present
// and proved it to the authenticator. invalid says what is not.
Result<void> check_approval(const Approval& approval, const EntryKey& key, const Hash& challenge);

}  // namespace glasnik::proof
