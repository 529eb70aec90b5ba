#pragma once
// What stands in an SQLite file's schema, held against what the migrations make. A file that was
// tampered with may have a view in a table's place, a trigger that undoes what is written, or an
// index that leaves rows out: every query of ours would believe it. Internal to the room.

#include <span>
#include <string>
#include <vector>

#include "store/migrate.h"
#include "store/sqlite_connection.h"

namespace glasnik::store {

// Each table, index, view and trigger that is missing, added or of another text than an empty
// database has after these migrations, as a sentence. Inside a transaction of `session`.
Result<std::vector<std::string>> schema_differences(Session& session,
                                                    std::span<const Migration> migrations);

}  // namespace glasnik::store
