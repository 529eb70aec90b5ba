// What a document has said over time: the list of its acts, and two editions side by side, word by
// word. editorial.md section 3.

#include <fmt/format.h>

#include <initializer_list>
#include <map>

#include "site/editions.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/removed.h"
#include "site/stream.h"
#include "site/word_diff.h"

namespace glasnik::site {
namespace {

using record::Act;

// A readable document in the page's variant with all its acts.
struct Past {
  record::Listed item;
  std::vector<Act> acts;
};

Result<Past> past_of(View& view, DocumentId id) {
  view.read.documents.push_back(id);
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  if (!item) return Error{Code::not_found, "no such release in this variant"};
  TRY(auto acts, record::acts_of(view.session(), id, view.published()));
  return Past{*std::move(item), std::move(acts)};
}

// The same page in every variant that the document has.
template <typename Path>
Result<std::vector<Elsewhere>> variants_of(const View& view, DocumentId id, Path path) {
  TRY(auto items, record::listed_variants(view.session(), id));
  std::vector<Elsewhere> all;
  for (const Variant& variant : view.ground.config.variants) {
    for (const record::Listed& item : items) {
      if (item.lang == variant.tag) all.push_back({&variant, path(variant)});
    }
  }
  return all;
}

void fill_choices(const Past& past, Version from, Version to, Dictionary& page) {
  for (const Act& act : past.acts) {
    if (act.content_entry != act.entry) continue;
    for (const char* name : {"FROM_CHOICE", "TO_CHOICE"}) {
      Dictionary& choice = *page.AddSectionDictionary(name);
      choice.SetValue("CHOICE", to_string(act.version));
      bool chosen = act.version == (std::string_view(name) == "FROM_CHOICE" ? from : to);
      if (chosen) choice.ShowSection("CHOSEN");
    }
  }
}

// The notes of the acts between the two editions, and of the later one.
Result<void> fill_notes(const View& view, const Past& past, const Act& from, const Act& to,
                        Dictionary& page) {
  for (const Act& act : past.acts) {
    if (act.entry <= from.entry || act.entry > to.entry) continue;
    TRY(std::string note, note_shown(view, act));
    if (note.empty()) continue;
    Dictionary& row = *page.AddSectionDictionary("NOTED");
    row.SetValue("NOTED_KIND", kind_class(act));
    row.SetValue("NOTED_ACT", view.word(word_key("ACT_", act.kind)));
    row.SetValue("NOTED_ISO", iso_local(view, act.issued));
    row.SetValue("NOTED_WHEN", when(view, act.issued));
    row.SetValue("NOTED_TEXT", note);
  }
  return {};
}

// A bar for each block that law removed from either edition, above what can be compared.
Result<void> fill_removed(const View& view, std::initializer_list<const record::Text*> texts,
                          Dictionary& page) {
  std::map<std::string, std::int64_t> removed;  // by block or name
  for (const record::Text* text : texts) {
    removed.insert(text->removed.begin(), text->removed.end());
    for (const record::Block& block : text->blocks) {
      if (block.removed_by) removed[block.id] = *block.removed_by;
    }
  }
  for (const auto& [name, by] : removed) {
    TRY(std::string sentence, removed_sentence(view, by));
    page.AddSectionDictionary("REMOVED_BLOCK")->SetValue("REMOVED_TEXT", sentence);
  }
  return {};
}

// "1.0..2.0"
Result<std::pair<Version, Version>> parse_range(std::string_view range) {
  std::size_t dots = range.find("..");
  if (dots == range.npos) return Error{Code::not_found, "two versions are written 1.0..2.0"};
  TRY(Version from, parse_version(range.substr(0, dots)));
  TRY(Version to, parse_version(range.substr(dots + 2)));
  return std::pair(from, to);
}

Result<record::Content> words_of(const View& view, const Act* act) {
  if (act == nullptr) return Error{Code::not_found, "no such version"};
  TRY(auto content, record::load_content_in(view.session(), act->entry, view.variant->tag));
  if (content.texts.empty()) return Error{Code::not_found, "not in this variant"};
  return content;
}

}  // namespace

Answer history_page(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(Past past, past_of(view, id));
  if (!has_versions(past.item.standing)) return gone_page(view, id, past.item.standing);
  view.canonical = history_path(*view.variant, id);
  if (request.target != view.canonical) return http::Response(redirect(view, 301, view.canonical));
  Dictionary page("history");
  const std::string headline = headline_shown(view, past.item.headline);
  page.SetValue("HEADLINE", headline);
  page.SetValue("HREF", release_path(*view.variant, id, past.item.slug));
  TRY_VOID(fill_acts(view, past.acts, nullptr, page));
  Frame frame;
  frame.title = view.word("HISTORY") + ": " + headline;
  frame.path = view.canonical;
  TRY(frame.elsewhere,
      variants_of(view, id, [&](const Variant& variant) { return history_path(variant, id); }));
  frame.noindex = true;
  fill_frame(view, frame, page);
  return http::Response(html_page(view, "history.tpl", page));
}

// ?from=1.0&to=2.0, as the form on the page asks; one hop to the address of the comparison.
Answer diff_choice(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(Version from, parse_version(request.parameter("from").value_or("")));
  TRY(Version to, parse_version(request.parameter("to").value_or("")));
  return http::Response(redirect(view, 301, diff_path(*view.variant, id, from, to)));
}

Answer diff_page(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(auto range, parse_range(request.segment(3)));
  TRY(Past past, past_of(view, id));
  if (!has_versions(past.item.standing)) return gone_page(view, id, past.item.standing);
  const Act* from = edition_act(past.acts, range.first);
  const Act* to = edition_act(past.acts, range.second);
  TRY(record::Content before, words_of(view, from));
  TRY(record::Content after, words_of(view, to));
  view.canonical = diff_path(*view.variant, id, from->version, to->version);
  if (request.target != view.canonical) return http::Response(redirect(view, 301, view.canonical));
  Dictionary page("diff");
  const std::string headline = headline_shown(view, after.texts.front().headline);
  page.SetValue("HEADLINE", headline);
  page.SetValue("FROM_VERSION", to_string(from->version));
  page.SetValue("TO_VERSION", to_string(to->version));
  page.SetValue("FROM_HREF", edition_path(*view.variant, id, from->version));
  page.SetValue("TO_HREF", edition_path(*view.variant, id, to->version));
  page.SetValue("FROM_ISO", iso_local(view, from->issued));
  page.SetValue("FROM_WHEN", when(view, from->issued));
  page.SetValue("TO_ISO", iso_local(view, to->issued));
  page.SetValue("TO_WHEN", when(view, to->issued));
  page.SetValue("HISTORY_HREF", history_path(*view.variant, id));
  page.SetValue("ACTION", fmt::format("/{}/{}/diff", view.variant->segment, id.number));
  fill_choices(past, from->version, to->version, page);
  TRY_VOID(fill_notes(view, past, *from, *to, page));
  TRY_VOID(fill_removed(view, {&before.texts.front(), &after.texts.front()}, page));
  fill_word_diff(view, before.texts.front(), after.texts.front(), page);
  Frame frame;
  frame.title = fmt::format("{} {} – {}: {}", view.word("VERSION"), to_string(from->version),
                            to_string(to->version), headline);
  frame.path = view.canonical;
  TRY(frame.elsewhere, variants_of(view, id, [&](const Variant& variant) {
        return diff_path(variant, id, from->version, to->version);
      }));
  frame.noindex = true;
  fill_frame(view, frame, page);
  return http::Response(html_page(view, "diff.tpl", page));
}

}  // namespace glasnik::site
