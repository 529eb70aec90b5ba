#include "newsroom/permit.h"

namespace glasnik::newsroom {

Result<Permit> authorise(store::Session& session, const Actor& actor, record::RoleSet one_of) {
  if (!actor.account) return Permit(std::nullopt);
  TRY(auto account, record::account(session, *actor.account));
  if (!account || account->suspended || !account->roles.meets(one_of)) {
    return Error{Code::denied, "the account may not do this"};
  }
  return Permit(actor.account);
}

}  // namespace glasnik::newsroom
