#pragma once
// An SQLite VFS on the Files seam, so that the real store runs on the simulated disk, beside blobs
// and whatever else is kept there. Files are locked, and the WAL index is shared, within this
// process only. It does what SQLite's unix VFS does, to the letter where durability is concerned:
// the directory is synced with the first sync of a new journal or WAL, and a failure of just that
// is ignored.

#include <memory>
#include <string>

#include "base/file.h"

struct sqlite3_vfs;

namespace glasnik::sim {

class SqliteVfs {
 public:
  // Known to SQLite under `name` for as long as this object lives; all connections are closed
  // before.
  SqliteVfs(Files& files, std::string name);
  ~SqliteVfs();
  SqliteVfs(const SqliteVfs&) = delete;
  SqliteVfs& operator=(const SqliteVfs&) = delete;

  const std::string& name() const { return name_; }

  struct State;  // what the callbacks see; in the .cc

 private:
  std::string name_;
  std::unique_ptr<State> state_;
  std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace glasnik::sim
