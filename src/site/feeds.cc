// Feeds of releases and of acts: what goes in, and in which order. editorial.md section 3.

#include <fmt/format.h>

#include <algorithm>

#include "site/feed_forms.h"
#include "site/frame.h"
#include "site/log_entry.h"
#include "site/pages.h"
#include "site/removed.h"
#include "site/stream.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

constexpr std::int64_t kItems = 30;

std::string tag_uri(const View& view, DocumentId id) { return tag_uri(view, to_string(id)); }

std::string titled(const View& view, const record::Listed& item) {
  std::string headline = headline_shown(view, item.headline);
  if (item.standing != record::Standing::withdrawn) return headline;
  return fmt::format("[{}] {}", view.word("WITHDRAWN"), headline);
}

// A release, and the instant that gives it its place: when it came, or when it was last updated or
// corrected. Lesser acts change it where it stands.
struct Placed {
  record::Listed item;
  Time at;
};

// The newest by date, and among them what newer acts brought up again.
Result<std::vector<Placed>> placed_releases(const View& view) {
  const std::string& lang = view.variant->tag;
  record::ListQuery query;
  query.lang = lang;
  query.limit = kItems;
  TRY(auto newest, record::list(view.session(), query));
  std::vector<Placed> placed;
  for (record::Listed& item : newest) placed.push_back({item, item.dated});
  for (const char* kind : {"update", "correct"}) {
    TRY(auto acts, record::newest_acts(view.session(), kind, lang, view.published(), kItems));
    for (const record::Act& act : acts) {
      TRY(auto item, record::listed(view.session(), act.document, lang));
      if (item) placed.push_back({*std::move(item), act.issued});
    }
  }
  return placed;
}

// One place a release, its highest.
Result<std::vector<FeedItem>> release_items(const View& view) {
  TRY(std::vector<Placed> placed, placed_releases(view));
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::pair(a.at, a.item.document) > std::pair(b.at, b.item.document);
  });
  std::vector<FeedItem> items;
  for (const Placed& candidate : placed) {
    FeedItem item = feed_item(view, candidate.item);
    bool placed_higher = std::any_of(items.begin(), items.end(),
                                     [&](const FeedItem& other) { return other.id == item.id; });
    if (!placed_higher) items.push_back(std::move(item));
    if (items.size() == kItems) break;
  }
  return items;
}

Result<std::vector<Tombstone>> tombstones(const View& view) {
  const std::string& lang = view.variant->tag;
  TRY(auto acts, record::newest_removals(view.session(), lang, view.published(), kItems));
  std::vector<Tombstone> stones;
  for (const record::Act& act : acts) {
    std::string id = tag_uri(view, act.document);
    bool told = std::any_of(stones.begin(), stones.end(),
                            [&](const Tombstone& stone) { return stone.id == id; });
    if (told) continue;  // merged or retracted before law removed it: once is enough
    TRY(std::string note, note_shown(view, act));
    stones.push_back({std::move(id), act.issued, std::move(note)});
  }
  return stones;
}

// As listed in this variant, else in the first that has it: an act is public in all of them, and is
// told under the title that the institution gave it.
Result<std::optional<record::Listed>> listed_somewhere(const View& view, DocumentId id) {
  TRY(auto item, record::listed(view.session(), id, view.variant->tag));
  for (const Variant& variant : view.ground.config.variants) {
    if (item) break;
    TRY(item, record::listed(view.session(), id, variant.tag));
  }
  return item;
}

// None where the document is public in no variant.
Result<std::optional<FeedItem>> item_of(const View& view, const record::Act& act) {
  TRY(auto item, listed_somewhere(view, act.document));
  if (!item) return std::optional<FeedItem>();
  const Variant& variant = *view.ground.config.by_tag(item->lang);
  TRY(std::string note, note_shown(view, act));
  std::string name = view.word(word_key("ACT_", act.kind));
  bool readable = is_readable(item->standing);
  return std::optional<FeedItem>(
      {tag_uri(view, fmt::format("{}:{}", act.document.number, act.seq)),
       view.ground.origin_url + edition_path(variant, act.document, act.version),
       fmt::format("{}: {}", name,
                   readable ? headline_shown(view, item->headline) : to_string(act.document)),
       note, act.issued, act.issued});
}

// Of the log itself: a key, a policy.
FeedItem item_of(const View& view, const LogEntry& own) {
  return {tag_uri(view, fmt::format("log:{}", own.index)),
          view.ground.origin_url + log_path(*view.variant),
          fmt::format("{}: {}", name_of(view, own.entry), content_of(view, own.entry)),
          "",
          own.entry.issued,
          own.entry.issued};
}

Result<std::vector<FeedItem>> act_items(const View& view) {
  std::int64_t from = std::max<std::int64_t>(0, view.published() - kItems);
  TRY(auto acts, record::acts_between(view.session(), from, view.published()));
  TRY(auto entries, entries_from(view, from));
  std::vector<FeedItem> items;
  for (auto own = entries.rbegin(); own != entries.rend(); ++own) {
    if (!proof::is_act(own->entry.kind)) {
      items.push_back(item_of(view, *own));
      continue;
    }
    auto act = std::find_if(acts.begin(), acts.end(),
                            [&](const record::Act& a) { return a.entry == own->index; });
    if (act == acts.end()) continue;
    TRY(auto item, item_of(view, *act));
    if (item) items.push_back(*std::move(item));
  }
  return items;
}

Answer served(View& view, const Feed& feed) {
  view.canonical = feed.path;
  view.read.lists = true;
  auto answer = [&](const char* type, std::string text) {
    return http::Response(octets(view, fmt::format("application/{}; charset=utf-8", type),
                                 std::move(text), http::CacheClass::page, true));
  };
  if (feed.path.ends_with(".atom")) return answer("atom+xml", atom(view, feed));
  if (feed.path.ends_with(".rss")) return answer("rss+xml", rss(view, feed));
  return answer("feed+json", json_feed(view, feed));
}

}  // namespace

std::string tag_uri(const View& view, std::string_view what) {
  const std::string& origin = view.ground.config.origin;
  return fmt::format("tag:{},{}:{}:{}", origin.substr(0, origin.find_first_of("/:")),
                     view.ground.founded, view.variant->segment, what);
}

FeedItem feed_item(const View& view, const record::Listed& item) {
  return {tag_uri(view, item.document),
          view.ground.origin_url + release_path(*view.variant, item.document, item.slug),
          titled(view, item),
          text::plain(item.lead),
          item.released,
          item.updated};
}

Answer feed(const http::Request& request, View& view) {
  Feed releases;
  releases.id = tag_uri(view, "feed");
  releases.path = fmt::format("/{}/{}", view.variant->segment, request.segment(1));
  releases.title = view.variant->institution;
  TRY(releases.items, release_items(view));
  TRY(releases.tombstones, tombstones(view));
  return served(view, releases);
}

Answer acts_feed(const http::Request& request, View& view) {
  Feed acts;
  acts.id = tag_uri(view, "acts");
  acts.path = fmt::format("/{}/{}", view.variant->segment, request.segment(1));
  acts.title = view.variant->institution + ": " + view.word("ALL_ACTS");
  TRY(acts.items, act_items(view));
  return served(view, acts);
}

}  // namespace glasnik::site
