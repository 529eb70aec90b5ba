// Searches for programs: the API, the description that browsers add a site's search by, and the
// feed of a search.

#include <boost/json.hpp>
#include <pugixml.hpp>

#include "site/feed_forms.h"
#include "site/pages.h"
#include "site/searching.h"
#include "site/xml.h"
#include "text/markup.h"
#include "text/utf8.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

json::array pieces(const std::vector<search::Piece>& pieces) {
  json::array all;
  for (const search::Piece& piece : pieces) {
    json::object one{{"text", piece.text}};
    if (piece.marked) one["marked"] = true;
    all.push_back(std::move(one));
  }
  return all;
}

json::object hit(const View& view, const Hit& hit) {
  const record::Listed& item = hit.item;
  const Variant& variant = *view.ground.config.by_tag(item.lang);
  return {{"id", item.document.number},
          {"url", view.ground.origin_url + release_path(variant, item.document, item.slug)},
          {"lang", item.lang},
          {"type", item.type},
          {"day", iso_date(item.day)},
          {"version", to_string(item.version)},
          {"withdrawn", item.standing == record::Standing::withdrawn},
          {"headline", plain_text(hit.headline)},
          {"lead", text::plain(item.lead)},
          {"headline_pieces", pieces(hit.headline)},
          {"snippet_pieces", pieces(hit.snippet)}};
}

json::array facets(const std::vector<search::Facet>& facets) {
  json::array all;
  for (const search::Facet& facet : facets) {
    all.push_back(json::object{{"value", facet.value}, {"count", facet.count}});
  }
  return all;
}

// OpenSearch allows sixteen characters.
std::string short_name(std::string_view name) {
  std::string cut;
  std::size_t count = 0;
  for (auto [code, at, length] : text::CodePoints(name)) {
    if (count++ < 16) cut += name.substr(at, length);
  }
  return cut;
}

}  // namespace

Answer api_search(const http::Request& request, View& view) {
  TRY_VOID(take_variant(request, view));
  Search search = search_by(request);
  TRY(Hits hits, hits_of(view, search));
  json::array list;
  for (const Hit& one : hits.hits) list.push_back(hit(view, one));
  json::array meant;
  for (const auto& [word, instead] : hits.found.suggestions) {
    meant.push_back(json::object{
        {"word", word}, {"meant", instead.letters}, {"lang", instead.english ? "en" : "sr-Latn"}});
  }
  json::object answer{{"query", search.typed},
                      {"in", view.variant->tag},
                      {"log_size", view.published()},
                      {"count", hits.found.count},
                      {"more", hits.found.more},
                      {"loosened", hits.found.loosened},
                      {"page", search.page},
                      {"results", std::move(list)},
                      {"suggestions", std::move(meant)},
                      {"types", facets(hits.found.types)},
                      {"years", facets(hits.found.years)},
                      {"langs", facets(hits.found.langs)},
                      {"videos", hits.found.videos}};
  return http::Response(
      octets(view, "application/json", json::serialize(answer), http::CacheClass::page, true));
}

// OpenSearch 1.1 draft 6.
Answer opensearch_description(const http::Request&, View& view) {
  view.canonical = search_path(*view.variant) + ".xml";
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("OpenSearchDescription");
  add_attribute(root, "xmlns", "http://a9.com/-/spec/opensearch/1.1/");
  std::string name(view.variant->institution);
  add_element(root, "ShortName", short_name(name));
  add_element(root, "Description", name + ": " + view.word("SEARCH"));
  add_element(root, "InputEncoding", "UTF-8");
  add_element(root, "Language", view.variant->tag);
  auto add_url = [&](const char* type, const std::string& path) {
    pugi::xml_node url = root.append_child("Url");
    add_attribute(url, "type", type);
    add_attribute(url, "template", view.ground.origin_url + path + "?q={searchTerms}");
  };
  add_url("text/html", search_path(*view.variant));
  add_url("application/atom+xml", search_feed_path(*view.variant, ""));
  return http::Response(octets(view, "application/opensearchdescription+xml", xml_text(document),
                               http::CacheClass::page, true));
}

Answer search_feed(const http::Request& request, View& view) {
  Search search = search_by(request);
  TRY(Hits hits, hits_of(view, search));
  Feed feed;
  std::string query = query_string(search);
  feed.id = tag_uri(view, "search" + query);
  feed.path = search_feed_path(*view.variant, query);
  feed.title = view.variant->institution + ": " + view.word("SEARCH") + ": " + search.typed;
  for (const Hit& one : hits.hits) feed.items.push_back(feed_item(view, one.item));
  return http::Response(octets(view, "application/atom+xml; charset=utf-8", atom(view, feed),
                               http::CacheClass::page, true));
}

}  // namespace glasnik::site
