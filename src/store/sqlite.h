#pragma once
// The database in one file: SQLite 3.40 in WAL mode with synchronous FULL, one writer connection on
// its own thread and a few readers.
//
// Durable means: the frames of the commit are in FILE-wal and fsync returned. SQLite itself would
// ignore two failures, so we ask again: the directory is synced by us once FILE and FILE-wal exist,
// and folding the WAL into FILE (a checkpoint) is called by us, after the commit was answered.
// The first write of a process folds what it found in the WAL: after a failed sync the page cache
// may show frames that the disk never got, and a commit behind such frames would be lost with them.

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "base/file.h"
#include "store/database.h"

struct sqlite3;

namespace glasnik::store {

struct SqliteOptions {
  std::string path = "";

  // Only looks: creates nothing, writes answer unavailable. For verbs beside a running server.
  bool read_only = false;

  std::size_t readers = 4;  // at once
  std::size_t write_queue = 256;
  std::chrono::milliseconds reader_wait{5'000};  // for a free reader
  std::chrono::milliseconds writer_wait{5'000};  // in the queue; a write that began is waited for
  std::chrono::milliseconds lock_wait{5'000};    // for another process

  // Page caches, KiB: 8 MiB in all. 4 KiB a page; a big transaction spills into the WAL.
  std::size_t reader_cache = 1'024;
  std::size_t writer_cache = 4'096;
  std::size_t checkpoint_pages = 1'000;  // WAL pages (4 KiB) before they are folded

  // Below full acknowledged writes are lost in a power cut: for a projection that is made again
  // from the record, and for tests that show the loss.
  enum class Synchronous { off, normal, full };
  Synchronous synchronous = Synchronous::full;
  std::string vfs = "";  // SQLite's name of it; empty: the operating system

  // Teaches each connection more than SQLite knows (search/engine.h); an SQLite result code.
  int (*extension)(sqlite3* connection) = nullptr;
};

// Creates the file if need be. invalid: a database of some other program. corrupt: no database at
// all.
Result<std::unique_ptr<Database>> open_sqlite(Files& files, const SqliteOptions& options);

}  // namespace glasnik::store
