#include "record/account.h"

#include <doctest/doctest.h>

using namespace glasnik;
using record::Role;
using record::RoleSet;

TEST_CASE("roles are written as words and read back") {
  RoleSet roles{Role::author, Role::admin};
  CHECK(to_string(roles) == "author admin");
  CHECK(*record::parse_roles("admin,author") == roles);
  CHECK(*record::parse_roles("") == RoleSet());
  CHECK(record::parse_roles("author king").error().code == Code::invalid);
}

TEST_CASE("a set of roles meets another that has one of them") {
  CHECK(RoleSet{Role::author}.meets({Role::approver, Role::author}));
  CHECK_FALSE(RoleSet{Role::author}.meets({Role::approver}));
  CHECK_FALSE(record::kAllRoles.meets({}));
}

TEST_CASE("a sign-in name is folded, and is letters and few marks") {
  CHECK(*record::parse_account_name("Ana.Petrovic") == "ana.petrovic");
  CHECK(*record::parse_account_name("a@b.rs") == "a@b.rs");
  for (const char* typed : {"", "a", "ana petrovic", "ана", "ana/petrovic", "ana\n"}) {
    CHECK_FALSE(record::parse_account_name(typed).ok());
  }
}

TEST_CASE("a person's name is one line") {
  CHECK(*record::parse_display_name("  Ана Петровић ") == "Ана Петровић");
  CHECK_FALSE(record::parse_display_name("  ").ok());
  CHECK_FALSE(record::parse_display_name("Ana\nPetrovic").ok());
  CHECK_FALSE(record::parse_display_name("Ana \xff").ok());
}
