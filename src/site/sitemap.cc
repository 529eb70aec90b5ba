// Sitemaps 0.9: an index, and pages of at most 1,000 documents with their variants (a file may have
// 50,000 addresses and 50 MB; small pages stay quick to make).

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>

#include "record/listing.h"
#include "site/frame.h"
#include "site/pages.h"

namespace glasnik::site {
namespace {

constexpr std::int64_t kDocuments = 1'000;
constexpr const char* kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string serialise(pugi::xml_document& document) {
  pugi::xml_node declaration = document.prepend_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

void add_alternate(pugi::xml_node url, const std::string& tag, const std::string& href) {
  pugi::xml_node link = url.append_child("xhtml:link");
  link.append_attribute("rel") = "alternate";
  link.append_attribute("hreflang") = tag.c_str();
  link.append_attribute("href") = href.c_str();
}

void add_document(const View& view, const std::vector<record::Listed>& variants,
                  pugi::xml_node set) {
  std::vector<std::pair<std::string, std::string>> addresses;
  for (const record::Listed& item : variants) {
    const Variant* variant = view.ground.config.by_tag(item.lang);
    if (variant == nullptr) continue;
    addresses.push_back(
        {item.lang, view.ground.origin_url + release_path(*variant, item.document, item.slug)});
  }
  for (const auto& [tag, address] : addresses) {
    pugi::xml_node url = set.append_child("url");
    url.append_child("loc").text().set(address.c_str());
    url.append_child("lastmod").text().set(rfc3339(variants.front().updated).c_str());
    for (const auto& [other, href] : addresses) add_alternate(url, other, href);
  }
}

std::string document_page(const View& view, const std::vector<record::Listed>& rows) {
  pugi::xml_document document;
  pugi::xml_node set = document.append_child("urlset");
  set.append_attribute("xmlns") = kNamespace;
  set.append_attribute("xmlns:xhtml") = "http://www.w3.org/1999/xhtml";
  for (std::size_t i = 0; i < rows.size();) {
    std::vector<record::Listed> variants;
    std::size_t end = i;
    while (end < rows.size() && rows[end].document == rows[i].document)
      variants.push_back(rows[end++]);
    add_document(view, variants, set);
    i = end;
  }
  return serialise(document);
}

std::string index_page(const View& view, std::int64_t documents) {
  pugi::xml_document document;
  pugi::xml_node index = document.append_child("sitemapindex");
  index.append_attribute("xmlns") = kNamespace;
  for (std::int64_t page = 0; page * kDocuments < documents || page == 0; ++page) {
    std::string address = fmt::format("{}/sitemap/{}.xml", view.ground.origin_url, page + 1);
    index.append_child("sitemap").append_child("loc").text().set(address.c_str());
  }
  return serialise(document);
}

Answer xml(const View& view, std::string text) {
  return http::Response(octets(view, "application/xml; charset=utf-8", std::move(text),
                               http::CacheClass::page, true));
}

}  // namespace

Answer sitemap(const http::Request& request, View& view) {
  view.keep = true;
  view.read.lists = true;
  if (request.path.segments.size() == 1) {
    TRY(std::int64_t highest, record::highest_listed(view.session()));
    return xml(view, index_page(view, highest));
  }
  std::string name(request.segment(1));
  if (!name.ends_with(".xml")) return Error{Code::not_found, "no such map"};
  TRY(DocumentId page, parse_document_id(std::string_view(name).substr(0, name.size() - 4)));
  std::int64_t from = (page.number - 1) * kDocuments;
  TRY(auto rows, record::listed_between(view.session(), {from + 1}, {from + kDocuments}));
  if (rows.empty() && page.number != 1) return Error{Code::not_found, "no such map"};
  return xml(view, document_page(view, rows));
}

}  // namespace glasnik::site
