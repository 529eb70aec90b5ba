// Feeds and maps: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1, sitemaps 0.9, robots.txt (RFC 9309).

#include <fmt/format.h>

#include <boost/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "record/edition.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/stream.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

constexpr std::int64_t kItems = 30;

// One entry of any feed: a release, or an act on one.
struct FeedItem {
  std::string id;  // a tag URI (RFC 4151) that never changes
  std::string address;
  std::string title;
  std::string summary;
  Time published;
  Time updated;
};

std::string tag_uri(const View& view, std::string_view what) {
  std::string authority = view.ground.config.origin.substr(0, view.ground.config.origin.find('/'));
  return fmt::format("tag:{},2026:{}", authority, what);
}

std::string titled(const View& view, const record::Listed& item) {
  if (item.standing != record::Standing::withdrawn) return item.headline;
  return fmt::format("[{}] {}", view.word("WITHDRAWN"), item.headline);
}

Result<std::vector<FeedItem>> release_items(const View& view) {
  record::ListQuery query;
  query.lang = view.variant->tag;
  query.limit = kItems;
  TRY(auto listed, record::list(view.session(), query));
  std::vector<FeedItem> items;
  for (const record::Listed& item : listed) {
    items.push_back(
        {tag_uri(view, fmt::format("{}:{}", view.variant->segment, item.document.number)),
         view.ground.origin_url + release_path(*view.variant, item.document, item.slug),
         titled(view, item), text::plain(item.lead), item.dated, item.updated});
  }
  return items;
}

Result<std::vector<FeedItem>> act_items(const View& view) {
  std::int64_t from = std::max<std::int64_t>(0, view.published() - kItems);
  TRY(auto acts, record::acts_between(view.session(), from, view.published()));
  std::vector<FeedItem> items;
  for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
    TRY(auto item, record::listed(view.session(), act->document, view.variant->tag));
    if (!item) continue;
    bool readable = item->standing == record::Standing::current ||
                    item->standing == record::Standing::withdrawn;
    TRY(std::string note, record::note_of(view.session(), act->entry, view.variant->tag));
    std::string name = view.word(word_key("ACT_", act->kind));
    items.push_back(
        {tag_uri(view,
                 fmt::format("{}:{}:{}", view.variant->segment, act->document.number, act->seq)),
         view.ground.origin_url + edition_path(*view.variant, act->document, act->version),
         fmt::format("{}: {}", name, readable ? item->headline : to_string(act->document)), note,
         act->issued, act->issued});
  }
  return items;
}

std::string xml_text(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text().set(text.c_str());
}

void add_link(pugi::xml_node parent, const char* rel, const std::string& href, const char* type) {
  pugi::xml_node link = parent.append_child("link");
  link.append_attribute("rel") = rel;
  if (type != nullptr) link.append_attribute("type") = type;
  link.append_attribute("href") = href.c_str();
}

std::string atom(const View& view, const std::vector<FeedItem>& items, const std::string& self,
                 const std::string& title) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  pugi::xml_node feed = document.append_child("feed");
  feed.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
  feed.append_attribute("xml:lang") = view.variant->tag.c_str();
  add(feed, "id", view.ground.origin_url + self);
  add(feed, "title", title);
  // Atom wants a date; an empty feed has that of the newest checkpoint.
  Time updated = view.log ? view.log->signed_at : Time();
  if (!items.empty()) updated = items.front().updated;
  for (const FeedItem& item : items) updated = std::max(updated, item.updated);
  add(feed, "updated", rfc3339(updated));
  add_link(feed, "self", view.ground.origin_url + self, "application/atom+xml");
  add_link(feed, "alternate", view.ground.origin_url + home_path(*view.variant), "text/html");
  add(feed.append_child("author"), "name", view.variant->institution);
  for (const FeedItem& item : items) {
    pugi::xml_node entry = feed.append_child("entry");
    add(entry, "id", item.id);
    add(entry, "title", item.title);
    add(entry, "published", rfc3339(item.published));
    add(entry, "updated", rfc3339(item.updated));
    add_link(entry, "alternate", item.address, "text/html");
    if (!item.summary.empty()) add(entry, "summary", item.summary);
  }
  return xml_text(document);
}

std::string rss(const View& view, const std::vector<FeedItem>& items, const std::string& self) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  pugi::xml_node root = document.append_child("rss");
  root.append_attribute("version") = "2.0";
  root.append_attribute("xmlns:atom") = "http://www.w3.org/2005/Atom";
  pugi::xml_node channel = root.append_child("channel");
  add(channel, "title", view.variant->institution);
  add(channel, "link", view.ground.origin_url + home_path(*view.variant));
  add(channel, "description", view.variant->institution + ": " + view.word("LATEST"));
  add(channel, "language", view.variant->tag);
  pugi::xml_node link = channel.append_child("atom:link");
  link.append_attribute("href") = (view.ground.origin_url + self).c_str();
  link.append_attribute("rel") = "self";
  link.append_attribute("type") = "application/rss+xml";
  for (const FeedItem& item : items) {
    pugi::xml_node node = channel.append_child("item");
    add(node, "title", item.title);
    add(node, "link", item.address);
    pugi::xml_node guid = node.append_child("guid");
    guid.append_attribute("isPermaLink") = "false";
    guid.text().set(item.id.c_str());
    // RFC 822 with a four-digit year; HTTP's date is one of its forms.
    add(node, "pubDate", http_date(item.published));
    if (!item.summary.empty()) add(node, "description", item.summary);
  }
  return xml_text(document);
}

std::string json_feed(const View& view, const std::vector<FeedItem>& items, const std::string& self,
                      const std::string& title) {
  json::array list;
  for (const FeedItem& item : items) {
    list.push_back(json::object{{"id", item.id},
                                {"url", item.address},
                                {"title", item.title},
                                {"content_text", item.summary.empty() ? item.title : item.summary},
                                {"date_published", rfc3339(item.published)},
                                {"date_modified", rfc3339(item.updated)}});
  }
  return json::serialize(
      json::object{{"version", "https://jsonfeed.org/version/1.1"},
                   {"title", title},
                   {"home_page_url", view.ground.origin_url + home_path(*view.variant)},
                   {"feed_url", view.ground.origin_url + self},
                   {"language", view.variant->tag},
                   {"authors", json::array{json::object{{"name", view.variant->institution}}}},
                   {"items", std::move(list)}});
}

Answer feed_of(View& view, const std::string& name, std::vector<FeedItem> items,
               const std::string& title) {
  view.keep = true;
  view.read.lists = true;
  std::string self = "/" + view.variant->segment + "/" + name;
  if (name.ends_with(".atom")) {
    return http::Response(octets(view, "application/atom+xml; charset=utf-8",
                                 atom(view, items, self, title), http::CacheClass::page, true));
  }
  if (name.ends_with(".rss")) {
    return http::Response(octets(view, "application/rss+xml; charset=utf-8", rss(view, items, self),
                                 http::CacheClass::page, true));
  }
  return http::Response(octets(view, "application/feed+json; charset=utf-8",
                               json_feed(view, items, self, title), http::CacheClass::page, true));
}

}  // namespace

Answer feed(const http::Request& request, View& view) {
  TRY(auto items, release_items(view));
  return feed_of(view, std::string(request.segment(1)), std::move(items),
                 view.variant->institution);
}

Answer acts_feed(const http::Request& request, View& view) {
  TRY(auto items, act_items(view));
  return feed_of(view, std::string(request.segment(1)), std::move(items),
                 view.variant->institution + ": " + view.word("ALL_ACTS"));
}

Answer robots(const http::Request&, View& view) {
  view.keep = true;
  std::string text =
      fmt::format("User-agent: *\nDisallow:\n\nSitemap: {}/sitemap.xml\n", view.ground.origin_url);
  return http::Response(
      octets(view, "text/plain; charset=utf-8", std::move(text), http::CacheClass::page, false));
}

}  // namespace glasnik::site
