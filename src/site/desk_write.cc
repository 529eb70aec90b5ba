// The page on which an edition is written. Its form does everything without a script: what was
// typed comes back with every answer until it is saved, and a conflict shows both sides beside a
// choice. With a script the editor (editor/) takes the form's place.

#include "site/desk_write.h"

#include <algorithm>

#include "record/derived.h"
#include "site/desk_frame.h"
#include "site/desk_write_form.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

using newsroom::MergeConflict;
using record::BlockKind;

constexpr BlockKind kKinds[] = {BlockKind::paragraph, BlockKind::quote, BlockKind::heading,
                                BlockKind::list,      BlockKind::table, BlockKind::media,
                                BlockKind::note};

struct Shown {
  newsroom::WorkView work;
  TypedWork typed;                        // what the fields hold
  std::vector<MergeConflict> conflicts;   // of the save that was refused
  std::optional<record::Buffer> unsaved;  // that the fields do not hold
  bool saved = false;
};

const Key& caller(const View& view) { return view.caller.who->account.key; }

Result<Key> work_key(const http::Request& request) {
  auto key = parse_key(request.segment(1));
  if (!key) return Error{Code::not_found, "there is no such edition"};
  return *key;
}

const record::Block* find_block(const std::vector<record::Block>& blocks, std::string_view id) {
  auto found = std::find_if(blocks.begin(), blocks.end(), [&](auto& b) { return b.id == id; });
  return found == blocks.end() ? nullptr : &*found;
}

// The texts as fields: every variant that is typed, also one that is not begun; in a translation a
// field for each block of its source.
TypedWork fields_of(const View& view, const record::Proposal& proposal, std::int64_t base) {
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
      const record::Block* here = find_block(text.blocks, block.id);
      if (here != nullptr) {
        place = static_cast<std::size_t>(here - text.blocks.data()) + 1;
        continue;
      }
      auto before = text.blocks.begin() + static_cast<std::ptrdiff_t>(place++);
      text.blocks.insert(before, {block.id, block.kind, ""});
    }
    typed.texts.push_back(std::move(text));
  }
  return typed;
}

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

// The source beside a translation: its words, and whether they changed since.
void fill_source(const newsroom::WorkView& work, const TypedText& text, std::string_view part,
                 const std::string& words, Dictionary& row) {
  if (words.empty()) return;
  Dictionary& source = *row.AddSectionDictionary("SOURCE");
  source.SetValue("SOURCE_WORDS", text::plain(words));
  if (is_outdated(work, text.lang, part)) source.ShowSection("SOURCE_CHANGED");
}

void fill_blocks(const View& view, const Shown& shown, const TypedText& text,
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
    const record::Block* there = source == nullptr ? nullptr : find_block(source->blocks, block.id);
    if (there != nullptr) {
      row.SetValue("SOURCE_LANG", source->lang);
      fill_source(shown.work, text, block.id, there->text, row);
    }
  }
}

void fill_texts(const View& view, const Shown& shown, Dictionary& page) {
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
      fill_source(shown.work, text, "headline", source->headline, headline);
      Dictionary& lead = *section.AddSectionDictionary("LEAD_SOURCE");
      lead.SetValue("SOURCE_LANG", source->lang);
      fill_source(shown.work, text, "lead", source->lead, lead);
    }
    fill_blocks(view, shown, text, source, section);
  }
}

void fill_notes(const View& view, const Shown& shown, Dictionary& page) {
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

void fill_conflicts(const View& view, const Shown& shown, Dictionary& page) {
  if (shown.conflicts.empty()) return;
  Dictionary& section = *page.AddSectionDictionary("CONFLICTS");
  section.SetIntValue("SEEN", static_cast<long>(shown.work.work.revision));
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

http::Response page_of(const View& view, const Shown& shown) {
  const record::Work& work = shown.work.work;
  Dictionary page("write");
  page.SetValue("ASSETS", view.ground.theme.assets_path());
  page.SetValue("NONCE", view.caller.nonce);
  page.SetValue("KEY", to_string(work.key));
  page.SetIntValue("BASE", static_cast<long>(shown.typed.base));
  page.SetIntValue("REVISION", static_cast<long>(work.revision));
  page.SetValue("STATE", view.word("WORK_STATE_" + std::string(record::state_name(work.state))));
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

Result<Shown> shown_again(const View& view, const Key& key, TypedWork typed) {
  Shown shown;
  TRY(shown.work, view.ground.desk->look(caller(view), key));
  shown.typed = std::move(typed);
  return shown;
}

// An id that no block of the edition has: random ones do not meet.
std::string fresh_id(const View& view) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz012345";
  std::string id;
  for (char octet : random_bytes(view.ground.random, 8)) {
    id += kLetters[static_cast<unsigned char>(octet) % kLetters.size()];
  }
  return id;
}

Answer save(const View& view, const Key& key, const Written& written) {
  newsroom::Desk& desk = *view.ground.desk;
  TypedWork typed = written.typed;
  if (!written.choices.empty()) {
    TRY(record::Proposal theirs, desk.revision(caller(view), key, written.seen));
    typed = chosen(written, theirs);
  }
  TRY(newsroom::Saved saved, save_typed(desk, caller(view), key, typed));
  if (saved.conflicts.empty()) {
    return http::Response(desk_redirect(view, "/work/" + to_string(key) + "/write?saved=1"));
  }
  typed.settled.reset();
  TRY(Shown shown, shown_again(view, key, std::move(typed)));
  shown.conflicts = std::move(saved.conflicts);
  return page_of(view, shown);
}

}  // namespace

Answer write_page(const http::Request& request, View& view) {
  TRY(Key key, work_key(request));
  newsroom::Desk& desk = *view.ground.desk;
  Shown shown;
  TRY(shown.work, desk.look(view.session(), caller(view), key));
  const record::Work& work = shown.work.work;
  if (record::is_final(work.state)) {
    return http::Response(desk_redirect(view, "/work/" + to_string(key)));
  }
  shown.saved = request.parameter("saved").has_value();
  shown.typed = fields_of(view, shown.work.proposal, work.revision);
  TRY(shown.unsaved, desk.unsaved(view.session(), caller(view), key));
  if (shown.unsaved && request.parameter("unsaved")) {
    TRY(record::Proposal typed, record::parse_proposal(shown.unsaved->content));
    shown.typed = fields_of(view, typed, shown.unsaved->base);
    shown.unsaved.reset();
  }
  return page_of(view, shown);
}

Answer write_form(const http::Request& request, View& view) {
  TRY(Key key, work_key(request));
  TRY(Form form, Form::read(request, kMostWrittenFields));
  TRY(Written written, read_written(form, view.ground.config));
  if (press(form.text("do"), fresh_id(view), written.typed)) {
    TRY(Shown shown, shown_again(view, key, std::move(written.typed)));
    return page_of(view, shown);
  }
  return save(view, key, written);
}

}  // namespace glasnik::site
