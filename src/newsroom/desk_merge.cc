#include "newsroom/desk_merge.h"

#include <algorithm>
#include <map>
#include <set>

#include "record/kept.h"
#include "record/work.h"
#include "text/carried.h"

namespace glasnik::newsroom {
namespace {

using record::Part;

struct Slot {
  std::string name;
  std::vector<Part> parts;
};
using Slots = std::vector<Slot>;
using Names = std::vector<std::string>;

// What a part of a set belongs to. A block keeps its slot when its kind changes; a file's facts go
// with the file, or a fact could stay behind without it.
std::string slot_of(const std::string& set, const std::string& part) {
  const std::string id = part.substr(part.rfind(':') + 1);
  if (set == record::kDataSet) {
    bool of_file = part.starts_with("file:") || part.starts_with("meta:media:") ||
                   part.starts_with("meta:credit:");
    if (of_file) return "file:" + id;
    return part.starts_with("meta:announced") ? "announced" : part;
  }
  if (std::string_view of = record::part_of_kept(part); !of.empty()) {
    return of == "headline" || of == "lead" ? std::string(of) : "block:" + id;
  }
  const std::string kind = part.substr(0, part.find(':'));
  return record::parse_block_kind(kind) ? "block:" + id : part;
}

Slots slots_of(const std::string& set, const std::vector<Part>& parts) {
  Slots slots;
  for (const Part& part : parts) {
    std::string name = slot_of(set, part.name);
    auto known = std::find_if(slots.begin(), slots.end(), [&](auto& s) { return s.name == name; });
    if (known == slots.end()) known = slots.insert(slots.end(), Slot{std::move(name), {}});
    known->parts.push_back(part);
  }
  return slots;
}

using Sets = std::map<std::string, Slots>;

Sets sets_of(const record::Proposal& proposal) {
  Sets sets;
  for (const record::PartSet& set : record::parts_of(proposal.content)) {
    const record::Text* text = proposal.content.text(set.collection);
    if (text != nullptr && text->status == record::TextStatus::derived) continue;
    sets[set.collection] = slots_of(set.collection, set.parts);
  }
  Slots& notes = sets[std::string(record::kNotesSet)];
  for (const auto& [lang, note] : proposal.notes) {
    notes.push_back({"note:" + lang, {{"note:" + lang, note}}});
  }
  if (proposal.reason) {
    notes.push_back({"reason", {{"reason", std::string(proof::reason_name(*proposal.reason))}}});
  }
  return sets;
}

Result<void> read_notes(const Slots& slots, record::Proposal& into) {
  for (const Slot& slot : slots) {
    if (slot.name == "reason") {
      TRY(into.reason, proof::parse_reason(slot.parts.front().body));
    } else {
      into.notes[slot.name.substr(slot.name.find(':') + 1)] = slot.parts.front().body;
    }
  }
  return {};
}

Result<void> read_set(const std::string& name, const Slots& slots, record::Proposal& into) {
  if (name == record::kNotesSet) return read_notes(slots, into);
  std::vector<Part> parts;
  for (const Slot& slot : slots) parts.insert(parts.end(), slot.parts.begin(), slot.parts.end());
  if (name == record::kDataSet) return record::read_data_parts(parts, into.content);
  if (parts.empty()) return {};
  TRY(record::Text text, record::text_of_parts({name, {}, "", ""}, parts));
  into.content.texts.push_back(std::move(text));
  return {};
}

SlotParts find(const Slots& slots, const std::string& name) {
  auto found = std::find_if(slots.begin(), slots.end(), [&](auto& s) { return s.name == name; });
  return found == slots.end() ? SlotParts() : SlotParts(found->parts);
}

// The names in the order of `slots`, those alone that are in `also` too.
Names common(const Slots& slots, const Slots& also) {
  Names names;
  for (const Slot& slot : slots) {
    if (find(also, slot.name)) names.push_back(slot.name);
  }
  return names;
}

bool is_kept(const Part& part) { return !record::part_of_kept(part.name).empty(); }

// A slot without the kept words beside it.
SlotParts words_of(SlotParts slot) {
  if (slot) std::erase_if(*slot, is_kept);
  return slot && slot->empty() ? SlotParts() : slot;
}

// The kept words of one side, where they stand in the words that the merge takes.
Result<std::vector<text::Kept>> kept_of(const SlotParts& side, const std::string& words) {
  if (!side) return std::vector<text::Kept>();
  auto kept = std::find_if(side->begin(), side->end(), is_kept);
  if (kept == side->end()) return std::vector<text::Kept>();
  TRY(auto spans, record::parse_kept(kept->body));
  return text::carried(spans, side->front().body, words);
}

// One set of three sides.
class SetMerge {
 public:
  SetMerge(const std::string& set, const Slots& base, const Slots& mine, const Slots& theirs)
      : set_(set), base_(base), mine_(mine), theirs_(theirs) {}

  Result<Slots> merge(std::vector<MergeConflict>& conflicts) {
    std::set<std::string> seen;
    for (const Slots* side : {&base_, &mine_, &theirs_}) {
      for (const Slot& slot : *side) {
        if (seen.insert(slot.name).second) TRY_VOID(merge_slot(slot.name, conflicts));
      }
    }
    Slots merged;
    for (std::string& name : order(conflicts)) {
      auto value = values_.find(name);
      if (value == values_.end()) continue;
      merged.push_back({std::move(name), std::move(value->second)});
    }
    return merged;
  }

 private:
  Result<void> merge_slot(const std::string& name, std::vector<MergeConflict>& conflicts) {
    const SlotParts whole[] = {find(base_, name), find(mine_, name), find(theirs_, name)};
    SlotParts base = words_of(whole[0]);
    SlotParts mine = words_of(whole[1]);
    SlotParts theirs = words_of(whole[2]);
    if (mine != base && theirs != base && mine != theirs) {
      conflicts.push_back({set_, name, whole[0], whole[1], whole[2]});
      return {};
    }
    SlotParts& value = mine == base ? theirs : mine;
    if (!value) return {};
    const std::string& words = value->front().body;
    TRY(auto kept_before, kept_of(whole[0], words));
    TRY(auto kept_by_me, kept_of(whole[1], words));
    TRY(auto kept_by_them, kept_of(whole[2], words));
    auto kept = text::merged_kept(kept_before, kept_by_me, kept_by_them);
    const std::string part = name.substr(name.find(':') + 1);
    if (!kept.empty()) value->push_back({record::kept_part(part), record::kept_body(kept)});
    values_[name] = *std::move(value);
    return {};
  }

  // Theirs, unless only I moved something; then what the other side added, each after what it
  // stands behind there.
  Names order(std::vector<MergeConflict>& conflicts) const {
    const bool i_moved = common(base_, mine_) != common(mine_, base_);
    const bool they_moved = common(base_, theirs_) != common(theirs_, base_);
    if (i_moved && they_moved && common(mine_, theirs_) != common(theirs_, mine_)) {
      conflicts.push_back({set_, "order", listed(base_), listed(mine_), listed(theirs_)});
    }
    const Slots& frame = i_moved ? mine_ : theirs_;
    const Slots& other = i_moved ? theirs_ : mine_;
    Names names;
    for (const Slot& slot : frame) names.push_back(slot.name);
    std::string before;
    for (const Slot& slot : other) {
      if (std::find(names.begin(), names.end(), slot.name) == names.end()) {
        auto behind = std::find(names.begin(), names.end(), before);
        names.insert(behind == names.end() ? names.begin() : behind + 1, slot.name);
      }
      before = slot.name;
    }
    return names;
  }

  static SlotParts listed(const Slots& slots) {
    std::vector<Part> names;
    for (const Slot& slot : slots) names.push_back({slot.name, ""});
    return names;
  }

  const std::string& set_;
  const Slots& base_;
  const Slots& mine_;
  const Slots& theirs_;
  std::map<std::string, std::vector<Part>> values_;
};

}  // namespace

Result<Merged> merge(const record::Proposal& base, const record::Proposal& mine,
                     const record::Proposal& theirs) {
  Sets bases = sets_of(base);
  Sets mines = sets_of(mine);
  Sets others = sets_of(theirs);
  std::set<std::string> names;
  for (const Sets* side : {&bases, &mines, &others}) {
    for (const auto& [name, slots] : *side) names.insert(name);
  }
  Merged merged;
  merged.proposal.act = theirs.act;
  merged.proposal.document = theirs.document;
  for (const std::string& name : names) {
    SetMerge sides(name, bases[name], mines[name], others[name]);
    TRY(Slots slots, sides.merge(merged.conflicts));
    if (merged.conflicts.empty()) TRY_VOID(read_set(name, slots, merged.proposal));
  }
  return merged;
}

}  // namespace glasnik::newsroom
