#pragma once
// Who asks something of the desk: an account and the roles it has at this moment. editorial.md
// section 4. A role is asked for at every verb, inside its transaction's rules, never remembered.

#include <initializer_list>

#include "base/ids.h"

namespace glasnik::newsroom {

enum class Role : unsigned char {
  author,
  translator,
  approver,
  releaser,
  force,        // with releaser: may break the glass
  registrar,    // merges, removals by law
  distributor,  // mail, journalists' credentials
  auditor,      // reads everything, changes nothing
  admin,        // accounts and settings, no editorial right
};
inline constexpr Role kRoles[] = {Role::author,      Role::translator, Role::approver,
                                  Role::releaser,    Role::force,      Role::registrar,
                                  Role::distributor, Role::auditor,    Role::admin};

class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (Role role : roles) bits_ |= bit(role);
  }
  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool meets(Roles other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool covers(Roles other) const { return (bits_ & other.bits_) == other.bits_; }
  constexpr void add(Role role) { bits_ |= bit(role); }
  constexpr bool operator==(const Roles&) const = default;

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  unsigned bits_ = 0;
};

struct Actor {
  Key account;
  Roles roles;
};

}  // namespace glasnik::newsroom
