#pragma once
// What a feed holds, and the three forms in which it is served: Atom (RFC 4287) with tombstones
// (RFC 6721), RSS 2.0, JSON Feed 1.1.

#include <string>
#include <vector>

#include "site/view.h"

namespace glasnik::site {

// A release, or an act on one.
struct FeedItem {
  std::string id;  // a tag URI (RFC 4151) that never changes
  std::string address;
  std::string title;
  std::string summary;
  Time published;
  Time updated;
};

// What was an item and is public no more.
struct Tombstone {
  std::string id;
  Time when;
  std::string comment;
};

struct Feed {
  std::string id;    // a tag URI: the same wherever the site is served
  std::string path;  // its own address
  std::string title;
  std::vector<FeedItem> items;  // the first on top
  std::vector<Tombstone> tombstones;
};

// A name for what a feed holds: the log's, and the year of its first entry: both stay when the site
// moves.
std::string tag_uri(const View& view, std::string_view what);
FeedItem feed_item(const View& view, const record::Listed& item);

std::string atom(const View& view, const Feed& feed);
std::string rss(const View& view, const Feed& feed);        // has no word for tombstones
std::string json_feed(const View& view, const Feed& feed);  // nor has this

}  // namespace glasnik::site
