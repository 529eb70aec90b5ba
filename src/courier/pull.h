#pragma once
// One pull: this copy of a log brought up to another one's newest checkpoint. Nothing is stored
// before it is verified: first the whole log (signature, consistency with what is held, replay of
// every entry, tiles), then each record against its entry and each file against its hash.
//
// The attacks. A source that lies about words, files, tiles or entries is refused, and what is held
// stays. A log that shows another past, or a shorter one, is refused for good: both notes are kept
// as evidence in fork-<size>.txt. A key that the log's own history does not vouch for is none.
//
// The crash story. A batch of entries is taken whole or not; pulling.checkpoint in the directory
// says under which checkpoint, so that the log cannot tell another story to the next pull. What a
// batch removes is gone with it, whatever becomes of the pull.

#include <optional>
#include <string>

#include "base/ed25519.h"
#include "base/file.h"
#include "base/time.h"
#include "courier/source.h"
#include "ledger/replica.h"
#include "proof/note.h"
#include "store/blobs.h"
#include "store/database.h"

namespace glasnik::courier {

// Whose cosignature a mirror adds to what it stores.
struct Cosigner {
  std::string name;
  SigningKey key;
};

struct PullOptions {
  proof::VerifierKey key;  // that the log was founded with, pinned at the first pull
  std::string directory;   // of this copy: for evidence and the crash story
  std::optional<Cosigner> cosigner{};
  Clock clock;
  Files* files;
  std::function<void(std::uint64_t taken, std::uint64_t total)> progress{};
  std::function<bool()> stopping{};  // asked between records, and between pieces of a file
  // For recovery: what is shorter than this record, or than its vault, is mirror_too_short; words
  // that did not come with their entries are asked for again.
  bool recovering = false;
  std::optional<proof::CheckpointBody> vault{};
  // So many new entries are read before a key of the log must be seen to have signed them: a key
  // that is new to this copy is named by one of them, and whoever has none could show entries
  // without end.
  std::uint64_t most_unsigned = 1U << 20U;
};

struct Pulled {
  std::uint64_t size = 0;
  std::uint64_t entries = 0;   // taken by this pull
  std::uint64_t withheld = 0;  // asked for, and no longer given out: their words are not here
  std::uint64_t refilled = 0;  // taken before, whose words came now
  std::uint64_t files = 0;
};

// conflict, "log_forked: ..." or "log_rolled_back: ...": the log contradicts what is held.
// corrupt: the source's answers contradict the log. unavailable: it does not answer.
Result<Pulled> pull(Source& source, ledger::Replica& replica, store::Database& database,
                    store::Blobs& blobs, const PullOptions& options);

}  // namespace glasnik::courier
