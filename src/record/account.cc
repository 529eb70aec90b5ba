#include "record/account.h"

#include <algorithm>

#include "text/utf8.h"

namespace glasnik::record {
namespace {

constexpr std::string_view kRoleNames[] = {"author",      "translator", "approver",
                                           "releaser",    "force",      "registrar",
                                           "distributor", "auditor",    "admin"};
static_assert(std::size(kRoleNames) == std::size(kRoles));

// The columns of every query for accounts, in the order account_from() reads them.
#define ACCOUNT_COLUMNS "key, name, display, created_at, suspended_at"

Result<Account> account_from(const store::Row& row) {
  TRY(Time created, parse_rfc3339(row.text(3)));
  Account account{row.key(0), std::string(row.text(1)), std::string(row.text(2)), {}, created, {}};
  if (auto suspended = row.optional_text(4)) {
    TRY(account.suspended, parse_rfc3339(*suspended));
  }
  return account;
}

Result<RoleSet> roles_of(store::Session& session, const Key& key) {
  RoleSet roles;
  TRY_VOID(session.each(
      "SELECT role FROM account_roles WHERE account = $1",
      [&](const store::Row& row) -> Result<void> {
        auto role = parse_role(row.text(0));
        if (!role) return Error{Code::corrupt, role.error().message};
        roles.add(*role);
        return {};
      },
      key));
  return roles;
}

Result<std::optional<Account>> with_roles(store::Session& session, std::optional<Account> found) {
  if (found) {
    TRY(found->roles, roles_of(session, found->key));
  }
  return found;
}

}  // namespace

std::string_view role_name(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

Result<Role> parse_role(std::string_view name) {
  for (Role role : kRoles) {
    if (role_name(role) == name) return role;
  }
  return Error{Code::invalid, "there is no role '" + std::string(name) +
                                  "': author, translator, approver, releaser, force, registrar, "
                                  "distributor, auditor and admin are known"};
}

std::string to_string(RoleSet roles) {
  std::string words;
  for (Role role : kRoles) {
    if (!roles.has(role)) continue;
    words += words.empty() ? "" : " ";
    words += role_name(role);
  }
  return words;
}

Result<RoleSet> parse_roles(std::string_view words) {
  RoleSet roles;
  while (!words.empty()) {
    std::size_t end = std::min(words.find_first_of(" ,"), words.size());
    if (end > 0) {
      TRY(Role role, parse_role(words.substr(0, end)));
      roles.add(role);
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return roles;
}

Result<std::string> parse_account_name(std::string_view typed) {
  std::string name(typed);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  bool known = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_@+").find(c) != std::string_view::npos;
  });
  if (!known || name.size() < 2 || name.size() > 64) {
    return Error{Code::invalid, "a sign-in name has 2 to 64 Latin letters, digits or . - _ @ +"};
  }
  return name;
}

Result<std::string> parse_display_name(std::string_view typed) {
  std::string_view name = text::trim(typed);
  bool control = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  bool fits = text::valid_utf8(name) && text::count_code_points(name) <= 100;
  if (name.empty() || control || !fits) {
    return Error{Code::invalid, "a person's name is one line of 1 to 100 characters"};
  }
  return std::string(name);
}

Result<std::optional<Account>> account(store::Session& session, const Key& key) {
  TRY(auto found,
      session.one("SELECT " ACCOUNT_COLUMNS " FROM accounts WHERE key = $1", account_from, key));
  return with_roles(session, std::move(found));
}

Result<std::optional<Account>> account_named(store::Session& session, std::string_view name) {
  TRY(auto found,
      session.one("SELECT " ACCOUNT_COLUMNS " FROM accounts WHERE name = $1", account_from, name));
  return with_roles(session, std::move(found));
}

Result<std::vector<Account>> all_accounts(store::Session& session) {
  TRY(auto accounts,
      session.all("SELECT " ACCOUNT_COLUMNS " FROM accounts ORDER BY display, name", account_from));
  for (Account& account : accounts) {
    TRY(account.roles, roles_of(session, account.key));
  }
  return accounts;
}

Result<RoleSet> roles_now(store::Session& session, const Key& key) {
  TRY(auto known, account(session, key));
  return known && !known->suspended ? known->roles : RoleSet();
}

Result<bool> any_account(store::Session& session) {
  TRY(auto found, session.one("SELECT 1 FROM accounts LIMIT 1",
                              [](const store::Row& row) { return row.integer(0); }));
  return found.has_value();
}

Result<void> put_account(store::Session& session, const Account& account) {
  TRY(std::int64_t rows,
      session.execute("INSERT INTO accounts (key, name, display, created_at, suspended_at) "
                      "VALUES ($1, $2, $3, $4, NULL) ON CONFLICT (name) DO NOTHING",
                      account.key, account.name, account.display, rfc3339(account.created)));
  if (rows == 0) return Error{Code::conflict, "the sign-in name " + account.name + " is taken"};
  return put_roles(session, account.key, account.roles);
}

Result<void> put_roles(store::Session& session, const Key& key, RoleSet roles) {
  TRY_VOID(session.execute("DELETE FROM account_roles WHERE account = $1", key));
  for (Role role : kRoles) {
    if (!roles.has(role)) continue;
    TRY_VOID(session.execute("INSERT INTO account_roles (account, role) VALUES ($1, $2)", key,
                             role_name(role)));
  }
  return {};
}

Result<void> put_suspended(store::Session& session, const Key& key, std::optional<Time> suspended) {
  std::optional<std::string> at;
  if (suspended) at = rfc3339(*suspended);
  TRY_VOID(session.execute("UPDATE accounts SET suspended_at = $2 WHERE key = $1", key, at));
  return {};
}

}  // namespace glasnik::record
