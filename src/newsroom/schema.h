#pragma once
// The migrations of migrations/*.sql, put into the program at build time. One schema serves all
// rooms; it lives here because the newsroom is who opens the database.

#include <span>

#include "store/migrate.h"

namespace glasnik::newsroom {

std::span<const store::Migration> schema();

}  // namespace glasnik::newsroom
