#pragma once
// The second half of a pull: the records and files behind entries of a log that was judged, each
// held against what was signed before any of it is stored. Internal to the room.

#include <span>
#include <vector>

#include "courier/pull.h"
#include "proof/replay.h"

namespace glasnik::courier {

// What a source says that cannot be.
Error lie(const Source& source, const std::string& what);
// unavailable once the pull is to stop.
Result<void> go_on(const PullOptions& options);

// Where the entries go.
struct Target {
  ledger::Replica& replica;
  store::Database& database;
  store::Blobs& blobs;
};

class Taking {
 public:
  // `log` has replayed the source's log; `pulled` counts.
  Taking(Source& source, Target target, const PullOptions& options, const proof::Replay& log,
         Pulled& pulled)
      : source_(source), target_(target), options_(options), log_(log), pulled_(pulled) {}

  // The entries from those at hand on, whose leaves these are.
  Result<void> take(std::span<const Hash> leaves);

  // Asks again for the words of entries that came without.
  Result<void> refill(const std::vector<std::int64_t>& entries);

 private:
  Result<void> put(std::vector<ledger::Taken>& batch);
  Result<ledger::Taken> taken_of(std::uint64_t index, BytesView bytes);
  Result<void> check_withheld(DocumentId document) const;
  Result<void> check_removed(std::uint64_t index, DocumentId document,
                             const proof::RecordFile& record) const;
  Result<void> check_removed(std::uint64_t index, DocumentId document, const std::string& set,
                             const std::vector<proof::Part>& parts) const;
  Result<void> fetch(const record::MediaFile& file);

  Source& source_;
  Target target_;
  const PullOptions& options_;
  const proof::Replay& log_;
  Pulled& pulled_;
};

}  // namespace glasnik::courier
