#pragma once
// Who may use the desk: accounts and their roles (editorial.md section 4). An account is never
// deleted, so whoever did something keeps a name; it is suspended. What a role may do is said by
// the verbs and by the route table.

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "store/database.h"

namespace glasnik::record {

enum class Role : std::uint8_t {
  author,
  translator,
  approver,
  releaser,
  force,        // with releaser: may break the glass
  registrar,    // merges, removals by law
  distributor,  // mail, credentials of journalists
  auditor,      // reads everything, changes nothing
  admin,        // accounts and settings, no editorial right
};
inline constexpr Role kRoles[] = {Role::author,      Role::translator, Role::approver,
                                  Role::releaser,    Role::force,      Role::registrar,
                                  Role::distributor, Role::auditor,    Role::admin};
std::string_view role_name(Role role);
Result<Role> parse_role(std::string_view name);

class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (Role role : roles) bits_ |= bit(role);
  }
  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool meets(RoleSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool covers(RoleSet other) const { return (bits_ & other.bits_) == other.bits_; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr void add(Role role) { bits_ |= bit(role); }
  constexpr bool operator==(const RoleSet&) const = default;

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  unsigned bits_ = 0;
};
inline constexpr RoleSet kAllRoles{Role::author,      Role::translator, Role::approver,
                                   Role::releaser,    Role::force,      Role::registrar,
                                   Role::distributor, Role::auditor,    Role::admin};
std::string to_string(RoleSet roles);                 // "author approver"
Result<RoleSet> parse_roles(std::string_view words);  // separated by spaces or commas

struct Account {
  Key key;
  std::string name;     // what is typed to sign in: parse_account_name
  std::string display;  // the person's name
  RoleSet roles;
  Time created;
  std::optional<Time> suspended;  // none: may sign in
};

// Lower case ASCII letters, digits and ".-_@+", 2 to 64 of them; capitals are folded.
Result<std::string> parse_account_name(std::string_view typed);
Result<std::string> parse_display_name(std::string_view typed);  // one line of 1 to 100 characters

Result<std::optional<Account>> account(store::Session& session, const Key& key);
Result<std::optional<Account>> account_named(store::Session& session, std::string_view name);
Result<std::vector<Account>> all_accounts(store::Session& session);  // by display name
// What the account may do at this moment: nothing, where it is suspended or not there.
Result<RoleSet> roles_now(store::Session& session, const Key& key);
Result<bool> any_account(store::Session& session);

// conflict: another account has the name, even a suspended one.
Result<void> put_account(store::Session& session, const Account& account);
Result<void> put_roles(store::Session& session, const Key& key, RoleSet roles);
Result<void> put_suspended(store::Session& session, const Key& key, std::optional<Time> suspended);

}  // namespace glasnik::record
