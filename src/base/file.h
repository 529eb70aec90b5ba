#pragma once
// Files as the record needs them: what was acknowledged survives a power cut. This is the only
// place that renames, and write_durably() the only way a file is replaced.
//
// Files and File are a seam, handed in by main: the program uses the operating system's, the crash
// tests one simulated disk that forgets, reorders and tears whatever was not synced.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik {

// An open file. Offsets and sizes are octets. A failed sync() is final, on a full disk too: the
// caller stops writing and never retries, because the kernel may have dropped the pages.
class File {
 public:
  virtual ~File() = default;
  virtual Result<std::size_t> read_at(std::uint64_t offset,
                                      std::span<char> into) = 0;             // short at end
  virtual Result<void> write_at(std::uint64_t offset, BytesView bytes) = 0;  // all or error
  virtual Result<void> truncate(std::uint64_t size) = 0;
  virtual Result<std::uint64_t> size() = 0;
  virtual Result<void> sync() = 0;
  virtual int descriptor() const = 0;  // for sendfile(2); -1 where there is none
};

enum class Open {
  read,    // must exist
  update,  // read and write; must exist
  create,  // read and write; must not exist; mode 0600
};

// An exclusive lock on a file, for as long as the object lives. It dies with the process.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class Files {
 public:
  virtual ~Files() = default;
  virtual Result<std::unique_ptr<File>> open(const std::string& path, Open how) = 0;
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  virtual Result<void> remove(const std::string& path) = 0;
  virtual Result<void> make_directory(
      const std::string& path) = 0;  // mode 0700; fine if it is there
  virtual Result<void> sync_directory(const std::string& path) = 0;  // names in it become durable
  virtual Result<bool> exists(const std::string& path) = 0;
  virtual Result<std::vector<std::string>> list(const std::string& path) = 0;  // names, sorted
  // A file, or a directory with all in it; links are removed, not followed. Fine if it is absent.
  virtual Result<void> remove_tree(const std::string& path) = 0;
  // The one spelling of a path: absolute, without links, dots and final slashes. Its last name need
  // not exist.
  virtual Result<std::string> canonical(const std::string& path) = 0;
  virtual Result<bool> others_may_read(const std::string& path) = 0;  // group or world
  // Creates the file if absent. busy if somebody else holds it.
  virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
};

Files& operating_system_files();

// The whole file; too_large over `limit` octets.
Result<Bytes> read_file(Files& files, const std::string& path, std::uint64_t limit);

// Replaces `path` by `bytes`: temporary file, write, sync, rename, sync of the directory. After an
// ok the bytes survive a power cut; after an error the old content stands.
Result<void> write_durably(Files& files, const std::string& path, BytesView bytes);

std::string directory_of(const std::string& path);  // "." where there is none

// A full disk is an unavailable that may pass: nothing is lost, and once there is room writing goes
// on.
Error disk_full_error(std::string_view doing);  // "disk full: cannot " + doing
bool disk_full(const Error& error);

}  // namespace glasnik
