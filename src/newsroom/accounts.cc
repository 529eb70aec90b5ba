// People and links. Sessions are in sign_in.cc, what a new account brings in account_setup.cc.

#include "newsroom/accounts.h"

#include "base/encoding.h"
#include "base/one_time_code.h"

namespace glasnik::newsroom {
namespace {

// Whoever makes the first account begins alone: writes, releases, and invites the others.
constexpr record::RoleSet kFirstRoles{record::Role::author, record::Role::translator,
                                      record::Role::approver, record::Role::releaser,
                                      record::Role::admin};

}  // namespace

Accounts::Accounts(store::Database& database, Clock clock, Random random,
                   std::vector<std::string> personal, const std::string& desk_url)
    : database_(database),
      clock_(std::move(clock)),
      random_(std::move(random)),
      personal_(std::move(personal)),
      party_(relying_party(desk_url)),
      hasher_(random_) {}

Bytes Accounts::new_token() const { return random_bytes(random_, 32); }

Result<void> Accounts::note(store::Session& session, const std::optional<Key>& actor,
                            std::string kind, const std::optional<Key>& account,
                            std::string detail) {
  return record::put_account_act(session,
                                 {0, now(), actor, std::move(kind), account, std::move(detail)});
}

Result<Bytes> Accounts::put_link(store::Session& session, record::Link link,
                                 std::chrono::seconds life) {
  Bytes token = new_token();
  link.token_hash = sha256(token);
  link.totp_secret = random_bytes(random_, kTotpSecretOctets);
  link.made = now();
  link.expires = link.made + life;
  TRY_VOID(record::put_link(session, link));
  return hex(token);
}

Result<Bytes> Accounts::first_link() {
  return database_.write([&](store::Session& session) -> Result<Bytes> {
    TRY(bool any, record::any_account(session));
    if (any) return Error{Code::conflict, "there are accounts: 'glasnik user DIR list' names them"};
    TRY_VOID(record::remove_first_links(session));
    record::Link link;
    link.purpose = record::LinkPurpose::first;
    link.roles = kFirstRoles;
    TRY_VOID(note(session, std::nullopt, "first_link", std::nullopt));
    return put_link(session, std::move(link), kSignInLinkLife);
  });
}

Result<Invited> Accounts::invite(const Actor& actor, const Invitation& invitation) {
  auto name = record::parse_account_name(invitation.name);
  if (!name) return Invited{Refusal::bad_name, {}};
  auto display = record::parse_display_name(invitation.display);
  if (!display) return Invited{Refusal::bad_display, {}};
  if (invitation.roles.empty()) return Invited{Refusal::no_roles, {}};
  return database_.write([&](store::Session& session) -> Result<Invited> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY(auto taken, record::account_named(session, *name));
    if (taken) return Invited{Refusal::name_taken, {}};
    record::Link link;
    link.name = *name;
    link.display = *display;
    link.roles = invitation.roles;
    link.made_by = permit.by();
    TRY_VOID(note(session, permit.by(), "invited", std::nullopt,
                  *name + ": " + to_string(invitation.roles)));
    TRY(Bytes token, put_link(session, std::move(link), kInvitationLife));
    return Invited{std::nullopt, std::move(token)};
  });
}

Result<Bytes> Accounts::sign_in_link(const Actor& actor, const Key& account) {
  return database_.write([&](store::Session& session) -> Result<Bytes> {
    TRY(Permit permit, authorise(session, actor, kCommandLineOnly));
    TRY(auto found, record::account(session, account));
    if (!found) return Error{Code::not_found, "there is no such account"};
    if (found->suspended) return Error{Code::conflict, found->name + " is suspended"};
    record::Link link;
    link.purpose = record::LinkPurpose::sign_in;
    link.account = account;
    TRY_VOID(note(session, permit.by(), "sign_in_link", account));
    return put_link(session, std::move(link), kSignInLinkLife);
  });
}

Result<Bytes> Accounts::renewal(const SignedIn& who) {
  if (!who.fresh) return Error{Code::denied, "a factor must be shown again first"};
  return database_.write([&](store::Session& session) -> Result<Bytes> {
    record::Link link;
    link.purpose = record::LinkPurpose::renew;
    link.account = who.account.key;
    link.name = who.account.name;
    link.made_by = who.account.key;
    return put_link(session, std::move(link), kSignInLinkLife);
  });
}

Result<std::optional<record::Link>> Accounts::link(BytesView token) {
  auto octets = parse_hex(token);
  if (!octets) return std::optional<record::Link>();
  TRY(auto found, database_.read([&](store::Session& session) {
    return record::link(session, sha256(*octets));
  }));
  if (found && found->expires <= now()) found.reset();
  return found;
}

Result<void> Accounts::withdraw_link(const Actor& actor, const Hash& token) {
  return database_.write([&](store::Session& session) -> Result<void> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY(auto found, record::link(session, token));
    if (!found || found->purpose != record::LinkPurpose::invite) return {};
    TRY_VOID(record::remove_link(session, token));
    return note(session, permit.by(), "invitation_withdrawn", std::nullopt, found->name);
  });
}

Result<std::optional<Refusal>> Accounts::set_roles(const Actor& actor, const Key& account,
                                                   record::RoleSet roles) {
  using Answer = std::optional<Refusal>;
  if (actor.account == account) return Answer(Refusal::own_account);
  if (roles.empty()) return Answer(Refusal::no_roles);
  return database_.write([&](store::Session& session) -> Result<Answer> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY(auto found, record::account(session, account));
    // Nobody becomes a colleague by a journalist's credential.
    if (!found || found->roles.empty()) {
      return Error{Code::not_found, "there is no such account"};
    }
    if (found->roles == roles) return Answer();
    TRY_VOID(record::put_roles(session, account, roles));
    TRY_VOID(note(session, permit.by(), "roles", account,
                  to_string(found->roles) + " -> " + to_string(roles)));
    return Answer();
  });
}

Result<std::optional<Refusal>> Accounts::suspend(const Actor& actor, const Key& account,
                                                 bool suspended) {
  using Answer = std::optional<Refusal>;
  if (actor.account == account) return Answer(Refusal::own_account);
  return database_.write([&](store::Session& session) -> Result<Answer> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY(auto found, record::account(session, account));
    if (!found) return Error{Code::not_found, "there is no such account"};
    if (found->suspended.has_value() == suspended) return Answer();
    TRY_VOID(
        record::put_suspended(session, account, suspended ? std::optional(now()) : std::nullopt));
    if (suspended) TRY_VOID(record::remove_sessions(session, account));
    TRY_VOID(note(session, permit.by(), suspended ? "suspended" : "readmitted", account));
    return Answer();
  });
}

}  // namespace glasnik::newsroom
