#include "site/memento.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/edition.h"
#include "site/editions.h"
#include "site/frame.h"
#include "site/pages.h"

namespace glasnik::site {
namespace {

using record::Act;

std::string beside(const View& view, DocumentId id, std::string_view name) {
  return fmt::format("{}/{}/{}/{}", view.ground.origin_url, view.variant->segment, id.number, name);
}
std::string timegate(const View& view, DocumentId id) { return beside(view, id, "timegate"); }
std::string timemap(const View& view, DocumentId id) { return beside(view, id, "timemap"); }

std::string address(const View& view, const record::Listed& item) {
  return view.ground.origin_url + release_path(*view.variant, item.document, item.slug);
}
std::string address(const View& view, const Act& act) {
  return view.ground.origin_url + edition_path(*view.variant, act.document, act.version);
}

std::string link(const std::string& href, std::string_view rel) {
  return fmt::format("<{}>; rel=\"{}\"", href, rel);
}

// With the instant from which the edition stood.
std::string memento_link(const View& view, const Act& act, std::string_view rel) {
  return fmt::format("{}; datetime=\"{}\"", link(address(view, act), rel), http_date(act.issued));
}

std::string timemap_link(const View& view, DocumentId id, std::string_view rel) {
  return link(timemap(view, id), rel) + "; type=\"application/link-format\"";
}

// RFC 7089 section 2.2.4: a memento may stand in several places at once, "first last memento".
std::string place_of(std::span<const Act> mementos, std::size_t at, std::size_t shown) {
  std::string rel;
  if (at == 0) rel += "first ";
  if (at + 1 == mementos.size()) rel += "last ";
  if (at + 1 == shown) rel += "prev ";
  if (at == shown + 1) rel += "next ";
  return rel + "memento";
}

std::size_t index_of(std::span<const Act> mementos, const Act& shown) {
  auto at = std::find_if(mementos.begin(), mementos.end(),
                         [&](const Act& act) { return act.entry == shown.entry; });
  return static_cast<std::size_t>(at - mementos.begin());
}

// The edition that stood at an instant; before the first of them, the first.
const Act& standing_at(std::span<const Act> mementos, Time when) {
  const Act* found = &mementos.front();
  for (const Act& act : mementos) {
    if (act.issued <= when) found = &act;
  }
  return *found;
}

// A readable document's editions in the page's variant.
struct Archive {
  record::Listed item;
  std::vector<Act> mementos;
};
Result<Archive> archive_of(View& view, const record::Listed& item) {
  TRY(auto acts, record::acts_of(view.session(), item.document, view.published()));
  TRY(auto found, mementos(view, acts));
  if (found.empty()) return Error{Code::corrupt, "a listed document without editions"};
  return Archive{item, std::move(found)};
}

Result<record::Listed> find(View& view, DocumentId id) {
  view.read.documents.push_back(id);
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  if (!item) return Error{Code::not_found, "no such release in this variant"};
  return *std::move(item);
}

// What both of them answer with: a choice for one reader, for programs of any origin.
http::Response chosen(const View& view, const Archive& archive, const Act& act) {
  http::PreparedSpec spec;
  spec.status = 302;
  spec.content_type = "text/plain; charset=utf-8";
  spec.cache = http::CacheClass::no_store;
  spec.fields = security_fields(view.ground, false, true);
  spec.body = address(view, act);
  spec.fields.push_back({"Location", spec.body});
  spec.fields.push_back({"Vary", "Accept-Datetime"});
  spec.fields.push_back({"Link", link(address(view, archive.item), "original") + ", " +
                                     timemap_link(view, act.document, "timemap")});
  spec.body += "\n";
  return http::Response(http::prepare(std::move(spec)));
}

}  // namespace

Result<std::vector<Act>> mementos(const View& view, std::span<const Act> acts) {
  std::vector<Act> found;
  for (const Act& act : acts) {
    if (edition_act(acts, act.version) != &act) continue;
    TRY(auto frames, record::frames_of_entry(view.session(), act.entry));
    bool here = std::any_of(frames.begin(), frames.end(), [&](const record::TextFrame& frame) {
      return frame.lang == view.variant->tag;
    });
    if (here) found.push_back(act);
  }
  return found;
}

http::ExtraField original_links(const View& view, DocumentId id) {
  return {"Link", link(timegate(view, id), "timegate") + ", " + timemap_link(view, id, "timemap")};
}

std::vector<http::ExtraField> memento_fields(const View& view, const record::Listed& item,
                                             std::span<const Act> mementos, const Act& shown) {
  std::size_t place = index_of(mementos, shown);
  std::string links =
      link(address(view, item), "original") + ", " + original_links(view, item.document).value;
  for (std::size_t i = 0; i < mementos.size(); ++i) {
    bool beside_it = i + 1 >= place && i <= place + 1;
    if (i != 0 && i + 1 != mementos.size() && !beside_it) continue;
    links += ", " + memento_link(view, mementos[i], place_of(mementos, i, place));
  }
  return {{"Memento-Datetime", http_date(shown.issued)}, {"Link", links}};
}

std::vector<std::pair<std::string, std::string>> version_links(const View& view,
                                                               const record::Listed& item,
                                                               std::span<const Act> mementos,
                                                               const Act& shown) {
  std::size_t place = index_of(mementos, shown);
  std::vector<std::pair<std::string, std::string>> links{
      {"version-history", view.ground.origin_url + history_path(*view.variant, item.document)}};
  if (place > 0 && place < mementos.size()) {
    links.push_back({"predecessor-version", address(view, mementos[place - 1])});
  }
  if (place + 1 < mementos.size()) {
    links.push_back({"successor-version", address(view, mementos[place + 1])});
  }
  return links;
}

// RFC 7089 section 5: every edition, with its instant.
Answer timemap_file(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(record::Listed item, find(view, id));
  if (!has_versions(item.standing)) return gone_page(view, id, item.standing);
  TRY(Archive archive, archive_of(view, item));
  view.canonical = fmt::format("/{}/{}/timemap", view.variant->segment, id.number);
  std::string body =
      link(address(view, item), "original") + ",\n" + timemap_link(view, id, "self") +
      fmt::format("; from=\"{}\"; until=\"{}\",\n", http_date(archive.mementos.front().issued),
                  http_date(archive.mementos.back().issued)) +
      link(timegate(view, id), "timegate");
  std::size_t none = archive.mementos.size() + 1;
  for (std::size_t i = 0; i < archive.mementos.size(); ++i) {
    body += ",\n" + memento_link(view, archive.mementos[i], place_of(archive.mementos, i, none));
  }
  return http::Response(
      octets(view, "application/link-format", body + "\n", http::CacheClass::page, true));
}

// RFC 7089 section 4.1, pattern 2.1: leads to the edition that stood at the instant asked for, and
// to the newest if none is.
Answer timegate_choice(const http::Request& request, View& view) {
  TRY(DocumentId id, parse_document_id(request.segment(1)));
  TRY(record::Listed item, find(view, id));
  if (!has_versions(item.standing)) return gone_page(view, id, item.standing);
  TRY(Archive archive, archive_of(view, item));
  std::string_view asked = request.field(http::Field::accept_datetime);
  if (asked.empty()) return chosen(view, archive, archive.mementos.back());
  auto when = parse_http_date(asked);
  if (!when) return http::Response(http::prepare(problem_page(view, 400)));
  return chosen(view, archive, standing_at(archive.mementos, *when));
}

}  // namespace glasnik::site
