#include "text/block_diff.h"

#include <unordered_map>

#include "text/common_runs.h"

namespace glasnik::text {
namespace {

using Blocks = std::span<const TextBlock>;

// Which old block each new one is.
using Places = std::vector<std::optional<std::size_t>>;

// By id. Where a text has an id twice, each block is taken once.
Places places_of(Blocks before, Blocks after) {
  std::unordered_map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < before.size(); ++i) known.try_emplace(before[i].id, i);
  Places places(after.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    auto found = known.find(after[i].id);
    if (found == known.end()) continue;
    places[i] = found->second;
    known.erase(found);
  }
  return places;
}

// Which new blocks stand in the same order as before: a longest subsequence of them.
std::vector<bool> settled_blocks(std::size_t before, const Places& places) {
  std::vector<std::uint32_t> old_order;
  std::vector<std::uint32_t> new_order;
  for (std::size_t i = 0; i < before; ++i) old_order.push_back(static_cast<std::uint32_t>(i));
  for (const auto& place : places) {  // a block that is new matches none
    new_order.push_back(static_cast<std::uint32_t>(place.value_or(before)));
  }
  std::vector<bool> settled(places.size());
  for (const CommonRun& run : common_runs(old_order, new_order)) {
    for (std::size_t i = 0; i < run.length; ++i) settled[run.after + i] = true;
  }
  return settled;
}

BlockChange change_of(const TextBlock* was, const TextBlock* is) {
  if (was == nullptr) return BlockChange::added;
  if (is == nullptr) return BlockChange::removed;
  bool same = was->kind == is->kind && was->text == is->text;
  return same ? BlockChange::same : BlockChange::changed;
}

// Null where the block does not stand.
BlockDiff compare(const TextBlock* was, const TextBlock* is) {
  BlockDiff diff;
  diff.change = change_of(was, is);
  if (was != nullptr) diff.was = read(*was);
  if (is != nullptr) diff.is = read(*is);
  diff.runs = word_diff(diff.was, diff.is);
  return diff;
}

enum class Fate { removed, moved, settled };  // of an old block

class BlockDiffer {
 public:
  BlockDiffer(Blocks before, Blocks after)
      : before_(before),
        after_(after),
        places_(places_of(before, after)),
        settled_(settled_blocks(before.size(), places_)),
        fates_(before.size(), Fate::removed) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i]) fates_[*places_[i]] = settled_[i] ? Fate::settled : Fate::moved;
    }
  }

  std::vector<BlockDiff> diff() {
    add_removed(0);
    for (std::size_t i = 0; i < after_.size(); ++i) {
      add(i);
      if (settled_[i]) add_removed(*places_[i] + 1);
    }
    return std::move(diffs_);
  }

 private:
  void add(std::size_t i) {
    const TextBlock* was = places_[i] ? &before_[*places_[i]] : nullptr;
    BlockDiff diff = compare(was, &after_[i]);
    diff.moved = was != nullptr && !settled_[i];
    diff.before = places_[i];
    diff.after = i;
    diffs_.push_back(std::move(diff));
  }

  // The removed blocks from `place` on, up to the next old block that kept its place.
  void add_removed(std::size_t place) {
    for (; place < before_.size() && fates_[place] != Fate::settled; ++place) {
      if (fates_[place] == Fate::moved) continue;
      diffs_.push_back(compare(&before_[place], nullptr));
      diffs_.back().before = place;
    }
  }

  Blocks before_;
  Blocks after_;
  Places places_;
  std::vector<bool> settled_;  // of the new blocks
  std::vector<Fate> fates_;
  std::vector<BlockDiff> diffs_;
};

}  // namespace

std::vector<BlockDiff> block_diff(Blocks before, Blocks after) {
  return BlockDiffer(before, after).diff();
}

}  // namespace glasnik::text
