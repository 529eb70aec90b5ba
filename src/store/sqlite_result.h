#pragma once
// What SQLite's result codes mean to us. Internal to the room.

#include <string_view>

#include "base/result.h"

struct sqlite3;

namespace glasnik::store {

// The error for a result other than OK, ROW and DONE.
Error sqlite_error(sqlite3* handle, int result, std::string_view doing);

// Whether after this result nobody knows what the disk holds. A full disk is not that, nor is
// trouble with the shared memory of the WAL index, which is not durable anyway.
bool leaves_disk_unknown(int result);

}  // namespace glasnik::store
