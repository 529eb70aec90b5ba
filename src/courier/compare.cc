#include "courier/compare.h"

#include <fmt/format.h>

#include <map>

#include "proof/cosignatures.h"
#include "proof/frontier.h"
#include "proof/merkle.h"

namespace glasnik::courier {
namespace {

struct Known {
  proof::CheckpointBody body;
  Bytes note;
  bool theirs = false;
};

// The checkpoints that can be read, by size; the newest is the copy's size.
Result<std::vector<Known>> known(Source& source, bool theirs) {
  TRY(auto notes, source.checkpoints());
  std::vector<Known> all;
  for (Bytes& note : notes) {
    auto checkpoint = proof::parse_checkpoint(note);
    if (checkpoint) all.push_back({checkpoint->body, std::move(note), theirs});
  }
  if (all.empty()) return Error{Code::corrupt, source.name() + ": no checkpoint can be read"};
  return all;
}

class Comparison {
 public:
  Comparison(Source& here, Source& there, const CompareOptions& options)
      : here_(here), there_(there), options_(options) {}

  Result<std::optional<Divergence>> run() {
    TRY(theirs_, known(there_, true));  // first, so that a log that grows meanwhile is not behind
    TRY(ours_, known(here_, false));
    if (ours().body.origin != theirs().body.origin) {
      return differs(
          fmt::format("{} is a copy of another log: {}", there_.name(), theirs().body.origin));
    }
    if (!signed_by_log(theirs())) {
      return differs(
          fmt::format("no key of this log has signed the checkpoint over {} "
                      "entries that {} holds",
                      theirs().body.size, there_.name()));
    }
    TRY(auto forked, on_one_tree());
    if (forked || options_.may_be_behind) return forked;
    if (theirs().body.size <= ours().body.size) return std::optional<Divergence>();
    return differs(fmt::format("{} holds {} entries that the log has signed, here are {}",
                               there_.name(), theirs().body.size, ours().body.size));
  }

 private:
  const Known& ours() const { return ours_.back(); }
  const Known& theirs() const { return theirs_.back(); }

  // What is there and does not go with the newest that is here.
  std::optional<Divergence> differs(std::string reason) const {
    return Divergence{theirs().body.size, std::move(reason), false, ours().note, theirs().note};
  }

  bool signed_by_log(const Known& seen) const {
    auto checkpoint = proof::parse_checkpoint(seen.note);
    if (!checkpoint) return false;
    return proof::signed_by_any(*checkpoint, options_.log_keys(seen.body.size));
  }

  // Goes through the longer copy's entries; at each size for which there is a checkpoint, the
  // roots must be the same.
  Result<std::optional<Divergence>> on_one_tree() {
    std::multimap<std::uint64_t, const Known*> due;
    for (const Known& seen : ours_) due.emplace(seen.body.size, &seen);
    for (const Known& seen : theirs_) due.emplace(seen.body.size, &seen);
    Source& longer = ours().body.size >= theirs().body.size ? here_ : there_;
    std::uint64_t size = std::max(ours().body.size, theirs().body.size);
    proof::Frontier tree;
    std::optional<Divergence> found;
    TRY_VOID(each_entry(longer, 0, size, [&](std::uint64_t, BytesView entry) -> Result<void> {
      tree.push(proof::leaf_hash(entry));
      auto [first, last] = due.equal_range(tree.size());
      for (auto at = first; at != last && !found; ++at) found = judge(*at->second, tree.root());
      return {};
    }));
    return found;
  }

  std::optional<Divergence> judge(const Known& seen, const Hash& root) const {
    if (seen.body.root == root) return std::nullopt;
    const Known& here = seen.theirs ? ours() : seen;
    const Known& there = seen.theirs ? seen : theirs();
    return Divergence{seen.body.size,
                      fmt::format("the checkpoint over {} entries that {} holds is of another tree",
                                  seen.body.size, seen.theirs ? there_.name() : here_.name()),
                      signed_by_log(here) && signed_by_log(there), here.note, there.note};
  }

  Source& here_;
  Source& there_;
  const CompareOptions& options_;
  std::vector<Known> ours_;
  std::vector<Known> theirs_;
};

}  // namespace

Result<std::optional<Divergence>> compare(Source& here, Source& there,
                                          const CompareOptions& options) {
  return Comparison(here, there, options).run();
}

}  // namespace glasnik::courier
