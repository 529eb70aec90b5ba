// Answers that are no page of the record: redirects, plain octets, problems.

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/removed.h"
#include "site/stream.h"
#include "text/format.h"

namespace glasnik::site {
namespace {

Frame problem_frame(const View& view) {
  Frame frame;
  frame.noindex = true;
  frame.elsewhere = everywhere(view, home_path);
  return frame;
}

void fill_problem(const View& view, int status, Dictionary& page) {
  page.SetIntValue("CODE", status);
  page.SetValue("HOME_HREF", home_path(*view.variant));
  page.SetValue("ARCHIVE_HREF", archive_path(*view.variant));
  page.SetValue("LOG_HREF", log_path(*view.variant));
  page.SetValue("VERIFIER_HREF", verifier_path(*view.variant));
}

void fill_elsewhere(const View& view, const std::vector<record::Listed>& elsewhere,
                    Dictionary& section) {
  if (elsewhere.empty()) return;
  Dictionary& list = *section.AddSectionDictionary("ELSEWHERE");
  for (const Variant& variant : view.ground.config.variants) {
    for (const record::Listed& item : elsewhere) {
      if (item.lang != variant.tag) continue;
      Dictionary& row = *list.AddSectionDictionary("OTHER");
      row.SetValue("OTHER_LANG", variant.tag);
      row.SetValue("OTHER_LABEL", variant.label);
      row.SetValue("OTHER_HREF", release_path(variant, item.document, item.slug));
      row.SetValue("OTHER_HEADLINE", headline_shown(view, item.headline));
    }
  }
}

// The section of problem.tpl for a status, and the key of its title.
struct ProblemKind {
  int status;
  const char* section;
  const char* title;
};
constexpr ProblemKind kBadRequest{400, "BAD_REQUEST", "400_TITLE"};
constexpr ProblemKind kUnavailable{503, "UNAVAILABLE", "503_TITLE"};
constexpr ProblemKind kKinds[] = {
    {404, "NOT_FOUND", "404_TITLE"},
    {405, "BAD_METHOD", "405_TITLE"},
    {410, "GONE", "410_TITLE"},
    {421, "MISDIRECTED", "421_TITLE"},
};

// The page prints the status itself, so one kind may serve several.
const ProblemKind& kind_of(int status) {
  for (const ProblemKind& kind : kKinds) {
    if (kind.status == status) return kind;
  }
  return status >= 500 ? kUnavailable : kBadRequest;
}

std::string leaf_text(const std::optional<Bytes>& entry) {
  return entry ? base64(proof::leaf_hash(*entry).view()) : "";
}

// `last`: the retraction, with its note.
Result<void> fill_retraction(const View& view, const std::vector<record::Act>& acts,
                             const record::Act& last, const std::string& note, Dictionary& gone) {
  gone.SetValue("GONE_ISO", iso_local(view, last.issued));
  gone.SetValue("GONE_WHEN", when(view, last.issued));
  gone.SetValue("GONE_NOTE", note);
  gone.SetIntValue("GONE_ENTRY", last.entry);
  for (const record::Act& act : acts) {
    if (act.content_entry != act.entry) continue;
    TRY(auto entry, ledger::entry_octets(view.session(), act.entry));
    Dictionary& row = *gone.AddSectionDictionary("GONE_VERSION");
    row.SetValue("GONE_VERSION_NUMBER", to_string(act.version));
    row.SetValue("GONE_VERSION_ISO", iso_local(view, act.issued));
    row.SetValue("GONE_VERSION_WHEN", when(view, act.issued));
    row.SetIntValue("GONE_VERSION_ENTRY", act.entry);
    row.SetValue("GONE_VERSION_HASH", leaf_text(entry));
  }
  return {};
}

Result<void> fill_gone(const View& view, DocumentId id, Dictionary& page) {
  TRY(auto acts, record::acts_of(view.session(), id, view.published()));
  if (acts.empty()) return Error{Code::corrupt, "a listed document without acts"};
  Dictionary& gone = *page.AddSectionDictionary("GONE")->AddSectionDictionary("GONE_RECORD");
  gone.SetValueAndShowSection("GONE_PROOF_HREF", proof_path(id), "GONE_PROOF");
  TRY(std::string note, note_shown(view, acts.back()));
  return fill_retraction(view, acts, acts.back(), note, gone);
}

Result<void> fill_legal(const View& view, DocumentId id, Dictionary& page) {
  TRY(auto acts, record::acts_of(view.session(), id, view.published()));
  auto last = std::find_if(acts.rbegin(), acts.rend(),
                           [](const record::Act& act) { return act.kind == "remove_legal"; });
  if (last == acts.rend()) return Error{Code::corrupt, "removed, and no act removed it"};
  TRY(Removal removal, removal_by(view, last->entry));
  Dictionary& legal = *page.AddSectionDictionary("LEGAL");
  legal.SetValue("LEGAL_ISO", iso_local(view, last->issued));
  legal.SetValue("LEGAL_WHEN", when(view, last->issued));
  legal.SetValue("LEGAL_GROUND", removal.ground);
  if (!removal.authority.empty()) {
    legal.SetValueAndShowSection("LEGAL_AUTHORITY", removal.authority, "LEGAL_AUTHORITY_NAMED");
  }
  legal.SetValue("LEGAL_NOTE", removal.note);
  legal.SetIntValue("LEGAL_ENTRY", last->entry);
  legal.SetValue("LEGAL_PROOF_HREF", proof_path(id, last->seq, "glasnik"));
  return {};
}

}  // namespace

http::PreparedPtr redirect(const View& view, int status, const std::string& location, Why why) {
  http::PreparedSpec spec;
  spec.status = status;
  spec.content_type = "text/plain; charset=utf-8";
  spec.cache = why == Why::language ? http::CacheClass::no_store
               : why == Why::proof  ? http::CacheClass::short_lived
                                    : http::CacheClass::page;
  spec.fields = security_fields(view.ground, false, why == Why::proof);
  spec.fields.push_back({"Location", location});
  if (why == Why::language) spec.fields.push_back({"Vary", "Accept-Language"});
  spec.body = location + "\n";
  return http::prepare(std::move(spec));
}

http::PreparedPtr octets(const View& view, std::string content_type, Bytes body,
                         http::CacheClass cache, bool compress) {
  http::PreparedSpec spec;
  spec.content_type = std::move(content_type);
  spec.cache = cache;
  spec.fields = security_fields(view.ground, false, true);
  spec.body = std::move(body);
  spec.compress = compress;
  return http::prepare(std::move(spec));
}

http::PreparedSpec problem_page(const View& view, int status,
                                const std::vector<record::Listed>& elsewhere) {
  const ProblemKind& kind = kind_of(status);
  Dictionary page("problem");
  Dictionary& section = *page.AddSectionDictionary(kind.section);
  if (status == 405) section.SetValue("ALLOWED", "GET, HEAD");
  fill_elsewhere(view, elsewhere, section);
  fill_problem(view, status, page);
  Frame frame = problem_frame(view);
  frame.title = view.word(kind.title);
  fill_frame(view, frame, page);
  http::PreparedSpec spec;
  spec.status = status;
  spec.content_type = "text/html; charset=utf-8";
  spec.cache = http::CacheClass::no_store;
  spec.fields = security_fields(view.ground, true, false);
  spec.fields.push_back({"Content-Language", view.variant->tag});
  spec.body = view.ground.theme.render(*view.variant, "problem.tpl", page);
  spec.compress = true;
  spec.etag = false;
  return spec;
}

Answer retraction_preview(View& view, const record::Act& act, const std::string& note,
                          const std::string& back) {
  TRY(auto acts, record::acts_of(view.session(), act.document, view.published()));
  Dictionary page("problem");
  page.SetValueAndShowSection("PREVIEW_OF", back, "PREVIEW");
  Dictionary& gone = *page.AddSectionDictionary("GONE")->AddSectionDictionary("GONE_RECORD");
  TRY_VOID(fill_retraction(view, acts, act, note, gone));
  fill_problem(view, 410, page);
  Frame frame;
  frame.title = view.word("410_TITLE");
  frame.noindex = true;
  frame.site = view.ground.origin_url;
  for (const Variant& variant : view.ground.config.variants) {
    frame.elsewhere.push_back({&variant, back + "/preview/" + variant.segment});
  }
  page.SetValue("LOG_HREF", frame.site + log_path(*view.variant));
  page.SetValue("VERIFIER_HREF", frame.site + verifier_path(*view.variant));
  fill_frame(view, frame, page);
  return http::Response(private_page(view, "problem.tpl", page));
}

Answer gone_page(View& view, DocumentId id, record::Standing standing) {
  Dictionary page("problem");
  bool legal = standing == record::Standing::removed;
  TRY_VOID(legal ? fill_legal(view, id, page) : fill_gone(view, id, page));
  int status = legal ? 451 : 410;
  fill_problem(view, status, page);
  Frame frame = problem_frame(view);
  frame.title = view.word(legal ? "451_TITLE" : "410_TITLE");
  std::vector<http::ExtraField> fields;
  if (legal) {  // RFC 7725: who implements the blocking, which is this server
    const std::string& origin = view.ground.origin_url;
    frame.links.push_back({"blocked-by", origin});
    fields.push_back({"Link", fmt::format("<{}>; rel=\"blocked-by\"", origin)});
  }
  fill_frame(view, frame, page);
  return http::Response(html_page(view, "problem.tpl", page, status, std::move(fields)));
}

}  // namespace glasnik::site
