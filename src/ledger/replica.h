#pragma once
// A log kept for somebody else, or put back into its own place: entries and records of another copy
// are taken over into this database's rows, as the acts themselves would have written them.
//
// The caller has verified that the entries are of the tree that the log signed, and that the log
// took back what a record lacks; here each record is held against its entry, and what contradicts
// it is never stored. Two transactions, as in
// ledger.h: take() is the commit point of a batch and shows nothing; publish() stores the
// checkpoint with what lists show. A crash in between leaves entries that no checkpoint covers; the
// next pull goes on behind them.

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "ledger/ledger.h"
#include "proof/checkpoint.h"
#include "proof/record_file.h"
#include "proof/tile_edge.h"
#include "record/edition.h"

namespace glasnik::ledger {

// An entry and what stands behind it.
struct Taken {
  Bytes octets;
  proof::Entry entry;                         // what they say
  std::optional<proof::RecordFile> record{};  // none: no act, or its words are no longer given out
};

// Whether the record is what the entry commits to; corrupt with the reason.
Result<void> check_record(const proof::Entry& entry, const proof::RecordFile& record);

class Replica {
 public:
  struct Options {
    text::Zone zone;  // of the days that lists show
    // Who said what follows from the words: the rule by which an act finds it.
    std::function<std::vector<record::Quote>(const record::Text&)> quotes;
  };
  static Result<std::unique_ptr<Replica>> open(store::Database& database, Options options);

  std::uint64_t size() const { return edge_.size(); }     // entries taken
  std::uint64_t published() const { return published_; }  // of them, shown
  const proof::TileEdge& edge() const { return edge_; }

  // The next ones in order, all or none. Whoever keeps pages hears at once of what law removed.
  Result<void> take(std::span<const Taken> batch);
  // The words of an entry that was taken without them, now that somebody gives them.
  Result<void> refill(std::int64_t index, const Taken& taken);

  // Shows everything up to `checkpoint`, whose note is kept as it is; at the same size, keeps the
  // newer note. `seen` is when the source showed it. conflict unless it is of the entries taken.
  Result<void> publish(const proof::Checkpoint& checkpoint, Time seen);

  void observe(Observer observer) { observers_.push_back(std::move(observer)); }

 private:
  Replica(store::Database& database, Options options)
      : database_(database), options_(std::move(options)) {}

  void tell_removed(std::span<const Taken> batch) const;

  store::Database& database_;
  Options options_;
  std::vector<Observer> observers_;
  proof::TileEdge edge_;
  std::uint64_t published_ = 0;
};

}  // namespace glasnik::ledger
