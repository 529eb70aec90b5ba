// Passkeys of accounts: made, used, removed. A challenge is a row until it is used, so it is used
// once.

#include "base/encoding.h"
#include "newsroom/accounts.h"

namespace glasnik::newsroom {
namespace {

constexpr std::chrono::minutes kChallengeLife{5};
constexpr std::int64_t kMostChallenges = 4'096;  // anybody may ask for one
constexpr std::string_view kPurposes[] = {"register", "sign_in", "confirm"};

std::string_view name_of(ChallengeFor purpose) {
  return kPurposes[static_cast<std::size_t>(purpose)];
}

// True once for each challenge.
Result<bool> take(store::Session& session, BytesView challenge, ChallengeFor purpose,
                  const std::optional<Key>& account, Time now) {
  TRY(std::int64_t taken,
      session.execute("DELETE FROM challenges WHERE challenge = $1 AND purpose = $2 AND "
                      "expires_at > $3 AND COALESCE(account, $4) = $4",
                      store::Octets{challenge}, name_of(purpose), rfc3339(now),
                      account.value_or(Key())));
  return taken > 0;
}

}  // namespace

Result<Bytes> Accounts::challenge(ChallengeFor purpose, const std::optional<Key>& account) {
  Bytes challenge = random_bytes(random_, 32);
  return database_.write([&](store::Session& session) -> Result<Bytes> {
    TRY_VOID(session.execute("DELETE FROM challenges WHERE expires_at <= $1", rfc3339(now())));
    TRY(auto open, session.one("SELECT COUNT(*) FROM challenges",
                               [](const store::Row& row) { return row.integer(0); }));
    if (open.value_or(0) >= kMostChallenges) return Error{Code::busy, "too many sign in at once"};
    TRY_VOID(session.execute(
        "INSERT INTO challenges (challenge, purpose, account, expires_at) VALUES ($1, $2, $3, $4)",
        store::Octets{challenge}, name_of(purpose), account, rfc3339(now() + kChallengeLife)));
    return challenge;
  });
}

Result<std::optional<Refusal>> Accounts::add_passkey(const SignedIn& who,
                                                     const Registration& registration,
                                                     const std::string& label) {
  using Answer = std::optional<Refusal>;
  if (!who.fresh) return Error{Code::denied, "a credential must be shown again first"};
  auto challenge = claimed_challenge(registration.client_data);
  if (!challenge) return Answer(Refusal::bad_passkey);
  auto made = judge_registration(registration, party_, *challenge);
  if (!made) return Answer(Refusal::bad_passkey);
  return database_.write([&](store::Session& session) -> Result<Answer> {
    TRY(bool ours, take(session, *challenge, ChallengeFor::registering, who.account.key, now()));
    TRY(auto known, record::credential_by_handle(session, made->handle));
    if (!ours || known) return Answer(Refusal::bad_passkey);
    record::Credential credential;
    credential.key = new_key(random_);
    credential.account = who.account.key;
    credential.kind = record::CredentialKind::passkey;
    credential.secret = made->key.key;
    credential.handle = made->handle;
    credential.algorithm = made->key.algorithm;
    credential.counter = made->counter;
    credential.label = label;
    credential.created = now();
    TRY_VOID(record::put_credential(session, credential));
    TRY_VOID(note(session, who.account.key, "passkey_added", who.account.key, label));
    return Answer();
  });
}

// Judged on a snapshot, then used up in the transaction that opens the session: the challenge, and
// the authenticator's count, which a copied authenticator would repeat.
Result<Entrance> Accounts::enter(const Assertion& assertion, ChallengeFor purpose,
                                 const std::optional<SignedIn>& who, const std::string& agent) {
  const Entrance refused{Refusal::bad_passkey, {}, {}};
  auto challenge = claimed_challenge(assertion.client_data);
  if (!challenge) return refused;
  TRY(auto credential, database_.read([&](store::Session& session) {
    return record::credential_by_handle(session, assertion.handle);
  }));
  if (!credential || (who && credential->account != who->account.key)) return refused;
  auto counter =
      judge_assertion(assertion, party_, *challenge, {credential->algorithm, credential->secret});
  if (!counter) return refused;
  return database_.write([&](store::Session& session) -> Result<Entrance> {
    std::optional<Key> asked = who ? std::optional(who->account.key) : std::nullopt;
    TRY(bool ours, take(session, *challenge, purpose, asked, now()));
    TRY(auto account, record::account(session, credential->account));
    TRY(auto held, record::credential_by_handle(session, assertion.handle));
    bool repeated = held && *counter <= held->counter && (*counter != 0 || held->counter != 0);
    if (!ours || !account || account->suspended || !held || repeated) return refused;
    TRY_VOID(record::use_credential(session, held->key, *counter, now()));
    std::optional<Time> opened;
    if (who) {
      TRY(bool alive, record::remove_session(session, who->account.key, who->session.token_hash));
      if (!alive) return refused;
      opened = who->session.opened;
    } else {
      TRY_VOID(note(session, account->key, "signed_in_passkey", account->key));
    }
    TRY(Bytes token, open_session(session, account->key, agent, opened));
    return Entrance{std::nullopt, std::move(token), {}};
  });
}

Result<Entrance> Accounts::sign_in_by_passkey(const Assertion& assertion,
                                              const std::string& agent) {
  return enter(assertion, ChallengeFor::signing_in, {}, agent);
}

Result<Entrance> Accounts::confirm_by_passkey(const SignedIn& who, const Assertion& assertion) {
  return enter(assertion, ChallengeFor::confirming, who, who.session.agent);
}

Result<void> Accounts::remove_passkey(const SignedIn& who, const Key& key) {
  if (!who.fresh) return Error{Code::denied, "a credential must be shown again first"};
  return database_.write([&](store::Session& session) -> Result<void> {
    TRY(auto credentials, record::credentials_of(session, who.account.key));
    for (const record::Credential& credential : credentials) {
      bool named = credential.key == key && credential.kind == record::CredentialKind::passkey;
      if (!named) continue;
      TRY_VOID(record::remove_credential(session, who.account.key, key));
      return note(session, who.account.key, "passkey_removed", who.account.key, credential.label);
    }
    return Error{Code::not_found, "there is no such passkey"};
  });
}

}  // namespace glasnik::newsroom
