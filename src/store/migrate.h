#pragma once
// The schema grows by numbered steps that never change once released. The table `migration` holds
// number, name and SHA-256 of each step's text; a step and its row commit together.
//
//   constexpr Migration kMigrations[] = {{1, "documents", R"sql(CREATE TABLE ...)sql"}, ...};
//   TRY(int applied, migrate(database, kMigrations));

#include <span>
#include <string_view>

#include "store/database.h"

namespace glasnik::store {

// Both engines create it with a new database, so that a database up to date is only read.
inline constexpr Script kMigrationTable = R"sql(
CREATE TABLE migration (
  number {integer} PRIMARY KEY,
  name TEXT NOT NULL,
  hash {octets} NOT NULL
) {strict};
)sql";

// From migrations/NNNN_name.sql, put into the program as literals.
struct Migration {
  int number;  // 1, 2, 3, ...
  std::string_view name;
  Script script;
};

// Brings the database to the last of `known`, each step in a transaction; how many it took.
// conflict "schema_newer": the database knows more steps than this program; nothing was changed.
// corrupt "schema_changed": a step already taken has another text now.
Result<int> migrate(Database& database, std::span<const Migration> known);

}  // namespace glasnik::store
