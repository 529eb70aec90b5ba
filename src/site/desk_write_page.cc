// The page on which an edition is written, filled in.

#include "site/desk_write_page.h"

#include <algorithm>

#include "site/desk_frame.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

using newsroom::MergeConflict;
using record::BlockKind;

constexpr BlockKind kKinds[] = {BlockKind::paragraph, BlockKind::quote, BlockKind::heading,
                                BlockKind::list,      BlockKind::table, BlockKind::media,
                                BlockKind::note};

void fill_kinds(const View& view, BlockKind chosen, Dictionary& row) {
  for (BlockKind kind : kKinds) {
    // Tables and files are kept as they are; nobody begins one here.
    bool offered = kind != BlockKind::table && kind != BlockKind::media;
    if (!offered && kind != chosen) continue;
    Dictionary& option = *row.AddSectionDictionary("KIND");
    const std::string name(record::block_kind_name(kind));
    option.SetValue("KIND_VALUE", name);
    option.SetValue("KIND_WORD", view.word("KIND_" + name));
    if (kind == chosen) option.ShowSection("KIND_CHOSEN");
  }
}

long rows_for(const std::string& words) {
  const auto letters = static_cast<long>(words.size());
  return std::clamp(letters / 90 + 2, 2L, 16L);
}

// What a part is called in the list of outdated ones: "headline", "paragraph:bridge00".
bool is_outdated(const newsroom::WorkView& work, const std::string& lang, std::string_view part) {
  auto parts = work.outdated.find(lang);
  if (parts == work.outdated.end()) return false;
  return std::any_of(parts->second.begin(), parts->second.end(), [&](const std::string& name) {
    return name == part || std::string_view(name).ends_with(":" + std::string(part));
  });
}

// The source beside a translation: its words, and whether they changed since it was translated.
void fill_source(const newsroom::WorkView& work, const std::string& lang,
                 const record::Block& translated, const std::string& words, Dictionary& row) {
  if (words.empty()) return;
  Dictionary& source = *row.AddSectionDictionary("SOURCE");
  source.SetValue("SOURCE_WORDS", text::plain(words));
  bool changed = !translated.text.empty() && is_outdated(work, lang, translated.id);
  if (changed) source.ShowSection("SOURCE_CHANGED");
}

void fill_blocks(const View& view, const WritePage& shown, const TypedText& text,
                 const record::Text* source, Dictionary& section) {
  long place = 0;
  for (const record::Block& block : text.blocks) {
    Dictionary& row = *section.AddSectionDictionary("BLOCK");
    row.SetIntValue("PLACE", ++place);
    row.SetValue("TEXT_LANG", text.lang);
    row.SetValue("BLOCK_ID", block.id);
    row.SetValue("WORDS", block.text);
    row.SetIntValue("ROWS", rows_for(block.text));
    fill_kinds(view, block.kind, row);
    if (source == nullptr) continue;
    auto there = find_block(source->blocks, block.id);
    if (there == source->blocks.end()) continue;
    row.SetValue("SOURCE_LANG", source->lang);
    fill_source(shown.work, text.lang, block, there->text, row);
  }
}

void fill_texts(const View& view, const WritePage& shown, Dictionary& page) {
  for (const TypedText& text : shown.typed.texts) {
    const Variant& variant = *view.ground.config.by_tag(text.lang);
    const record::Text* source = shown.work.proposal.content.text(variant.of);
    Dictionary& section = *page.AddSectionDictionary("TEXT");
    section.SetValue("TEXT_LANG", text.lang);
    section.SetValue("TEXT_LABEL", variant.label);
    section.SetValue("HEADLINE", text.headline);
    section.SetValue("LEAD", text.lead);
    section.SetIntValue("LAST", static_cast<long>(text.blocks.size()));
    if (source != nullptr) {
      Dictionary& headline = *section.AddSectionDictionary("HEADLINE_SOURCE");
      headline.SetValue("SOURCE_LANG", source->lang);
      fill_source(shown.work, text.lang, {"headline", {}, text.headline}, source->headline,
                  headline);
      Dictionary& lead = *section.AddSectionDictionary("LEAD_SOURCE");
      lead.SetValue("SOURCE_LANG", source->lang);
      fill_source(shown.work, text.lang, {"lead", {}, text.lead}, source->lead, lead);
    }
    fill_blocks(view, shown, text, source, section);
  }
}

void fill_notes(const View& view, const WritePage& shown, Dictionary& page) {
  if (shown.work.work.act == proof::Kind::release) return;
  Dictionary& notes = *page.AddSectionDictionary("NOTES");
  for (const Variant& variant : view.ground.config.variants) {
    if (variant.role == VariantRole::derived) continue;
    Dictionary& note = *notes.AddSectionDictionary("NOTE");
    note.SetValue("NOTE_LANG", variant.tag);
    note.SetValue("NOTE_LABEL", variant.label);
    auto typed = shown.typed.notes.find(variant.tag);
    if (typed != shown.typed.notes.end()) note.SetValue("NOTE_WORDS", typed->second);
  }
}

std::string said(const View& view, const newsroom::SlotParts& side, bool order) {
  if (!side || side->empty()) return view.word("WRITE_NOTHING");
  if (order) return std::to_string(side->size());
  return side->front().body;
}

std::string part_word(const View& view, const std::string& slot) {
  const std::string kind = slot.substr(0, slot.find(':'));
  return view.word("WRITE_PART_" + kind);
}

void fill_conflicts(const View& view, const WritePage& shown, Dictionary& page) {
  if (shown.conflicts.empty()) return;
  Dictionary& section = *page.AddSectionDictionary("CONFLICTS");
  section.SetIntValue("SEEN", static_cast<long>(shown.seen));
  for (const MergeConflict& conflict : shown.conflicts) {
    Dictionary& row = *section.AddSectionDictionary("CONFLICT");
    const bool order = conflict.slot == "order";
    const Variant* variant = view.ground.config.by_tag(conflict.set);
    row.SetValue("PART", part_word(view, conflict.slot));
    row.SetValue("PART_VARIANT", variant == nullptr ? "" : variant->label);
    row.SetValue("PART_LANG", variant == nullptr ? view.variant->tag : conflict.set);
    row.SetValue("CHOICE", conflict.set + "/" + conflict.slot);
    row.SetValue("MINE", order ? view.word("WRITE_ORDER_MINE") : said(view, conflict.mine, order));
    row.SetValue("THEIRS",
                 order ? view.word("WRITE_ORDER_THEIRS") : said(view, conflict.theirs, order));
    if (!order && conflict.base) {
      row.SetValueAndShowSection("WAS", said(view, conflict.base, order), "HAS_WAS");
    }
    if (!order) row.ShowSection("OFFERS_BOTH");
  }
}

void fill_ambiguous(const newsroom::WorkView& work, Dictionary& page) {
  if (work.ambiguous.empty()) return;
  Dictionary& section = *page.AddSectionDictionary("AMBIGUOUS");
  for (const newsroom::DerivedWord& derived : work.ambiguous) {
    Dictionary& row = *section.AddSectionDictionary("AMBIGUOUS_WORD");
    row.SetValue("WORD", derived.word.word);
    row.SetValue("LATIN", derived.word.latin);
  }
}

std::string_view role_name(VariantRole role) {
  if (role == VariantRole::derived) return "derived";
  return role == VariantRole::original ? "original" : "translation";
}

// What the editor's script must know of the newsroom.
void fill_variants(const View& view, Dictionary& page) {
  for (const Variant& variant : view.ground.config.variants) {
    Dictionary& row = *page.AddSectionDictionary("VARIANT");
    row.SetValue("VARIANT_TAG", variant.tag);
    row.SetValue("VARIANT_LABEL", variant.label);
    row.SetValue("VARIANT_ROLE", std::string(role_name(variant.role)));
    row.SetValue("VARIANT_OF", variant.of);
  }
}

}  // namespace

TypedWork write_fields(const View& view, const record::Proposal& proposal, std::int64_t base) {
  TypedWork typed;
  typed.base = base;
  typed.notes = proposal.notes;
  if (!proof::is_content_act(proposal.act)) return typed;
  for (const Variant& variant : view.ground.config.variants) {
    if (variant.role == VariantRole::derived) continue;
    TypedText text;
    text.lang = variant.tag;
    if (const record::Text* words = proposal.content.text(variant.tag)) {
      text = {variant.tag, words->headline, words->lead, words->blocks};
    }
    const record::Text* source = proposal.content.text(variant.of);
    std::size_t place = 0;
    for (const record::Block& block :
         source == nullptr ? std::vector<record::Block>() : source->blocks) {
      auto here = find_block(text.blocks, block.id);
      if (here != text.blocks.end()) {
        place = static_cast<std::size_t>(here - text.blocks.begin()) + 1;
        continue;
      }
      auto before = text.blocks.begin() + static_cast<std::ptrdiff_t>(place++);
      text.blocks.insert(before, {block.id, block.kind, ""});
    }
    typed.texts.push_back(std::move(text));
  }
  return typed;
}

http::Response write_page_of(const View& view, const WritePage& shown) {
  const record::Work& work = shown.work.work;
  Dictionary page("write");
  page.SetValue("ASSETS", view.ground.theme.assets_path());
  page.SetValue("NONCE", view.caller.nonce);
  page.SetValue("KEY", to_string(work.key));
  page.SetIntValue("BASE", static_cast<long>(shown.typed.base));
  page.SetIntValue("REVISION", static_cast<long>(work.revision));
  page.SetValue("STATE", view.word("STATE_" + std::string(record::state_name(work.state))));
  if (work.state != record::WorkState::draft) page.ShowSection("VOIDS");
  if (shown.saved) page.ShowSection("SAVED");
  if (shown.unsaved) {
    page.SetValueAndShowSection("UNSAVED_CLOCK", clock(view, shown.unsaved->saved), "UNSAVED");
  }
  fill_variants(view, page);
  fill_conflicts(view, shown, page);
  fill_texts(view, shown, page);
  fill_notes(view, shown, page);
  fill_ambiguous(shown.work, page);
  const std::string path = "/work/" + to_string(work.key) + "/write";
  return desk_page(view, "write.tpl", {"WRITE", "", path, {}}, page, {},
                   shown.conflicts.empty() ? 0 : 409);
}

}  // namespace glasnik::site
