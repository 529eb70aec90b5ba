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
#include <memory>
#include <string>

#include "base/file.h"
#include "base/hash.h"
#include "proof/checkpoint.h"

namespace glasnik::ledger {

using proof::TreeHead;

// What the vault at `path` says, for anyone; only its holder may change it. not_found if there is
// none; corrupt if it is not a vault of this log.
Result<TreeHead> read_vault(Files& files, const std::string& path, const std::string& origin);

class Vault {
 public:
  // Takes the lock. busy ("vault_locked") if another process has it. The file itself may be absent.
  static Result<Vault> open(Files& files, std::string path, std::string origin);

  Result<TreeHead> read() const { return read_vault(*files_, path_, origin_); }

  // Compare and swap: `next` must be larger than what stands, or equal in both. Durable on return.
  // conflict otherwise, and nothing is written.
  Result<void> advance(const TreeHead& next);

  // Writes the first vault of a new log. conflict if one is there.
  Result<void> create(const TreeHead& first);

 private:
  Vault(Files& files, std::string path, std::string origin, std::unique_ptr<FileLock> lock)
      : files_(&files),
        path_(std::move(path)),
        origin_(std::move(origin)),
        lock_(std::move(lock)) {}
  Result<void> write(const TreeHead& head);

  Files* files_;
  std::string path_;
  std::string origin_;
  std::unique_ptr<FileLock> lock_;
};

}  // namespace glasnik::ledger
