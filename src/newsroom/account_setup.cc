// From a link to an account that can sign in: its name, its password, its app, its recovery codes.

#include <algorithm>

#include "base/encoding.h"
#include "base/one_time_code.h"
#include "newsroom/accounts.h"
#include "text/slug.h"

namespace glasnik::newsroom {
namespace {

constexpr std::size_t kRecoveryOctets = 15;  // 120 bits, which are 24 letters

// "abcdef-ghijkl-mnopqr-stuvwx", to be read from paper.
std::string grouped(const std::string& code) {
  std::string groups;
  for (std::size_t at = 0; at < code.size(); at += 6) {
    groups += (at == 0 ? "" : "-") + code.substr(at, 6);
  }
  return groups;
}

record::Credential credential(const Random& random, const Key& account, record::CredentialKind kind,
                              Bytes secret, Time now) {
  record::Credential made;
  made.key = new_key(random);
  made.account = account;
  made.kind = kind;
  made.secret = std::move(secret);
  made.created = now;
  return made;
}

// A link of `first` leaves the names to the person; an invitation has said them.
Result<std::optional<Refusal>> read_names(const Accounts::Acceptance& acceptance,
                                          record::Link& link) {
  using Answer = std::optional<Refusal>;
  if (link.purpose != record::LinkPurpose::first) return Answer();
  auto name = record::parse_account_name(acceptance.name);
  if (!name) return Answer(Refusal::bad_name);
  auto display = record::parse_display_name(acceptance.display);
  if (!display) return Answer(Refusal::bad_display);
  link.name = *std::move(name);
  link.display = *std::move(display);
  return Answer();
}

}  // namespace

std::optional<Refusal> Accounts::password_refusal(std::string_view password,
                                                  const std::string& name,
                                                  const std::string& display) const {
  std::vector<std::string> personal = personal_;
  personal.push_back(name);
  personal.push_back(display);
  personal.push_back(text::slug(display));  // as it is typed on any keyboard
  auto problem = problem_with(password, personal);
  if (!problem) return std::nullopt;
  switch (*problem) {
    case PasswordProblem::too_short:
      return Refusal::short_password;
    case PasswordProblem::too_long:
      return Refusal::long_password;
    case PasswordProblem::guessable:
      return Refusal::guessable_password;
  }
  return Refusal::guessable_password;
}

// The password is hashed before the transaction: the writer waits for nobody's tenth of a second.
Result<Entrance> Accounts::accept(const Acceptance& acceptance,
                                  const std::optional<SignedIn>& who) {
  TRY(auto found, link(acceptance.token));
  if (!found || found->purpose == record::LinkPurpose::sign_in)
    return Entrance{Refusal::link_dead, {}, {}};
  TRY(auto misnamed, read_names(acceptance, *found));
  if (misnamed) return Entrance{misnamed, {}, {}};
  auto weak = password_refusal(acceptance.password, found->name, found->display);
  if (weak) return Entrance{weak, {}, {}};
  if (!matching_step(found->totp_secret, plain_code(acceptance.code), now(), 0))
    return Entrance{Refusal::wrong_code, {}, {}};
  auto hash = hasher_.hash(acceptance.password);
  if (!hash) return Entrance{Refusal::busy, {}, {}};
  return database_.write(
      [&](store::Session& session) { return accepted(session, acceptance, *found, *hash, who); });
}

// Whether the link still leads where it was made for.
Result<bool> Accounts::leads_on(store::Session& session, const record::Link& link,
                                const std::optional<SignedIn>& who) {
  if (link.purpose == record::LinkPurpose::first) {
    TRY(bool any, record::any_account(session));
    return !any;
  }
  if (link.purpose == record::LinkPurpose::renew) {
    return who && who->account.key == link.account && who->fresh;
  }
  if (link.purpose == record::LinkPurpose::reset) {
    TRY(auto account, record::account(session, *link.account));
    return account && !account->suspended;
  }
  return true;
}

// The commit point of an account: the link is used up in the transaction that makes it.
Result<Entrance> Accounts::accepted(store::Session& session, const Acceptance& acceptance,
                                    const record::Link& link, const std::string& password_hash,
                                    const std::optional<SignedIn>& who) {
  TRY(bool alive, record::remove_link(session, link.token_hash));
  TRY(bool leads, leads_on(session, link, who));
  auto step = matching_step(link.totp_secret, plain_code(acceptance.code), now(), 0);
  if (!alive || !leads || !step) return Entrance{Refusal::link_dead, {}, {}};
  const Key key = link.account ? *link.account : new_key(random_);
  if (!link.account) {
    TRY(auto taken, record::account_named(session, link.name));
    if (taken) return Entrance{Refusal::name_taken, {}, {}};
    TRY_VOID(record::put_account(session, {key, link.name, link.display, link.roles, now(), {}}));
    TRY_VOID(note(session, link.made_by, "joined", key, to_string(link.roles)));
  } else {
    const bool reset = link.purpose == record::LinkPurpose::reset;
    if (reset) {
      TRY_VOID(record::remove_credentials(session, key, record::CredentialKind::passkey));
    }
    TRY_VOID(note(session, key, reset ? "reset" : "renewed", key));
  }
  TRY_VOID(record::remove_sessions(session, key));
  TRY(auto codes, put_secrets(session, key, password_hash, link, *step));
  TRY(Bytes token, open_session(session, key, acceptance.agent));
  return Entrance{std::nullopt, std::move(token), std::move(codes)};
}

// All of them anew. The code that was just shown counts as used.
Result<std::vector<std::string>> Accounts::put_secrets(store::Session& session, const Key& account,
                                                       const std::string& password_hash,
                                                       const record::Link& link,
                                                       std::int64_t step) {
  using Kind = record::CredentialKind;
  for (Kind kind : {Kind::password, Kind::totp, Kind::recovery}) {
    TRY_VOID(record::remove_credentials(session, account, kind));
  }
  TRY_VOID(record::put_credential(
      session, credential(random_, account, Kind::password, password_hash, now())));
  auto totp = credential(random_, account, Kind::totp, link.totp_secret, now());
  totp.counter = step;
  TRY_VOID(record::put_credential(session, totp));
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    std::string code = base32(random_bytes(random_, kRecoveryOctets));
    TRY_VOID(record::put_credential(
        session, credential(random_, account, Kind::recovery, Bytes(sha256(code).view()), now())));
    codes.push_back(grouped(code));
  }
  return codes;
}

Result<Entrance> Accounts::follow(BytesView token, const std::string& agent) {
  TRY(auto found, link(token));
  if (!found || found->purpose != record::LinkPurpose::sign_in)
    return Entrance{Refusal::link_dead, {}, {}};
  return database_.write([&](store::Session& session) -> Result<Entrance> {
    TRY(bool alive, record::remove_link(session, found->token_hash));
    TRY(auto account, record::account(session, *found->account));
    if (!alive || !account || account->suspended) return Entrance{Refusal::link_dead, {}, {}};
    TRY_VOID(note(session, account->key, "signed_in_link", account->key));
    TRY(Bytes opened, open_session(session, account->key, agent));
    return Entrance{std::nullopt, std::move(opened), {}};
  });
}

}  // namespace glasnik::newsroom
