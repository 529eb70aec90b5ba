#include "newsroom/permit.h"

namespace glasnik::newsroom {

Result<Permit> authorise(store::Session& session, const Actor& actor, record::RoleSet one_of) {
  if (!actor.account) return Permit(std::nullopt);
  TRY(record::RoleSet roles, record::roles_now(session, *actor.account));
  if (!roles.meets(one_of)) {
    return Error{Code::denied, "the account may not do this"};
  }
  return Permit(actor.account);
}

}  // namespace glasnik::newsroom
