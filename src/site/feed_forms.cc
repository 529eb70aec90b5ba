#include "site/feed_forms.h"

#include <algorithm>
#include <boost/json.hpp>

#include "site/xml.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

std::string absolute(const View& view, const std::string& path) {
  return view.ground.origin_url + path;
}

void add_link(pugi::xml_node parent, const char* rel, const char* type, const std::string& href) {
  pugi::xml_node link = parent.append_child("link");
  add_attribute(link, "rel", rel);
  add_attribute(link, "type", type);
  add_attribute(link, "href", href);
}

// When anything in the feed last changed. Atom wants a date: an empty feed has that of the newest
// checkpoint.
Time changed(const View& view, const Feed& feed) {
  Time latest{};
  for (const FeedItem& item : feed.items) latest = std::max(latest, item.updated);
  for (const Tombstone& stone : feed.tombstones) latest = std::max(latest, stone.when);
  return latest == Time() && view.log ? view.log->signed_at : latest;
}

void add_entry(pugi::xml_node parent, const FeedItem& item) {
  pugi::xml_node entry = parent.append_child("entry");
  add_element(entry, "id", item.id);
  add_element(entry, "title", item.title);
  add_element(entry, "published", rfc3339(item.published));
  add_element(entry, "updated", rfc3339(item.updated));
  add_link(entry, "alternate", "text/html", item.address);
  if (!item.summary.empty()) add_element(entry, "summary", item.summary);
}

void add_tombstone(pugi::xml_node parent, const Tombstone& stone) {
  pugi::xml_node deleted = parent.append_child("at:deleted-entry");
  add_attribute(deleted, "ref", stone.id);
  add_attribute(deleted, "when", rfc3339(stone.when));
  if (!stone.comment.empty()) add_element(deleted, "at:comment", stone.comment);
}

}  // namespace

std::string atom(const View& view, const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("feed");
  add_attribute(root, "xmlns", "http://www.w3.org/2005/Atom");
  if (!feed.tombstones.empty()) {
    add_attribute(root, "xmlns:at", "http://purl.org/atompub/tombstones/1.0");
  }
  add_attribute(root, "xml:lang", view.variant->tag);
  add_element(root, "id", feed.id);
  add_element(root, "title", feed.title);
  add_element(root, "updated", rfc3339(changed(view, feed)));
  add_link(root, "self", "application/atom+xml", absolute(view, feed.path));
  add_link(root, "alternate", "text/html", absolute(view, home_path(*view.variant)));
  add_element(root.append_child("author"), "name", view.variant->institution);
  for (const FeedItem& item : feed.items) add_entry(root, item);
  for (const Tombstone& stone : feed.tombstones) add_tombstone(root, stone);
  return xml_text(document);
}

std::string rss(const View& view, const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("rss");
  add_attribute(root, "version", "2.0");
  add_attribute(root, "xmlns:atom", "http://www.w3.org/2005/Atom");
  pugi::xml_node channel = root.append_child("channel");
  add_element(channel, "title", feed.title);
  add_element(channel, "link", absolute(view, home_path(*view.variant)));
  add_element(channel, "description", feed.title + ": " + view.word("LATEST"));
  add_element(channel, "language", view.variant->tag);
  pugi::xml_node self = channel.append_child("atom:link");
  add_attribute(self, "href", absolute(view, feed.path));
  add_attribute(self, "rel", "self");
  add_attribute(self, "type", "application/rss+xml");
  for (const FeedItem& item : feed.items) {
    pugi::xml_node node = channel.append_child("item");
    add_element(node, "title", item.title);
    add_element(node, "link", item.address);
    pugi::xml_node guid = node.append_child("guid");
    add_attribute(guid, "isPermaLink", "false");
    guid.text().set(item.id.c_str());
    // RFC 822 with a four-digit year; HTTP's date is one of its forms.
    add_element(node, "pubDate", http_date(item.published));
    if (!item.summary.empty()) add_element(node, "description", item.summary);
  }
  return xml_text(document);
}

std::string json_feed(const View& view, const Feed& feed) {
  json::array list;
  for (const FeedItem& item : feed.items) {
    list.push_back(json::object{{"id", item.id},
                                {"url", item.address},
                                {"title", item.title},
                                {"content_text", item.summary.empty() ? item.title : item.summary},
                                {"date_published", rfc3339(item.published)},
                                {"date_modified", rfc3339(item.updated)}});
  }
  return json::serialize(
      json::object{{"version", "https://jsonfeed.org/version/1.1"},
                   {"title", feed.title},
                   {"home_page_url", absolute(view, home_path(*view.variant))},
                   {"feed_url", absolute(view, feed.path)},
                   {"language", view.variant->tag},
                   {"authors", json::array{json::object{{"name", view.variant->institution}}}},
                   {"items", std::move(list)}});
}

}  // namespace glasnik::site
