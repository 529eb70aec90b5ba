// Sitemaps 0.9: an index, and pages of at most 1,000 document numbers with their variants (a file
// may have 50,000 addresses and 50 MB; small pages stay quick to make). And robots.txt (RFC 9309),
// which names the index.

#include <fmt/format.h>

#include <span>

#include "site/pages.h"
#include "site/xml.h"

namespace glasnik::site {
namespace {

constexpr std::int64_t kNumbers = 1'000;
constexpr const char* kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string page_path(std::int64_t page) { return fmt::format("/sitemap/{}.xml", page); }

void add_alternate(pugi::xml_node url, const std::string& tag, const std::string& href) {
  pugi::xml_node link = url.append_child("xhtml:link");
  add_attribute(link, "rel", "alternate");
  add_attribute(link, "hreflang", tag);
  add_attribute(link, "href", href);
}

// The addresses of one document. Each names all, and the one that chooses among them.
void add_document(const View& view, std::span<const record::Listed> variants, pugi::xml_node set) {
  const std::string& origin = view.ground.origin_url;
  std::vector<std::pair<std::string, std::string>> addresses;
  for (const record::Listed& item : variants) {
    const Variant* variant = view.ground.config.by_tag(item.lang);
    if (variant == nullptr) continue;
    addresses.push_back({item.lang, origin + release_path(*variant, item.document, item.slug)});
  }
  for (const auto& [tag, address] : addresses) {
    pugi::xml_node url = set.append_child("url");
    add_element(url, "loc", address);
    add_element(url, "lastmod", rfc3339(variants.front().updated));
    for (const auto& [other, href] : addresses) add_alternate(url, other, href);
    add_alternate(url, "x-default", origin + document_path(variants.front().document));
  }
}

std::string document_page(const View& view, std::span<const record::Listed> rows) {
  pugi::xml_document document;
  pugi::xml_node set = document.append_child("urlset");
  add_attribute(set, "xmlns", kNamespace);
  add_attribute(set, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
  while (!rows.empty()) {
    std::size_t variants = 1;
    while (variants < rows.size() && rows[variants].document == rows[0].document) ++variants;
    add_document(view, rows.first(variants), set);
    rows = rows.subspan(variants);
  }
  return xml_text(document);
}

// The pages that have documents. Numbers taken over from elsewhere may have fifteen digits with
// nothing between, so each step goes from a document to the next one past its page. A site without
// documents has one page all the same: an index must not be empty.
Result<std::vector<std::int64_t>> pages_in_use(store::Session& session) {
  std::vector<std::int64_t> pages;
  TRY(auto next, record::next_listed(session, DocumentId{0}));
  while (next) {
    std::int64_t page = (next->number - 1) / kNumbers + 1;
    pages.push_back(page);
    TRY(next, record::next_listed(session, DocumentId{page * kNumbers}));
  }
  if (pages.empty()) pages.push_back(1);
  return pages;
}

std::string index_page(const View& view, const std::vector<std::int64_t>& pages) {
  pugi::xml_document document;
  pugi::xml_node index = document.append_child("sitemapindex");
  add_attribute(index, "xmlns", kNamespace);
  for (std::int64_t page : pages) {
    add_element(index.append_child("sitemap"), "loc", view.ground.origin_url + page_path(page));
  }
  return xml_text(document);
}

Answer xml(const View& view, std::string text) {
  return http::Response(octets(view, "application/xml; charset=utf-8", std::move(text),
                               http::CacheClass::page, true));
}

}  // namespace

Answer sitemap_index(const http::Request&, View& view) {
  view.canonical = "/sitemap.xml";
  view.read.lists = true;
  TRY(auto pages, pages_in_use(view.session()));
  return xml(view, index_page(view, pages));
}

Answer sitemap_page(const http::Request& request, View& view) {
  view.read.lists = true;
  std::string_view name = request.segment(1);
  if (!name.ends_with(".xml")) return Error{Code::not_found, "no such map"};
  TRY(DocumentId page, parse_document_id(name.substr(0, name.size() - 4)));
  std::int64_t from = (page.number - 1) * kNumbers;
  TRY(auto rows, record::listed_between(view.session(), {from + 1}, {from + kNumbers}));
  if (rows.empty() && page.number != 1) return Error{Code::not_found, "no such map"};
  view.canonical = page_path(page.number);
  return xml(view, document_page(view, rows));
}

Answer robots(const http::Request&, View& view) {
  view.canonical = "/robots.txt";
  std::string text =
      fmt::format("User-agent: *\nDisallow:\n\nSitemap: {}/sitemap.xml\n", view.ground.origin_url);
  return http::Response(
      octets(view, "text/plain; charset=utf-8", std::move(text), http::CacheClass::page, false));
}

}  // namespace glasnik::site
