#include "site/release.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "ledger/cosigning.h"
#include "site/blocks.h"
#include "site/editions.h"
#include "site/frame.h"
#include "site/log_entry.h"
#include "site/media_list.h"
#include "site/memento.h"
#include "site/merged.h"
#include "site/pages.h"
#include "site/part_address.h"
#include "site/removed.h"
#include "site/stream.h"
#include "site/structured.h"
#include "text/format.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

using record::Act;
using record::Standing;

const Act* current_act(const std::vector<Act>& acts, std::int64_t entry) {
  for (const Act& act : acts) {
    if (act.entry == entry) return &act;
  }
  return nullptr;
}

Result<Release> load(View& view, const record::Listed& item, std::optional<Version> version) {
  Release release;
  release.item = item;
  TRY(release.acts, record::acts_of(view.session(), item.document, view.published()));
  release.shown =
      version ? edition_act(release.acts, *version) : current_act(release.acts, item.entry);
  if (release.shown == nullptr) return Error{Code::not_found, "no such version"};
  TRY(release.content,
      record::load_content_in(view.session(), release.shown->entry, view.variant->tag));
  if (release.content.texts.empty()) return Error{Code::not_found, "not in this variant"};
  TRY(release.quotes,
      record::quotes_of_entry(view.session(), release.shown->entry, view.variant->tag));
  TRY(release.variants, record::listed_variants(view.session(), item.document));
  TRY(release.mementos, mementos(view, release.acts));
  release.fixed = version.has_value();
  return release;
}

// Notes on top, newest first: what was corrected, why it was withdrawn.
Result<void> fill_standing(View& view, const Release& release, Dictionary& page) {
  for (auto act = release.acts.rbegin(); act != release.acts.rend(); ++act) {
    bool later = act->entry > release.shown->entry && release.fixed;
    bool noted = act->kind == "correct" || act->kind == "update" || act->kind == "withdraw" ||
                 act->kind == "unwithdraw" || act->kind == "merge" || act->kind == "remove_legal";
    if (!noted || (later && act->content_entry == act->entry)) continue;
    const bool to_come = release.preview && act == release.acts.rbegin();
    TRY(std::string note,
        to_come ? Result<std::string>(release.preview->note) : note_shown(view, *act));
    Dictionary& section = *page.AddSectionDictionary("STANDING");
    section.SetValue("STANDING_KIND", kind_class(*act));
    section.SetValue("STANDING_LABEL", view.word(word_key("NOTE_", act->kind)));
    Dictionary& date = *section.AddSectionDictionary("STANDING_DATE");
    date.SetValue("STANDING_ISO", iso_local(view, act->issued));
    date.SetValue("STANDING_WHEN", when(view, act->issued));
    section.SetValueAndShowSection("STANDING_VERSION_TEXT", to_string(act->version),
                                   "STANDING_VERSION");
    const Act* before =
        act->content_entry == act->entry ? edition_before(release.acts, *act) : nullptr;
    if (before != nullptr && !to_come) {
      section.SetValueAndShowSection(
          "STANDING_DIFF_HREF",
          release.site() + diff_path(*view.variant, act->document, before->version, act->version),
          "STANDING_DIFF");
    }
    section.SetValue("STANDING_NOTE", note);
    if (act->kind == "merge") {
      TRY(DocumentId into, merged_into(view, act->document));
      section.SetValueAndShowSection("STANDING_INTO_HREF", release.site() + document_path(into),
                                     "STANDING_INTO");
    }
  }
  return {};
}

void fill_eyebrow(const View& view, const Release& release, Dictionary& page) {
  const record::Listed& item = release.item;
  page.SetValue("TYPE", type_word(view, release.content.type));
  auto place = release.content.places.find(view.variant->tag);
  if (place != release.content.places.end()) {
    page.SetValueAndShowSection("PLACE_NAME", place->second, "PLACE");
  }
  if (item.claimed) {
    page.SetValue("ISO", iso_date(item.day));
    Dictionary& claimed = *page.AddSectionDictionary("CLAIMED");
    auto line = release.content.date_lines.find(view.variant->tag);
    if (line != release.content.date_lines.end()) {
      claimed.SetValueAndShowSection("CLAIMED_AS_TEXT", line->second, "CLAIMED_AS");
    }
  } else {
    page.SetValue("ISO", iso_local(view, item.dated));
    Dictionary& of_day = *page.AddSectionDictionary("CLOCK");
    of_day.SetValue("TIME", clock(view, item.dated));
    of_day.SetValue("ZONE", "UTC" + text::utc_offset(view.ground.zone.wall_time(item.dated)));
  }
  auto written = release.content.headline_lines.find(view.variant->tag);
  if (written != release.content.headline_lines.end()) {
    page.SetValueAndShowSection("HEADLINE_LINE_TEXT", written->second, "HEADLINE_LINE");
  }
  page.SetValue("DATE", day(view, item));
  page.SetValue("VERSION", to_string(release.shown->version));
  // An edition that is to come has no address, no history and no proof.
  if (!release.preview) {
    page.SetValue("HISTORY_HREF", history_path(*view.variant, item.document));
    page.ShowSection("RELEASED");
  }
}

void fill_contact(const View& view, Dictionary& page) {
  const Contact& contact = view.ground.config.contact;
  if (contact.name.empty()) return;
  Dictionary& section = *page.AddSectionDictionary("CONTACT");
  section.SetValue("CONTACT_NAME", contact.name);
  if (!contact.phone.empty()) {
    Dictionary& phone = *section.AddSectionDictionary("CONTACT_PHONE");
    phone.SetValue("CONTACT_PHONE_TEXT", contact.phone);
    phone.SetValue("CONTACT_PHONE_NUMBER", dialled(contact.phone));
  }
  if (!contact.email.empty()) {
    section.SetValueAndShowSection("CONTACT_EMAIL_ADDRESS", contact.email, "CONTACT_EMAIL");
  }
}

// The panel speaks of the checkpoint that first covered the entry: that never changes, so the page
// does not change with every act of other documents; and of the witnesses that have seen the entry,
// each of whom changes it once.
Result<void> fill_proof(const View& view, const Release& release, Dictionary& page) {
  TRY(auto covered, ledger::first_checkpoint_over(view.session(), release.shown->entry));
  if (!covered) return {};
  Dictionary& proof = *page.AddSectionDictionary("PROOF");
  text::Style style = text::style_of(view.variant->tag);
  proof.SetValue("ENTRY", text::number(release.shown->entry, style));
  proof.SetValue("CHECKPOINT_SIZE", text::number(static_cast<std::int64_t>(covered->size), style));
  proof.SetValue("CHECKPOINT_ISO", iso_local(view, covered->signed_at));
  proof.SetValue("CHECKPOINT_WHEN", when(view, covered->signed_at));
  proof.SetValue("LOG_HREF", log_path(*view.variant));
  TRY(auto witnesses, ledger::witnesses_over(view.session(), release.shown->entry, *view.log));
  if (witnesses.of > 0) {
    Dictionary& witnessed = *proof.AddSectionDictionary("WITNESSED");
    witnessed.SetIntValue("WITNESS_COUNT", static_cast<long>(witnesses.have));
    witnessed.SetIntValue("WITNESS_TOTAL", static_cast<long>(witnesses.of));
  }
  proof.SetValue("VERIFIER_HREF", verifier_path(*view.variant));
  std::string file = fmt::format("{}-{}.glasnik", release.item.document.number, release.shown->seq);
  fill_command(view, file, proof);
  TRY(auto octets, ledger::entry_octets(view.session(), release.shown->entry));
  if (octets) {
    std::string leaf = base64(proof::leaf_hash(*octets).view());
    proof.SetValueAndShowSection("RECORD_HASH_TEXT", leaf, "RECORD_HASH");
  }
  return {};
}

// After a withdrawal two things can be proven: that the text was withdrawn, and what it says.
void fill_newest_proof(const View& view, const Release& release, Dictionary& page) {
  const Act& newest = release.acts.back();
  if (release.fixed || &newest == release.shown) return;
  Dictionary& proof = *page.AddSectionDictionary("NEWEST_PROOF");
  proof.SetValue("NEWEST_HREF", proof_path(newest.document, newest.seq, "glasnik"));
  proof.SetValue("NEWEST_ACT", view.word(word_key("ACT_", newest.kind)));
}

Frame frame_of(const View& view, const Release& release) {
  const record::Listed& item = release.item;
  Frame frame;
  frame.title = headline_shown(view, release.text().headline);
  frame.description = excerpt(text::plain(release.text().lead), 160);
  frame.path = release_path(*view.variant, item.document, item.slug);
  auto masthead = release.content.mastheads.find(view.variant->tag);
  if (masthead != release.content.mastheads.end()) frame.institution = masthead->second;
  for (const record::Listed& other : release.variants) {
    const Variant* variant = view.ground.config.by_tag(other.lang);
    if (variant == nullptr) continue;
    std::string path = release_path(*variant, item.document, other.slug);
    if (release.preview) path = release.preview->path + "/" + variant->segment;
    frame.elsewhere.push_back({variant, std::move(path)});
  }
  // In the order of the settings, whatever the order of the tags.
  std::sort(frame.elsewhere.begin(), frame.elsewhere.end(),
            [](const Elsewhere& a, const Elsewhere& b) { return a.variant < b.variant; });
  frame.article = true;
  if (release.preview) {
    frame.path.clear();
    frame.site = release.preview->site;
    frame.noindex = true;
    return frame;
  }
  frame.by_language = document_path(item.document);
  frame.noindex = release.fixed;
  frame.published = item.released;
  if (item.updated != item.released) frame.modified = item.updated;
  const std::string& origin = view.ground.origin_url;
  frame.links.push_back(
      {"cite-as", origin + edition_path(*view.variant, item.document, release.shown->version)});
  if (release.fixed) frame.links.push_back({"latest-version", origin + frame.path});
  for (auto& each : version_links(view, item, release.mementos, *release.shown)) {
    frame.links.push_back(std::move(each));
  }
  return frame;
}

// The document as listed in the page's variant.
Result<record::Listed> find(View& view, DocumentId id) {
  view.read.documents.push_back(id);
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  if (!item) return Error{Code::not_found, "no such release in this variant"};
  return *std::move(item);
}

// A preview is for one person, at one moment.
http::PreparedPtr finished(const View& view, const Release& release, const Dictionary& page) {
  if (release.preview) return private_page(view, "release.tpl", page);
  return html_page(view, "release.tpl", page, 200,
                   release.fixed
                       ? memento_fields(view, release.item, release.mementos, *release.shown)
                       : std::vector{original_links(view, release.item.document)});
}

void fill_preview(const Preview& preview, Dictionary& page) {
  if (preview.person.empty()) {
    return page.SetValueAndShowSection("PREVIEW_OF", preview.back, "PREVIEW");
  }
  Dictionary& shared = *page.AddSectionDictionary(preview.embargo ? "EMBARGO" : "SHARED");
  shared.SetValue("SHARED_FOR", preview.person);
  shared.SetValue("SHARED_UNTIL", preview.until);
}

}  // namespace

Result<http::PreparedPtr> render(View& view, const Release& release) {
  Dictionary page("release");
  if (release.preview) fill_preview(*release.preview, page);
  Frame frame = frame_of(view, release);
  const record::Text& text = release.text();
  const std::string edition =
      release.preview ? ""
                      : edition_path(*view.variant, release.item.document, release.shown->version);
  if (release.item.standing == Standing::withdrawn) page.ShowSection("WITHDRAWN");
  if (release.fixed && release.shown->version != release.item.version) {
    Dictionary& old = *page.AddSectionDictionary("OLD_EDITION");
    old.SetValue("OLD_VERSION", to_string(release.shown->version));
    old.SetValue("CURRENT_VERSION", to_string(release.item.version));
    old.SetValue("CURRENT_HREF", frame.path);
  }
  TRY_VOID(fill_standing(view, release, page));
  fill_eyebrow(view, release, page);
  const std::string headline = headline_shown(view, text.headline);
  page.SetValue("HEADLINE", headline);
  if (is_long(text.headline)) page.ShowSection("LONG");
  if (!text.lead.empty()) {
    page.SetValueAndShowSection("LEAD_HTML", text::render_inline(text.lead).html.markup(), "LEAD");
  }
  text::QuoteMarks marks = text::quote_marks(text::style_of(view.variant->tag));
  page.SetValue("CITATION",
                fmt::format("{}, {}{}{}, {} {}, {}", view.variant->institution, marks.open,
                            headline, marks.close, view.word("VERSION"),
                            to_string(release.shown->version), day(view, release.item)));
  if (!release.preview) page.SetValue("PERMANENT", view.ground.origin_url + edition);
  page.SetValue("CITE_HREF",
                cite_path(*view.variant, release.item.document, release.shown->version));
  page.SetValue("PROOF_HREF", proof_path(release.item.document, release.shown->seq, "glasnik"));
  fill_newest_proof(view, release, page);
  fill_figure(view, release.content, text, page, frame);
  TRY(auto removed, removed_blocks(view, text));
  fill_blocks(text, release.quotes, edition, removed, page);
  TRY_VOID(fill_removed_parts(view, release.content, text, page));
  fill_media(view, release.content, text, page,
             release.preview
                 ? ""
                 : cite_path(*view.variant, release.item.document, release.shown->version));
  fill_contact(view, page);
  TRY_VOID(fill_acts(view, release.acts, release.shown, page, release.site()));
  if (!release.preview) {
    TRY_VOID(fill_proof(view, release, page));
    frame.json_ld = structured_release(view, release.item, release.content, text, release.quotes,
                                       release.acts_shown());
  }
  fill_frame(view, frame, page);
  return finished(view, release, page);
}

Answer release_page(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(record::Listed item, find(view, id));
  if (item.standing == Standing::merged) return merged_page(view, id);
  view.canonical = release_path(*view.variant, id, item.slug);
  if (!is_readable(item.standing)) return gone_page(view, id, item.standing);
  if (request.target != view.canonical) return http::Response(redirect(view, 301, view.canonical));
  TRY(Release release, load(view, item, std::nullopt));
  TRY(http::PreparedPtr page, render(view, release));
  return http::Response(std::move(page));
}

Answer edition_page(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(Version version, parse_version(request.segment(request.path.segments.size() - 1)));
  TRY(record::Listed item, find(view, id));
  if (!has_versions(item.standing)) return gone_page(view, id, item.standing);
  view.canonical = edition_path(*view.variant, id, version);
  if (request.target != view.canonical) return http::Response(redirect(view, 301, view.canonical));
  TRY(Release release, load(view, item, version));
  TRY(http::PreparedPtr page, render(view, release));
  return http::Response(std::move(page));
}

}  // namespace glasnik::site
