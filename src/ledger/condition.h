#pragma once
// Why a log may not be signed any further. Reading goes on. proof.md section 5.
//
// The tree that the vault remembers must be the beginning of the log at hand, and a key at hand
// must be one that the log says is its own; else a signature would fork the log or begin another
// one.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ledger/held.h"
#include "ledger/vault.h"
#include "proof/key_history.h"
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
// The same against a checkpoint that another server holds of this log. An error if no key of the
// log has signed it.
Result<std::optional<Condition>> judge_held(store::Session& session, const std::string& origin,
                                            std::uint64_t size, const HeldCheckpoint& held);
// The same where the vault itself could not be read.
Condition unread_vault(const Error& error, std::uint64_t size);
// Whether one of `ours`, the keys at hand, is live in a log of `size` entries with these keys.
std::optional<Condition> judge_keys(const proof::KeyHistory& keys, std::uint64_t size,
                                    std::span<const proof::VerifierKey> ours);
// The same where the log does not tell its keys.
Condition unread_keys(const Error& error);
// After an error behind which nobody knows what the disk holds.
Condition writer_stopped(const Error& error, std::uint64_t size);

}  // namespace glasnik::ledger
