#pragma once
// What a person typed at the desk, however it came in: whole texts, by variant, and notes. What it
// does not name stays as it was in the revision it was typed upon. It is cleaned as any typed words
// are (text/repair.h); a block without words is none.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsroom/desk.h"

namespace glasnik::site {

struct TypedText {
  std::string lang;  // an original or a translation: nobody types what is derived
  std::string headline;
  std::string lead;
  std::vector<record::Block> blocks;
  // Of the words as they are typed here; none: what is kept of the base goes with its words.
  std::optional<record::KeptParts> kept{};
};

// The place of a conflict, as MergeConflict has it.
struct Slot {
  std::string set;
  std::string slot;
};

// A person has looked at what others had made of these parts by `revision`, and what is typed for
// them is what shall stand.
struct Settled {
  std::int64_t revision = 0;
  std::vector<Slot> slots;
};

struct TypedWork {
  std::int64_t base = 0;  // the revision it was typed upon
  std::vector<TypedText> texts;
  std::map<std::string, std::string> notes;  // by variant; empty: none any more
  std::optional<std::string> reason;         // its name; empty: none any more
  std::optional<Settled> settled;
};

// The text as the record keeps it. invalid: no such variant, or a derived one; an id that is none.
Result<record::Text> cleaned(const TypedText& typed, const Config& config);

// invalid: texts for an act that has none, or what cleaned() refuses.
Result<record::Proposal> laid_over(record::Proposal base, const TypedWork& typed,
                                   const Config& config);

// Desk::edit with what was typed. A conflict that is settled is one no more: merged upon a base in
// which these parts already stood as theirs, mine is the only change of them.
Result<newsroom::Saved> save_typed(newsroom::Desk& desk, const Key& by, const Key& work,
                                   const TypedWork& typed);

// Where the block with that id stands; the end: nowhere.
auto find_block(auto& blocks, std::string_view id) {
  return std::find_if(blocks.begin(), blocks.end(),
                      [&](const record::Block& block) { return block.id == id; });
}

// Those blocks that `theirs` has too, in the order of `theirs`; the others stay where they are.
void order_as(const std::vector<record::Block>& theirs, std::vector<record::Block>& blocks);

// `base`, with these parts as `theirs` has them. invalid: a part that nobody types.
Result<record::Proposal> with_slots_of(const record::Proposal& theirs,
                                       const std::vector<Slot>& slots, record::Proposal base);

}  // namespace glasnik::site
