#include "record/credential.h"

namespace glasnik::record {
namespace {

constexpr CredentialKind kKinds[] = {CredentialKind::password, CredentialKind::totp,
                                     CredentialKind::recovery, CredentialKind::passkey};
constexpr std::string_view kNames[] = {"password", "totp", "recovery", "passkey"};

// The columns of every query for credentials, in the order credential_from() reads them.
#define CREDENTIAL_COLUMNS \
  "key, account, kind, secret, handle, algorithm, counter, label, created_at, used_at"

Result<CredentialKind> parse_kind(std::string_view name) {
  for (CredentialKind kind : kKinds) {
    if (credential_name(kind) == name) return kind;
  }
  return Error{Code::corrupt, "unknown kind of credential " + std::string(name)};
}

Result<Credential> credential_from(const store::Row& row) {
  Credential found;
  found.key = row.key(0);
  found.account = row.key(1);
  TRY(found.kind, parse_kind(row.text(2)));
  found.secret = row.octets(3);
  if (auto handle = row.optional_octets(4)) found.handle = Bytes(*handle);
  found.algorithm = row.integer(5);
  found.counter = row.integer(6);
  found.label = row.text(7);
  TRY(found.created, parse_rfc3339(row.text(8)));
  if (auto used = row.optional_text(9)) {
    TRY(found.used, parse_rfc3339(*used));
  }
  return found;
}

}  // namespace

std::string_view credential_name(CredentialKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

Result<void> put_credential(store::Session& session, const Credential& credential) {
  std::optional<store::Octets> handle;
  if (credential.handle) handle = store::Octets{*credential.handle};
  TRY_VOID(session.execute(
      "INSERT INTO credentials (key, account, kind, secret, handle, algorithm, counter, label, "
      "created_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)",
      credential.key, credential.account, credential_name(credential.kind),
      store::Octets{credential.secret}, handle, credential.algorithm, credential.counter,
      credential.label, rfc3339(credential.created)));
  return {};
}

Result<std::vector<Credential>> credentials_of(store::Session& session, const Key& account) {
  return session.all("SELECT " CREDENTIAL_COLUMNS
                     " FROM credentials WHERE account = $1 ORDER BY created_at, key",
                     credential_from, account);
}

Result<std::optional<Credential>> credential_by_handle(store::Session& session, BytesView handle) {
  return session.one("SELECT " CREDENTIAL_COLUMNS " FROM credentials WHERE handle = $1",
                     credential_from, store::Octets{handle});
}

// Authenticators that do not count always say 0.
Result<void> use_credential(store::Session& session, const Key& key, std::int64_t counter,
                            Time at) {
  TRY(std::int64_t rows,
      session.execute("UPDATE credentials SET counter = $2, used_at = $3 WHERE key = $1 AND "
                      "(counter < $2 OR (counter = 0 AND $2 = 0))",
                      key, counter, rfc3339(at)));
  if (rows == 0) return Error{Code::conflict, "the proof was used before"};
  return {};
}

Result<bool> remove_credential(store::Session& session, const Key& account, const Key& key) {
  TRY(std::int64_t rows,
      session.execute("DELETE FROM credentials WHERE account = $1 AND key = $2", account, key));
  return rows > 0;
}

Result<void> remove_credentials(store::Session& session, const Key& account, CredentialKind kind) {
  TRY_VOID(session.execute("DELETE FROM credentials WHERE account = $1 AND kind = $2", account,
                           credential_name(kind)));
  return {};
}

}  // namespace glasnik::record
