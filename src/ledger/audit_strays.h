#pragma once
// What stands beside the record and no entry names: files, tiles beyond the tree, what this server
// is said to have witnessed, and when checkpoints are said to have been signed. Nothing of it
// changes a word, but each is shown to somebody, or keeps what should be gone. Internal to the
// room.

#include <set>

#include "ledger/audit.h"

namespace glasnik::ledger {

class StrayAudit {
 public:
  StrayAudit(store::Session& session, store::Blobs& blobs, const AuditOptions& options,
             Audit& audit)
      : session_(session), blobs_(blobs), options_(options), audit_(audit) {}

  // After the last of `committed` entries; `named` are the files that they name.
  Result<void> run(std::uint64_t committed, const std::set<Hash>& named);

 private:
  void fail(std::int64_t index, std::string reason);
  Result<void> check_tiles(std::uint64_t committed);
  Result<void> check_times();
  Result<void> check_time(std::int64_t size, std::string_view signed_at);
  Result<std::optional<Time>> issued_at(std::int64_t index);
  Result<void> check_witnessed();
  Result<void> check_files(const std::set<Hash>& named);
  Result<std::set<Hash>> files_of_rows();

  store::Session& session_;
  store::Blobs& blobs_;
  const AuditOptions& options_;
  Audit& audit_;
};

}  // namespace glasnik::ledger
