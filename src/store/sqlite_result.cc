#include "store/sqlite_result.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/file.h"

namespace glasnik::store {
namespace {

Code code_of(int result) {
  switch (result & 0xff) {
    case SQLITE_CONSTRAINT:
      return Code::conflict;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Code::busy;
    case SQLITE_TOOBIG:
      return Code::too_large;
    case SQLITE_ERROR:  // our SQL is constant: if it is refused, the schema is not what it must be
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Code::corrupt;
    default:
      return Code::unavailable;
  }
}

bool is_disk_full(int result) {
  return (result & 0xff) == SQLITE_FULL || result == SQLITE_IOERR_SHMSIZE;
}

}  // namespace

Error sqlite_error(sqlite3* handle, int result, std::string_view doing) {
  if (is_disk_full(result)) return disk_full_error("write the database");
  return {code_of(result), fmt::format("database: {} ({}): {}", sqlite3_errmsg(handle),
                                       sqlite3_errstr(result), doing)};
}

bool leaves_disk_unknown(int result) {
  if ((result & 0xff) != SQLITE_IOERR) return false;
  switch (result) {
    case SQLITE_IOERR_NOMEM:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMMAP:
    case SQLITE_IOERR_SHMLOCK:
    case SQLITE_IOERR_LOCK:
      return false;
    default:
      return true;
  }
}

}  // namespace glasnik::store
