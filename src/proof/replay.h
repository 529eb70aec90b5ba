#pragma once
// The monitor's questions to a whole log, entry by entry: is it one tree, well-formed, and does
// each document's chain of acts obey the rules of editorial.md sections 1.2 and 2? Anyone with the
// entries can ask; nothing here needs the newsroom.
//
// Memory grows with documents (about 80 octets each) and little with entries (12 octets each).

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/time.h"
#include "proof/checkpoint.h"
#include "proof/entry.h"
#include "proof/standing.h"
#include "proof/tile.h"

namespace glasnik::proof {

struct Finding {
  std::string invariant;  // tree form chain time texts removal keys anchors
  std::uint64_t index = 0;
  std::string reason;
};
std::string to_string(const Finding& finding);  // FAIL chain index=5 seq 3 after 1

struct ReplayOptions {
  std::string origin{};                 // empty: the genesis entry's
  TileReader tiles{};                   // if set, every tile is read and compared
  std::vector<CheckpointBody> older{};  // checkpoints seen before; each must be a prefix
  std::size_t most_findings = 100;      // further ones are only counted
};

class Replay {
 public:
  explicit Replay(ReplayOptions options);
  ~Replay();
  Replay(Replay&&) noexcept;
  Replay& operator=(Replay&&) noexcept;

  void add(BytesView entry);                               // the next one
  void add(BytesView entry, const Result<Entry>& parsed);  // of whom has parsed it already

  // After the last entry: the checkpoint it was read under.
  void finish(const CheckpointBody& newest);

  // After the last entry: whether a key signed it that is live at its size. If it is of all
  // entries: whether a witness of the policy in force signed it before the last one was issued.
  void check_signer(const Checkpoint& checkpoint);

  // The log's keys that the first `size` of the entries read leave live.
  std::vector<VerifierKey> log_keys(std::uint64_t size) const;

  std::uint64_t size() const;
  Hash root() const;
  std::uint64_t documents() const;
  Standing standing(DocumentId document) const;  // after the newest entry
  // The remove_legal entry that took a part of a document's entry; nullopt: none did.
  std::optional<std::uint64_t> removal_of(DocumentId document, const RemovedPart& part) const;
  const std::optional<Entry>& genesis() const;
  const std::vector<Finding>& findings() const;
  std::uint64_t failures() const;  // all of them

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace glasnik::proof
