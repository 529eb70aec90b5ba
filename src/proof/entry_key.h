#pragma once
// The key that a key entry adds, retires or revokes. docs/entry_format.md section 2.

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "proof/json.h"

namespace glasnik::proof {

// Retired: it signs no more. Revoked: whoever has it may be a stranger. By index they are alike.
enum class KeyOp { add, retire, revoke };
enum class KeyUse {
  log,       // Ed25519: signs checkpoints
  approval,  // ES256, a passkey: approves acts
};
std::string_view op_name(KeyOp op);
std::string_view use_name(KeyUse use);

struct EntryKey {
  KeyUse use = KeyUse::log;
  std::string id;  // log: that of its vkey, eight hexadecimal digits; approval: the credential's

  // Of a key that is added; else empty:
  Bytes pub;                           // log: 32 octets; approval: 65, an uncompressed P-256 point
  std::string holder{};                // approval: a pseudonym, so that two are told apart
  std::string rp{};                    // approval: the relying party's host
  std::vector<std::string> origins{};  // approval: ascending; where it may be used
};
Json json_of(const EntryKey& key);
Result<EntryKey> read_key(const Json& json);  // the shape; whether the id is the key's is not asked

}  // namespace glasnik::proof
