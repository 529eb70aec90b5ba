#pragma once
// What changed between two editions of a text, block by block: blocks are the same by their id,
// which they keep across editions, and what changed inside one is told word by word.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "text/text_block.h"
#include "text/word_diff.h"

namespace glasnik::text {

enum class BlockChange { same, changed, removed, added };

struct BlockDiff {
  BlockChange change = BlockChange::same;
  bool moved = false;  // stands elsewhere among the others; its words may be the same
  std::optional<std::size_t> before;  // its place in the old text; none if added
  std::optional<std::size_t> after;   // its place in the new text; none if removed
  std::string was;                    // as read, empty where it does not stand
  std::string is;
  // Between `was` and `is`. All of them the same in a block called changed: its markup or its kind
  // differs, say the target of a link (text/links.h).
  std::vector<DiffRun> runs;
};

// In the order of the new text, removed blocks where they stood: after the block before them that
// kept its place. As few blocks as possible are called moved.
std::vector<BlockDiff> block_diff(std::span<const TextBlock> before,
                                  std::span<const TextBlock> after);

}  // namespace glasnik::text
