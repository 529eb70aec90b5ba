#include "site/desk_typed.h"

#include <algorithm>

#include "record/kept.h"
#include "text/carried.h"
#include "text/repair.h"

namespace glasnik::site {
namespace {

using record::Block;
using record::Proposal;
using record::Text;

constexpr std::string_view kBlockSlot = "block:";

Text& text_in(record::Content& content, const std::string& lang) {
  for (Text& text : content.texts) {
    if (text.lang == lang) return text;
  }
  content.texts.emplace_back().lang = lang;
  return content.texts.back();
}

// A paste can bring control characters along: nobody reads them, and many would pass for no text.
Result<std::string> words(std::string typed, const std::string& lang) {
  std::erase_if(typed, [](char c) {
    bool control = (c >= 0 && c < ' ') || c == '\x7F';
    return control && c != '\t' && (c < '\n' || c > '\r');
  });
  return text::clean(typed, lang);
}

Result<std::string> one_line(const std::string& typed, const std::string& lang) {
  TRY(std::string line, words(typed, lang));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

bool is_empty(const Text& text) {
  return text.headline.empty() && text.lead.empty() && text.blocks.empty() &&
         text.media_words.empty();
}

// The kept words of `text`, as `from` has them, each where it stands in `into`.
void carry_kept(const Text& from, const record::KeptParts& kept, Text& into) {
  record::KeptParts all;
  for (const auto& [part, spans] : kept) {
    const std::string* was = record::words_of_part(from, part);
    const std::string* now = record::words_of_part(into, part);
    if (was == nullptr || now == nullptr) continue;
    auto carried = text::carried(spans, *was, *now);
    if (!carried.empty()) all[part] = std::move(carried);
  }
  into.kept = std::move(all);
}

Result<void> lay_texts(const TypedWork& typed, const Config& config, record::Content& content) {
  for (const TypedText& one : typed.texts) {
    TRY(Text typed_text, cleaned(one, config));
    Text& text = text_in(content, one.lang);
    if (!one.kept) carry_kept(text, text.kept, typed_text);
    text.headline = std::move(typed_text.headline);
    text.lead = std::move(typed_text.lead);
    text.blocks = std::move(typed_text.blocks);
    text.kept = std::move(typed_text.kept);
  }
  // A translation that nobody has begun is none; the original stays, however little it says.
  std::erase_if(content.texts, [&](const Text& text) {
    const Variant* variant = config.by_tag(text.lang);
    bool translation = variant != nullptr && variant->role == VariantRole::translation;
    return translation && is_empty(text) && content.texts.size() > 1;
  });
  std::sort(content.texts.begin(), content.texts.end(),
            [](const Text& a, const Text& b) { return a.lang < b.lang; });
  return {};
}

// The block stands behind the one that it stands behind there, or nothing would be merged about it
// but its place.
void copy_block(const std::vector<Block>& theirs, std::string_view id, std::vector<Block>& base) {
  auto here = find_block(base, id);
  auto there = find_block(theirs, id);
  if (there == theirs.end()) {
    if (here != base.end()) base.erase(here);
    return;
  }
  if (here != base.end()) {
    *here = *there;
    return;
  }
  auto place = base.begin();
  for (auto before = there; before != theirs.begin();) {
    auto known = find_block(base, (--before)->id);
    if (known == base.end()) continue;
    place = known + 1;
    break;
  }
  base.insert(place, *there);
}

Result<void> copy_slot(const Slot& slot, const Proposal& theirs, Proposal& base) {
  if (slot.set == record::kNotesSet && slot.slot == "reason") {
    base.reason = theirs.reason;
    return {};
  }
  if (slot.set == record::kNotesSet) {
    const std::string lang = slot.slot.substr(slot.slot.find(':') + 1);
    auto note = theirs.notes.find(lang);
    base.notes.erase(lang);
    if (note != theirs.notes.end()) base.notes.insert(*note);
    return {};
  }
  const Text* there = theirs.content.text(slot.set);
  const Text none;
  const Text& from = there == nullptr ? none : *there;
  Text& text = text_in(base.content, slot.set);
  if (slot.slot != "order") {
    const std::string part = slot.slot.substr(slot.slot.find(':') + 1);
    text.kept.erase(part);
    if (auto kept = from.kept.find(part); kept != from.kept.end()) text.kept.insert(*kept);
  }
  if (slot.slot == "headline") {
    text.headline = from.headline;
  } else if (slot.slot == "lead") {
    text.lead = from.lead;
  } else if (slot.slot == "order") {
    order_as(from.blocks, text.blocks);
  } else if (slot.slot.starts_with(kBlockSlot)) {
    copy_block(from.blocks, slot.slot.substr(kBlockSlot.size()), text.blocks);
  } else {
    return Error{Code::invalid, "no part that is typed: " + slot.slot};
  }
  return {};
}

}  // namespace

void order_as(const std::vector<Block>& theirs, std::vector<Block>& blocks) {
  std::vector<Block> ordered;
  for (const Block& block : theirs) {
    auto here = find_block(blocks, block.id);
    if (here != blocks.end()) ordered.push_back(*here);
  }
  std::size_t next = 0;
  for (Block& block : blocks) {
    if (find_block(theirs, block.id) != theirs.end()) block = ordered[next++];
  }
}

Result<Text> cleaned(const TypedText& typed, const Config& config) {
  const Variant* variant = config.by_tag(typed.lang);
  if (variant == nullptr || variant->role == VariantRole::derived) {
    return Error{Code::invalid, "no text can be typed in '" + typed.lang + "'"};
  }
  Text text;
  text.lang = typed.lang;
  TRY(text.headline, one_line(typed.headline, typed.lang));
  TRY(text.lead, one_line(typed.lead, typed.lang));
  for (const Block& block : typed.blocks) {
    TRY(std::string said, words(block.text, typed.lang));
    if (!said.empty()) text.blocks.push_back({block.id, block.kind, std::move(said)});
  }
  if (!typed.kept) return text;
  Text as_typed;
  as_typed.headline = typed.headline;
  as_typed.lead = typed.lead;
  as_typed.blocks = typed.blocks;
  for (const auto& [part, kept] : *typed.kept) {
    const std::string* said = record::words_of_part(as_typed, part);
    if (said == nullptr) return Error{Code::invalid, "no part has kept words: " + part};
    TRY_VOID(record::check_kept(*said, kept));
  }
  carry_kept(as_typed, *typed.kept, text);
  return text;
}

Result<Proposal> laid_over(Proposal base, const TypedWork& typed, const Config& config) {
  if (!typed.texts.empty() && !proof::is_content_act(base.act)) {
    return Error{Code::invalid, "this act carries no texts"};
  }
  if (!typed.texts.empty()) TRY_VOID(lay_texts(typed, config, base.content));
  for (const auto& [lang, note] : typed.notes) {
    const Variant* variant = config.by_tag(lang);
    if (variant == nullptr) return Error{Code::invalid, "no note can be typed in '" + lang + "'"};
    TRY(std::string said, words(note, lang));
    base.notes.erase(lang);
    if (!said.empty()) base.notes[lang] = std::move(said);
  }
  if (!typed.reason) return base;
  base.reason.reset();
  if (!typed.reason->empty()) {
    TRY(base.reason, proof::parse_reason(*typed.reason));
  }
  return base;
}

Result<Proposal> with_slots_of(const Proposal& theirs, const std::vector<Slot>& slots,
                               Proposal base) {
  for (const Slot& slot : slots) TRY_VOID(copy_slot(slot, theirs, base));
  return base;
}

Result<newsroom::Saved> save_typed(newsroom::Desk& desk, const Key& by, const Key& work,
                                   const TypedWork& typed) {
  const Config& config = desk.newsroom().config();
  TRY(Proposal base, desk.revision(by, work, typed.base));
  TRY(Proposal mine, laid_over(base, typed, config));
  if (!typed.settled) return desk.edit(by, {work, typed.base, std::move(mine)});
  const Settled& settled = *typed.settled;
  TRY(Proposal theirs, desk.revision(by, work, settled.revision));
  TRY(base, with_slots_of(theirs, settled.slots, std::move(base)));
  TRY(newsroom::Merged merged, newsroom::merge(base, mine, theirs));
  if (!merged.conflicts.empty()) {
    return newsroom::Saved{settled.revision, false, std::move(merged.conflicts)};
  }
  return desk.edit(by, {work, settled.revision, std::move(merged.proposal)});
}

}  // namespace glasnik::site
