// New credentials for somebody who has lost all of theirs. Whoever hands over the link could use
// it, so one administrator alone can make none: that would undo the two persons an approval needs.

#include "newsroom/accounts.h"

namespace glasnik::newsroom {
namespace {

// Whose account it is; not one's own, and not one that may not sign in anyway.
Result<record::Account> account_to_reset(store::Session& session, const Key& key) {
  TRY(auto found, record::account(session, key));
  if (!found) return Error{Code::not_found, "there is no such account"};
  if (found->suspended) return Error{Code::conflict, found->name + " is suspended"};
  return *std::move(found);
}

}  // namespace

bool Accounts::waits(const record::Reset& reset) const {
  return now() < reset.proposed + kInvitationLife;
}

Result<std::optional<Refusal>> Accounts::propose_reset(const Actor& actor, const Key& account) {
  using Answer = std::optional<Refusal>;
  if (actor.account == account) return Answer(Refusal::own_account);
  return database_.write([&](store::Session& session) -> Result<Answer> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY_VOID(account_to_reset(session, account));
    TRY_VOID(record::put_reset(session, {account, permit.by(), now()}));
    TRY_VOID(note(session, permit.by(), "reset_proposed", account));
    return Answer();
  });
}

Result<Invited> Accounts::confirm_reset(const Actor& actor, const Key& account) {
  return database_.write([&](store::Session& session) -> Result<Invited> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY(auto reset, record::reset_of(session, account));
    if (!reset || !waits(*reset)) return Error{Code::not_found, "no reset waits"};
    const bool same = permit.by() == reset->proposed_by || permit.by() == account;
    if (same) return Invited{Refusal::same_person, {}};
    TRY(record::Account of, account_to_reset(session, account));
    TRY_VOID(record::remove_reset(session, account));
    TRY_VOID(note(session, permit.by(), "reset_confirmed", account));
    record::Link link;
    link.purpose = record::LinkPurpose::reset;
    link.account = account;
    link.name = of.name;
    link.display = of.display;
    link.made_by = permit.by();
    TRY(Bytes token, put_link(session, std::move(link), kSignInLinkLife));
    return Invited{std::nullopt, std::move(token)};
  });
}

Result<void> Accounts::dismiss_reset(const Actor& actor, const Key& account) {
  return database_.write([&](store::Session& session) -> Result<void> {
    TRY(Permit permit, authorise(session, actor, kManagePeople));
    TRY(bool waited, record::remove_reset(session, account));
    return waited ? note(session, permit.by(), "reset_dismissed", account) : Result<void>();
  });
}

}  // namespace glasnik::newsroom
