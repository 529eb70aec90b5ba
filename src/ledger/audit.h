#pragma once
// The monitor over a newsroom's own directory: the log replayed, every commitment recomputed from
// the rows that pages are made of, and every row that a reader sees held against its entry. One
// changed octet in anything signed is found and named. Entries that no checkpoint covers yet are
// held against their rows too: the next start will sign them.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "proof/policy.h"
#include "proof/replay.h"
#include "record/edition.h"
#include "store/blobs.h"
#include "store/database.h"
#include "text/zone.h"

namespace glasnik::ledger {

struct AuditOptions {
  std::string origin;
  proof::VerifierKey key;  // that the log was founded with
  text::Zone zone;         // of the newsroom's days
  std::function<void(std::uint64_t entries)> progress;
  // Who said what follows from the words: the rule by which an act finds it, run again.
  std::function<std::vector<record::Quote>(const record::Text&)> quotes;
  bool mirror = false;  // which notes when it took a checkpoint over, not when it was signed
  // The key that this server witnesses other logs with, where it is at hand.
  std::optional<proof::VerifierKey> witness{};
};

struct Audit {
  std::uint64_t entries = 0;
  std::uint64_t documents = 0;
  std::uint64_t parts = 0;
  std::uint64_t blobs = 0;
  std::uint64_t gone = 0;  // entries whose words this copy never got
  std::uint64_t failures = 0;
  std::vector<proof::Finding> findings;  // the first hundred
  std::vector<Hash> unnamed;  // files of no row: left by a crash, or put back after their removal

  void fail(std::string invariant, std::int64_t index, std::string reason);
};

// An error only if the database or files cannot be read on; a finding is no error.
Result<Audit> audit(store::Database& database, store::Blobs& blobs, const AuditOptions& options);

}  // namespace glasnik::ledger
