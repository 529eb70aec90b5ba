// Getting in with a password and a code, and what a session is afterwards.

#include <algorithm>

#include "base/encoding.h"
#include "base/one_time_code.h"
#include "newsroom/accounts.h"

namespace glasnik::newsroom {
namespace {

// Each request would be a write, else.
constexpr std::chrono::seconds kSeenGrain{60};
constexpr std::size_t kMostAgent = 200;

// What a browser says of itself, as far as it can be shown.
std::string shown_agent(std::string_view agent) {
  std::string shown(agent.substr(0, kMostAgent));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return shown;
}

// Under what the tries of a name count. Names without an account share 4,096 rows, so that whoever
// invents names fills no disk.
Bytes subject_of(std::string_view name, const std::optional<record::Account>& account) {
  if (account) return Bytes(account->key.view());
  Hash hash = sha256("nobody ", name);
  return {hash.octets[0], static_cast<char>(static_cast<unsigned char>(hash.octets[1]) & 0x0FU)};
}

}  // namespace

std::string Accounts::Held::password_hash() const {
  for (const record::Credential& credential : credentials) {
    if (credential.kind == record::CredentialKind::password) return credential.secret;
  }
  return {};
}

Result<Accounts::Held> Accounts::held(store::Session& session,
                                      std::optional<record::Account> account) {
  Held held;
  held.account = std::move(account);
  if (held.account) {
    TRY(held.credentials, record::credentials_of(session, held.account->key));
  }
  return held;
}

// Counted before the password is looked at, and whatever comes of it: who tries in parallel gains
// nothing.
Result<bool> Accounts::count_try(BytesView subject) {
  const std::string day = rfc3339(now()).substr(0, 10);
  return database_.write([&](store::Session& session) -> Result<bool> {
    TRY(std::int64_t counted,
        session.execute("INSERT INTO sign_in_tries (subject, day, tries) VALUES ($1, $2, 1) "
                        "ON CONFLICT (subject, day) DO UPDATE SET tries = sign_in_tries.tries + 1 "
                        "WHERE sign_in_tries.tries < $3",
                        store::Octets{subject}, day, kTriesADay));
    return counted > 0;
  });
}

// The password alone, at the price of a try.
Result<std::optional<Refusal>> Accounts::judge(const Held& held, BytesView subject,
                                               std::string_view password) {
  using Answer = std::optional<Refusal>;
  TRY(bool allowed, count_try(subject));
  if (!allowed) return Answer(Refusal::throttled);
  auto right = hasher_.verify(held.password_hash(), password.substr(0, kLongestPassword));
  if (!right) return Answer(Refusal::busy);
  return *right ? Answer() : Answer(Refusal::wrong);
}

// A code of the app or a recovery code, used up. Read again in the transaction that opens the
// session, so that a code opens one.
Result<bool> Accounts::use_code(store::Session& session, const Held& held, std::string_view typed) {
  const std::string code = plain_code(typed);
  const Hash hash = sha256(code);
  TRY(auto credentials, record::credentials_of(session, held.account->key));
  for (const record::Credential& credential : credentials) {
    if (credential.kind == record::CredentialKind::totp) {
      auto step = matching_step(credential.secret, code, now(), credential.counter);
      if (!step) continue;
      TRY_VOID(record::use_credential(session, credential.key, *step, now()));
      return true;
    }
    if (credential.kind == record::CredentialKind::recovery && credential.secret == hash.view()) {
      TRY_VOID(note(session, held.account->key, "recovery_code_used", held.account->key));
      return record::remove_credential(session, held.account->key, credential.key);
    }
  }
  return false;
}

Result<Entrance> Accounts::sign_in(std::string_view typed, const Proof& proof,
                                   const std::string& agent) {
  auto parsed = record::parse_account_name(typed);
  const std::string name = parsed ? *parsed : "";  // which nobody has
  TRY(Held held, database_.read([&](store::Session& session) -> Result<Held> {
    TRY(auto account, record::account_named(session, name));
    return this->held(session, std::move(account));
  }));
  TRY(auto refused, judge(held, subject_of(name, held.account), proof.password));
  if (refused) return Entrance{refused, {}, {}};
  return database_.write([&](store::Session& session) -> Result<Entrance> {
    TRY(auto account, record::account(session, held.account->key));
    if (!account || account->suspended) return Entrance{Refusal::wrong, {}, {}};
    TRY(bool right, use_code(session, held, proof.code));
    if (!right) return Entrance{Refusal::wrong, {}, {}};
    TRY_VOID(note(session, account->key, "signed_in_password", account->key));
    TRY(Bytes token, open_session(session, account->key, agent));
    return Entrance{std::nullopt, std::move(token), {}};
  });
}

// Another token for the same session, so that one stolen before is worth nothing after.
Result<Entrance> Accounts::confirm(const SignedIn& who, const Proof& proof) {
  TRY(Held held,
      database_.read([&](store::Session& session) { return this->held(session, who.account); }));
  TRY(auto refused, judge(held, who.account.key.view(), proof.password));
  if (refused) return Entrance{refused, {}, {}};
  return database_.write([&](store::Session& session) -> Result<Entrance> {
    TRY(auto alive, record::account_session(session, who.session.token_hash));
    if (!alive) return Error{Code::denied, "the session has ended"};
    TRY(bool right, use_code(session, held, proof.code));
    if (!right) return Entrance{Refusal::wrong, {}, {}};
    TRY_VOID(record::remove_session(session, who.account.key, who.session.token_hash));
    TRY(Bytes token, open_session(session, who.account.key, who.session.agent, who.session.opened));
    return Entrance{std::nullopt, std::move(token), {}};
  });
}

// Opening a session is when what has expired is swept out: as often as there is something to sweep.
Result<Bytes> Accounts::open_session(store::Session& session, const Key& account,
                                     const std::string& agent, std::optional<Time> opened) {
  const Time at = now();
  TRY_VOID(record::forget_expired(session, {at - kIdle, at - kSessionLife, at}));
  Bytes token = new_token();
  TRY_VOID(record::put_session(
      session, {sha256(token), account, opened.value_or(at), at, at, shown_agent(agent)}));
  return hex(token);
}

Result<std::optional<SignedIn>> Accounts::signed_in(BytesView token) {
  using Answer = std::optional<SignedIn>;
  auto octets = parse_hex(token);
  if (!octets || octets->size() != 32) return Answer();
  const Hash hash = sha256(*octets);
  const Time at = now();
  TRY(Answer found, database_.read([&](store::Session& session) -> Result<Answer> {
    TRY(auto opened, record::account_session(session, hash));
    if (!opened || opened->seen + kIdle <= at || opened->opened + kSessionLife <= at)
      return Answer();
    TRY(auto account, record::account(session, opened->account));
    if (!account || account->suspended) return Answer();
    bool fresh = at < opened->proven + kFresh;
    return Answer(SignedIn{*std::move(account), *std::move(opened), fresh});
  }));
  if (!found || at - found->session.seen < kSeenGrain) return found;
  // A newsroom that cannot write at this moment still shows its desk.
  auto touched = database_.write(
      [&](store::Session& session) { return record::touch_session(session, hash, at); });
  if (touched) found->session.seen = at;
  return found;
}

Result<void> Accounts::sign_out(const SignedIn& who) {
  return end_session(who, who.session.token_hash);
}

Result<void> Accounts::end_session(const SignedIn& who, const Hash& token) {
  return database_.write([&](store::Session& session) -> Result<void> {
    TRY(bool ended, record::remove_session(session, who.account.key, token));
    if (!ended) return {};
    return note(session, who.account.key, "signed_out", who.account.key);
  });
}

Result<void> Accounts::end_other_sessions(const SignedIn& who) {
  return database_.write([&](store::Session& session) -> Result<void> {
    TRY_VOID(record::remove_sessions(session, who.account.key));
    TRY_VOID(record::put_session(session, who.session));
    return note(session, who.account.key, "signed_out_elsewhere", who.account.key);
  });
}

}  // namespace glasnik::newsroom
