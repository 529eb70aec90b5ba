#pragma once
// Why a log may not be signed any further. Reading goes on. proof.md section 5.
//
// The tree that the vault remembers must be the beginning of the log at hand, and the key must be
// the one that the log was founded with; else a signature would fork the log or begin another one.

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/vault.h"
#include "proof/entry.h"
#include "proof/note.h"
#include "store/database.h"

namespace glasnik::ledger {

struct Condition {
  // log_rolled_back log_forked vault_missing vault_damaged log_key_differs writer_stopped
  std::string error;
  std::uint64_t have = 0;
  std::uint64_t seen = 0;
  std::string sentence;  // for a person
};

// The log's first `size` entries, as they are stored, against what the vault remembers. An error,
// and no judgement, if the log cannot be read.
Result<std::optional<Condition>> judge_vault(store::Session& session, std::uint64_t size,
                                             const TreeHead& vault);
// The same where the vault itself could not be read.
Condition unread_vault(const Error& error, std::uint64_t size);
// Whether `key` is the one of the log that begins with this genesis.
std::optional<Condition> judge_key(const proof::Entry& genesis, const proof::VerifierKey& key);
// After an error behind which nobody knows what the disk holds.
Condition writer_stopped(const Error& error, std::uint64_t size);

}  // namespace glasnik::ledger
