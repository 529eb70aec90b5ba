#pragma once
// What an account proves itself with. Rows only: whether a proof is good is for room newsroom.

#include <optional>
#include <string>
#include <vector>

#include "record/account.h"

namespace glasnik::record {

enum class CredentialKind : std::uint8_t { password, totp, recovery, passkey };
std::string_view credential_name(CredentialKind kind);

struct Credential {
  Key key;
  Key account;
  CredentialKind kind = CredentialKind::password;
  Bytes secret;  // password: PHC; totp: shared; recovery: SHA-256; passkey: public key
  std::optional<Bytes> handle;  // passkey: the credential's id
  std::int64_t algorithm = 0;   // passkey: of COSE
  std::int64_t counter = 0;     // totp: last step used; passkey: last signature's count
  std::string label;
  Time created;
  std::optional<Time> used;
};

Result<void> put_credential(store::Session& session, const Credential& credential);  // a new one
Result<std::vector<Credential>> credentials_of(store::Session& session, const Key& account);
Result<std::optional<Credential>> credential_by_handle(store::Session& session, BytesView handle);
// conflict: its counter has been there already; that is how two uses of one code at once end.
Result<void> use_credential(store::Session& session, const Key& key, std::int64_t counter, Time at);
Result<bool> remove_credential(store::Session& session, const Key& account, const Key& key);
Result<void> remove_credentials(store::Session& session, const Key& account, CredentialKind kind);

}  // namespace glasnik::record
