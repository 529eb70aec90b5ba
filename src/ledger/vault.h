#pragma once
// The vault remembers, outside the newsroom's directory and outside every backup, the largest tree
// this machine has been about to sign. A restored backup is then shorter than its vault, and is
// noticed before it can fork the log. proof.md section 5.
//
// The file, five lines, each ended by a newline:
//   glasnik-vault/v1
//   <origin>
//   <size, decimal>
//   <root, base64>
//   sha256 <hexadecimal SHA-256 of the four lines before>
//
// `<path>.lock` is held for the vault's life: a second writer of the same newsroom stops at once.

#include <cstdint>
#include <string>

#include "base/file.h"
#include "base/hash.h"

namespace glasnik::ledger {

struct TreeHead {
  std::uint64_t size = 0;
  Hash root;
  bool operator==(const TreeHead&) const = default;
};

class Vault {
 public:
  // Takes the lock. busy ("vault_locked") if another process has it. The file itself may be absent.
  static Result<Vault> open(Files& files, std::string path, std::string origin);
  // For simulated disks, where no other process exists.
  static Result<Vault> open_unlocked(Files& files, std::string path, std::string origin);

  // not_found ("vault_missing") if there is none; corrupt ("vault_damaged") if it is not readable.
  Result<TreeHead> read() const;

  // Compare and swap: `next` must be larger than what stands, or equal in both. Durable on return.
  // conflict ("log_rolled_back", "log_forked") otherwise, and nothing is written.
  Result<void> advance(const TreeHead& next);

  // Writes the first vault of a new log. conflict if one is there.
  Result<void> create(const TreeHead& first);

 private:
  Vault(Files& files, std::string path, std::string origin)
      : files_(&files), path_(std::move(path)), origin_(std::move(origin)) {}
  Result<void> write(const TreeHead& head);

  Files* files_;
  std::string path_;
  std::string origin_;
  std::optional<FileLock> lock_;
};

}  // namespace glasnik::ledger
