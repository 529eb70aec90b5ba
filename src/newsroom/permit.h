#pragma once
// Who may say a verb. The route table asks first, so that a page which nobody may see is not even
// made; the verb asks again inside the transaction that writes, so that a right taken away acts at
// once. A verb that needs a right takes nothing but the actor and makes its own permit.

#include <optional>

#include "record/account.h"

namespace glasnik::newsroom {

// An account at the desk, or the operator at the command line, who acts alone and may do all.
struct Actor {
  std::optional<Key> account;
  static Actor at_command_line() { return {}; }
};

// Proof that authorise() was asked and said yes, in this transaction.
class Permit {
 public:
  const std::optional<Key>& by() const { return by_; }

 private:
  friend Result<Permit> authorise(store::Session&, const Actor&, record::RoleSet);
  explicit Permit(std::optional<Key> by) : by_(by) {}
  std::optional<Key> by_;
};

// denied unless the account is there, is not suspended and has one of the roles. Nobody at the desk
// has one of none, so that an empty set is for the command line alone.
Result<Permit> authorise(store::Session& session, const Actor& actor, record::RoleSet one_of);

// Rights that are no part of editing.
inline constexpr record::RoleSet kManagePeople{record::Role::admin};
inline constexpr record::RoleSet kReadAudit{record::Role::admin, record::Role::auditor};
inline constexpr record::RoleSet kCommandLineOnly{};

}  // namespace glasnik::newsroom
