// How to cite a version of a text, or exactly these words of it, and the file that proves them.

#include <fmt/format.h>

#include "record/edition.h"
#include "site/citation.h"
#include "site/editions.h"
#include "site/frame.h"
#include "site/log_entry.h"
#include "site/pages.h"
#include "site/part_address.h"
#include "site/removed.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

using record::Act;

// What the page is about: an edition in the page's variant, and perhaps one part of it.
struct Subject {
  record::Listed item;
  Act act;  // that made the edition
  bool first = false;
  record::Content content;
  std::optional<proof::Part> part;

  const record::Text& text() const { return content.texts.front(); }
  std::string word() const { return part ? part_word(part->name) : std::string(); }
};

// The lines of a part as read: a list has several, a headline and the words of files no markup.
std::vector<text::Inline> lines_of(const proof::Part& part) {
  bool list = part.name.starts_with("list:");
  std::string word = part_word(part.name);
  bool plain = word == "headline" || word.find('-') != word.npos;
  std::vector<text::Inline> lines;
  std::string_view rest = part.text;
  while (!rest.empty()) {
    std::size_t end = list ? rest.find('\n') : rest.npos;
    std::string line(rest.substr(0, end));
    lines.push_back(text::render_inline(plain ? text::escape_inline(line) : line));
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  }
  return lines;
}

std::string words_of(const proof::Part& part) {
  std::string words;
  for (const text::Inline& line : lines_of(part)) words += (words.empty() ? "" : "\n") + line.plain;
  return words;
}

// Who said all that is quoted in a block; empty: nobody, or several.
Result<std::string> speaker_of(const View& view, const Subject& subject) {
  TRY(auto quotes, record::quotes_of_entry(view.session(), subject.act.entry, view.variant->tag));
  std::string speaker;
  for (const record::Quote& quote : quotes) {
    if (quote.block != subject.word() || quote.speaker == speaker) continue;
    if (!speaker.empty()) return std::string();
    speaker = quote.speaker;
  }
  return speaker;
}

// A claimed day is that of the first edition; later ones are of the day they were released.
Date day_of(const View& view, const Subject& subject) {
  return subject.first ? subject.item.day : local_date(view, subject.act.issued);
}

std::string institution_of(const View& view, const Subject& subject) {
  auto masthead = subject.content.mastheads.find(view.variant->tag);
  return masthead == subject.content.mastheads.end() ? view.variant->institution : masthead->second;
}

std::string permanent_address(const View& view, const Subject& subject) {
  return view.ground.origin_url +
         edition_path(*view.variant, subject.item.document, subject.act.version) +
         (subject.part ? part_anchor(subject.part->name) : "");
}

Result<void> fill_citations(const View& view, const Subject& subject, Dictionary& page) {
  Cited cited{subject.item.document,
              subject.act.version,
              day_of(view, subject),
              institution_of(view, subject),
              headline_shown(view, subject.text().headline),
              permanent_address(view, subject),
              {},
              {}};
  if (subject.part) cited.words = words_of(*subject.part);
  TRY(cited.speaker, speaker_of(view, subject));
  for (const Citation& citation : citations(view, cited)) {
    Dictionary& row = *page.AddSectionDictionary("STYLE");
    row.SetValue("STYLE_NAME", citation.style);
    row.SetValueAndShowSection("STYLE_TEXT", citation.text,
                               citation.source ? "STYLE_SOURCE" : "STYLE_LINE");
  }
  if (!subject.part) return {};
  Dictionary& words = *page.AddSectionDictionary("WORDS");
  for (const text::Inline& line : lines_of(*subject.part)) {
    words.AddSectionDictionary("LINE")->SetValue("HTML", line.html.markup());
  }
  if (!cited.speaker.empty()) words.SetValueAndShowSection("SPEAKER", cited.speaker, "SAID");
  return {};
}

void fill_proof(const View& view, const Subject& subject, Dictionary& page) {
  DocumentId id = subject.item.document;
  std::string whole = proof_path(id, subject.act.seq, "glasnik");
  std::string href =
      subject.part ? quotation_path(id, subject.act.seq, view.variant->tag, subject.word()) : whole;
  page.SetValue("PROOF_HREF", href);
  page.SetValue("WHOLE_PROOF_HREF", whole);
  page.SetValue("VERIFIER_HREF", verifier_path(*view.variant));
  fill_command(view,
               subject.part ? quotation_name(id, subject.act.seq, view.variant->tag, subject.word())
                            : proof_name(id, subject.act.seq),
               page);
}

Frame frame_of(const View& view, const Subject& subject) {
  Frame frame;
  frame.title = view.word(subject.part ? "CITE_WORDS_TITLE" : "CITE_TEXT_TITLE") + ": " +
                headline_shown(view, subject.text().headline);
  frame.path = view.canonical;
  frame.noindex = true;
  frame.links.push_back({"cite-as", permanent_address(view, subject)});
  return frame;
}

// Who cites should know that the words were taken back, or that others stand now.
void fill_standing(const View& view, const Subject& subject, Dictionary& page) {
  if (subject.item.standing == record::Standing::withdrawn) page.ShowSection("WITHDRAWN");
  if (subject.act.version == subject.item.version) return;
  Dictionary& old = *page.AddSectionDictionary("OLD_EDITION");
  old.SetValue("OLD_VERSION", to_string(subject.act.version));
  old.SetValue("CURRENT_VERSION", to_string(subject.item.version));
  old.SetValue("CURRENT_HREF",
               release_path(*view.variant, subject.item.document, subject.item.slug));
}

Result<http::PreparedPtr> render(View& view, const Subject& subject) {
  Dictionary page("cite");
  page.SetValue("HEADLINE", headline_shown(view, subject.text().headline));
  page.SetValue("VERSION", to_string(subject.act.version));
  page.SetValue("EDITION_HREF",
                edition_path(*view.variant, subject.item.document, subject.act.version));
  page.SetValue("PERMANENT", permanent_address(view, subject));
  page.SetValue("ISO", iso_local(view, subject.act.issued));
  page.SetValue("WHEN", when(view, subject.act.issued));
  page.ShowSection(subject.part ? "OF_WORDS" : "OF_TEXT");
  fill_standing(view, subject, page);
  TRY_VOID(fill_citations(view, subject, page));
  fill_proof(view, subject, page);
  Frame frame = frame_of(view, subject);
  TRY(auto variants, record::listed_variants(view.session(), subject.item.document));
  for (const Variant& variant : view.ground.config.variants) {
    for (const record::Listed& other : variants) {
      if (other.lang != variant.tag) continue;
      std::string edition = cite_path(variant, other.document, subject.act.version);
      frame.elsewhere.push_back(
          {&variant, subject.part ? edition + "/" + subject.word() : edition});
    }
  }
  fill_frame(view, frame, page);
  return html_page(view, "cite.tpl", page);
}

// The edition, as far as it is public; the part is looked for by who asks for one.
Result<Subject> subject_of(View& view, const record::Listed& item, Version version) {
  Subject subject;
  subject.item = item;
  TRY(auto acts, record::acts_of(view.session(), item.document, view.published()));
  const Act* act = edition_act(acts, version);
  if (act == nullptr) return Error{Code::not_found, "no such version"};
  subject.act = *act;
  subject.first = edition_before(acts, *act) == nullptr;
  TRY(subject.content, record::load_content_in(view.session(), act->entry, view.variant->tag));
  if (subject.content.texts.empty()) return Error{Code::not_found, "not in this variant"};
  return subject;
}

}  // namespace

Answer cite_page(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(Version version, parse_version(request.segment(3)));
  view.read.documents.push_back(id);
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  if (!item) return Error{Code::not_found, "no such release in this variant"};
  if (!has_versions(item->standing)) return gone_page(view, id, item->standing);
  TRY(Subject subject, subject_of(view, *item, version));
  view.canonical = cite_path(*view.variant, id, version);
  if (std::string_view word = request.segment(5); !word.empty()) {
    TRY(proof::RecordFile record, ledger::record_of(view.session(), subject.act.entry));
    const proof::Part* part = part_at(record, view.variant->tag, word);
    if (part == nullptr) return Error{Code::not_found, "no such part"};
    if (part->removed) return gone_page(view, id, record::Standing::removed);
    subject.part = *part;
    view.canonical = cite_path(*view.variant, id, version, word);
  }
  if (request.target != view.canonical) return http::Response(redirect(view, 301, view.canonical));
  TRY(http::PreparedPtr page, render(view, subject));
  return http::Response(std::move(page));
}

}  // namespace glasnik::site
