#pragma once
// The verbs of accounts: invite, accept, sign in, prove again, sign out, change roles, suspend.
// reliability-security.md section 2, "Sessions".
//
// Tokens of links and sessions are 256 random bits; only their SHA-256 is stored. A session ends
// after half an hour without a request and after twelve hours whatever happens. Every try to sign
// in counts before the password is looked at, for names without an account too, and both take the
// same time. Every act is in the audit trail in the same transaction.
//
// Deliberately absent: deletion of accounts, and a way for an administrator to sign in as somebody
// else, which would undo the two persons that an approval needs.

#include <optional>
#include <string>
#include <vector>

#include "base/password.h"
#include "newsroom/permit.h"
#include "newsroom/refusal.h"
#include "newsroom/webauthn.h"
#include "record/account_act.h"
#include "record/account_link.h"
#include "record/account_session.h"
#include "record/credential.h"

namespace glasnik::newsroom {

constexpr std::chrono::minutes kIdle{30};
constexpr std::chrono::hours kSessionLife{12};
constexpr std::chrono::minutes kFresh{5};  // how long a factor counts as just shown
constexpr std::chrono::minutes kSignInLinkLife{10};
constexpr std::chrono::hours kInvitationLife{72};
constexpr std::int64_t kTriesADay = 100;
constexpr std::size_t kRecoveryCodes = 10;

// Who a request comes from.
struct SignedIn {
  record::Account account;
  record::AccountSession session;
  bool fresh = false;  // a factor was shown within kFresh
  Actor actor() const { return {account.key}; }
};

// What came of an attempt to get in: a session's token, or why not.
struct Entrance {
  std::optional<Refusal> refused;
  Bytes token;                              // in hexadecimal, for the cookie
  std::vector<std::string> recovery_codes;  // shown now and never again
};
enum class ChallengeFor : std::uint8_t { registering, signing_in, confirming };
struct Invited {
  std::optional<Refusal> refused;
  Bytes token;  // in hexadecimal, for the link
};

class Accounts {
 public:
  // `personal` are words that make no password: the institution's names. `desk_url` is whom
  // passkeys are for. Any thread.
  Accounts(store::Database& database, Clock clock, Random random, std::vector<std::string> personal,
           const std::string& desk_url);

  // Links. The first one makes the first account and takes the place of the one before it;
  // conflict: there is an account.
  Result<Bytes> first_link();
  struct Invitation {
    std::string name;
    std::string display;
    record::RoleSet roles;
  };
  Result<Invited> invite(const Actor& actor, const Invitation& invitation);
  Result<Bytes> sign_in_link(const Actor& actor, const Key& account);
  Result<Bytes> renewal(const SignedIn& who);  // denied unless fresh
  // New credentials for who has lost all of theirs: one administrator proposes, another confirms
  // and has the link, so that neither can get in as somebody else alone. A reset that nobody
  // confirmed within three days is none. not_found: none waits.
  Result<std::optional<Refusal>> propose_reset(const Actor& actor, const Key& account);
  Result<Invited> confirm_reset(const Actor& actor, const Key& account);
  Result<void> dismiss_reset(const Actor& actor, const Key& account);
  bool waits(const record::Reset& reset) const;  // for somebody to confirm it
  Result<std::optional<record::Link>> link(BytesView token);
  Result<void> withdraw_link(const Actor& actor, const Hash& token);

  // Makes the account that a link of `first` or `invite` leads to, or gives the one of `renew` or
  // `reset` new secrets; `who` is asked for `renew` alone.
  struct Acceptance {
    Bytes token;
    std::string name;  // first, as:
    std::string display;
    std::string password;
    std::string code;
    std::string agent;
  };
  Result<Entrance> accept(const Acceptance& acceptance, const std::optional<SignedIn>& who);
  Result<Entrance> follow(BytesView token, const std::string& agent);  // of a link `sign_in`

  // Sessions.
  struct Proof {
    std::string password;
    std::string code;  // of the app, or a recovery code
  };
  Result<Entrance> sign_in(std::string_view name, const Proof& proof, const std::string& agent);
  Result<Entrance> confirm(const SignedIn& who, const Proof& proof);  // another token, fresh
  Result<std::optional<SignedIn>> signed_in(BytesView token);
  Result<void> sign_out(const SignedIn& who);
  Result<void> end_session(const SignedIn& who, const Hash& token);
  Result<void> end_other_sessions(const SignedIn& who);

  // Passkeys. A challenge is good once, for five minutes, for its purpose and account.
  Result<Bytes> challenge(ChallengeFor purpose, const std::optional<Key>& account);
  Result<std::optional<Refusal>> add_passkey(const SignedIn& who, const Registration& registration,
                                             const std::string& label);
  Result<void> remove_passkey(const SignedIn& who, const Key& key);
  Result<Entrance> sign_in_by_passkey(const Assertion& assertion, const std::string& agent);
  Result<Entrance> confirm_by_passkey(const SignedIn& who, const Assertion& assertion);

  // People. What is refused is the actor's own account.
  Result<std::optional<Refusal>> set_roles(const Actor& actor, const Key& account,
                                           record::RoleSet roles);
  Result<std::optional<Refusal>> suspend(const Actor& actor, const Key& account, bool suspended);

  Time now() const { return clock_.wall(); }
  // For a page that is made after a verb: what the rows say now.
  template <typename Work>
  auto read(Work work) {
    return database_.read(std::move(work));
  }

 private:
  struct Held {  // an account with what it proves itself by
    std::optional<record::Account> account;
    std::vector<record::Credential> credentials;
    std::string password_hash() const;
  };
  Result<Held> held(store::Session& session, std::optional<record::Account> account);
  Result<std::optional<Refusal>> judge(const Held& held, BytesView subject,
                                       std::string_view password);
  Result<Entrance> enter(const Assertion& assertion, ChallengeFor purpose,
                         const std::optional<SignedIn>& who, const std::string& agent);
  Result<bool> use_code(store::Session& session, const Held& held, std::string_view code);
  Result<bool> count_try(BytesView subject);
  Result<Bytes> open_session(store::Session& session, const Key& account, const std::string& agent,
                             std::optional<Time> opened = {});
  Result<Bytes> put_link(store::Session& session, record::Link link, std::chrono::seconds life);
  std::optional<Refusal> password_refusal(std::string_view password, const std::string& name,
                                          const std::string& display) const;
  Result<std::vector<std::string>> put_secrets(store::Session& session, const Key& account,
                                               const std::string& password_hash,
                                               const record::Link& link, std::int64_t step);
  Result<bool> leads_on(store::Session& session, const record::Link& link,
                        const std::optional<SignedIn>& who);
  Result<Entrance> accepted(store::Session& session, const Acceptance& acceptance,
                            const record::Link& link, const std::string& password_hash,
                            const std::optional<SignedIn>& who);
  Result<void> note(store::Session& session, const std::optional<Key>& actor, std::string kind,
                    const std::optional<Key>& account, std::string detail = {});
  Bytes new_token() const;

  store::Database& database_;
  const Clock clock_;
  const Random random_;
  const std::vector<std::string> personal_;
  const RelyingParty party_;
  PasswordHasher hasher_;
};

}  // namespace glasnik::newsroom
