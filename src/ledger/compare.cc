#include "ledger/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "proof/checkpoint.h"
#include "proof/frontier.h"
#include "proof/merkle.h"

namespace glasnik::ledger {
namespace {

struct Known {
  proof::CheckpointBody body;
  Bytes note;
};

// The checkpoints that can be read, by size; the last is of the whole copy.
Result<std::vector<Known>> known(const LogCopy& copy) {
  TRY(auto notes, copy.database.read([](store::Session& session) {
    return session.all("SELECT note FROM checkpoints ORDER BY size",
                       [](const store::Row& row) { return Bytes(row.text(0)); });
  }));
  std::vector<Known> all;
  for (Bytes& note : notes) {
    if (auto checkpoint = proof::parse_checkpoint(note)) {
      all.push_back({checkpoint->body, std::move(note)});
    }
  }
  if (all.empty()) return Error{Code::corrupt, copy.name + ": no checkpoint can be read"};
  return all;
}

class Comparison {
 public:
  Comparison(const LogCopy& here, const LogCopy& there) : here_(here), there_(there) {}

  Result<std::optional<Divergence>> run() {
    TRY(theirs_, known(there_));  // first, so that a log that grows meanwhile is not behind
    TRY(ours_, known(here_));
    if (ours().body.origin != theirs().body.origin) {
      return differs(theirs(), there_.name + " is a copy of another log: " + theirs().body.origin);
    }
    TRY(auto unsigned_by_log, judge_signer());
    if (unsigned_by_log) return unsigned_by_log;
    TRY(auto forked, on_one_tree());
    if (forked || theirs().body.size <= ours().body.size) return forked;
    return differs(theirs(), fmt::format("{} holds {} entries that the log has signed, here are {}",
                                         there_.name, theirs().body.size, ours().body.size));
  }

 private:
  const Known& ours() const { return ours_.back(); }
  const Known& theirs() const { return theirs_.back(); }

  std::optional<Divergence> differs(const Known& at, std::string reason) const {
    bool of_theirs = &at >= theirs_.data() && &at < theirs_.data() + theirs_.size();
    return Divergence{at.body.size, std::move(reason), of_theirs ? ours().note : at.note,
                      of_theirs ? at.note : theirs().note};
  }

  // Anybody can write a copy; only one that this log's key has signed says something of it.
  Result<std::optional<Divergence>> judge_signer() const {
    std::uint64_t size = std::min(ours().body.size, theirs().body.size);
    TRY(proof::KeyHistory keys,
        here_.database.read([&](store::Session& session) { return key_history(session, size); }));
    TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(theirs().note));
    auto live = keys.log_keys(size);
    auto signers = proof::verify_signatures(proof::note_of(checkpoint), live);
    if (signers && !signers->empty()) return std::optional<Divergence>();
    return differs(theirs(), fmt::format("no key of this log has signed the checkpoint over {} "
                                         "entries that {} holds",
                                         theirs().body.size, there_.name));
  }

  // Goes through the longer copy's entries; at each size for which there is a checkpoint, the
  // roots must be the same.
  Result<std::optional<Divergence>> on_one_tree() const {
    std::multimap<std::uint64_t, const Known*> due;
    for (const Known& seen : ours_) due.emplace(seen.body.size, &seen);
    for (const Known& seen : theirs_) due.emplace(seen.body.size, &seen);
    const LogCopy& longer = ours().body.size >= theirs().body.size ? here_ : there_;
    auto size = static_cast<std::int64_t>(std::max(ours().body.size, theirs().body.size));
    proof::Frontier tree;
    std::optional<Divergence> found;
    TRY_VOID(longer.database.read([&](store::Session& session) {
      return each_entry(session, 0, size, [&](std::int64_t, BytesView entry) -> Result<void> {
        tree.push(proof::leaf_hash(entry));
        auto [first, last] = due.equal_range(tree.size());
        for (auto at = first; at != last && !found; ++at) found = judge(*at->second, tree.root());
        return {};
      });
    }));
    return found;
  }

  std::optional<Divergence> judge(const Known& seen, const Hash& root) const {
    if (seen.body.root == root) return std::nullopt;
    bool of_theirs = &seen >= theirs_.data() && &seen < theirs_.data() + theirs_.size();
    return differs(seen, fmt::format("the checkpoint over {} entries that {} holds is of another "
                                     "tree",
                                     seen.body.size, of_theirs ? there_.name : here_.name));
  }

  const LogCopy& here_;
  const LogCopy& there_;
  std::vector<Known> ours_;
  std::vector<Known> theirs_;
};

}  // namespace

Result<std::optional<Divergence>> compare(const LogCopy& here, const LogCopy& there) {
  return Comparison(here, there).run();
}

}  // namespace glasnik::ledger
