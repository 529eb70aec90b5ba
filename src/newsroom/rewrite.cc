#include "newsroom/rewrite.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "record/kept.h"
#include "text/carried.h"

namespace glasnik::newsroom {
namespace {

using record::Block;

constexpr std::size_t kMostPairs = 4'000'000;  // of the table below; more blocks are not matched

bool same_words(const Block& a, const Block& b) { return a.kind == b.kind && a.text == b.text; }

// Which old block each new one is, -1 for a new one: no old block twice, and in order.
using Places = std::vector<std::ptrdiff_t>;

// The blocks of [old_from, old_to) and [from, to) by place, if they are as many.
void match_by_place(const std::vector<Block>& before, const std::vector<Block>& after,
                    std::size_t old_from, std::size_t old_to, std::size_t from, std::size_t to,
                    Places& places) {
  if (old_to - old_from != to - from) return;
  for (std::size_t i = from; i < to; ++i) {
    std::size_t old = old_from + (i - from);
    if (before[old].kind == after[i].kind) places[i] = static_cast<std::ptrdiff_t>(old);
  }
}

// A longest common subsequence of equal blocks: the table of its lengths, walked from the front.
void match_by_words(const std::vector<Block>& before, const std::vector<Block>& after,
                    Places& places) {
  const std::size_t rows = before.size();
  const std::size_t columns = after.size();
  if (rows * columns > kMostPairs) return;
  std::vector<std::uint32_t> longest((rows + 1) * (columns + 1));
  auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return longest[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = same_words(before[i], after[j]) ? at(i + 1, j + 1) + 1
                                                 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (same_words(before[i], after[j])) {
      places[j++] = static_cast<std::ptrdiff_t>(i++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

// By place where the shape is the same, else by equal words, and between those by place again: a
// paragraph that was mended keeps its id although another was added.
Places places_of(const record::Text& before, const record::Text& after) {
  const std::vector<Block>& old = before.blocks;
  const std::vector<Block>& now = after.blocks;
  Places places(now.size(), -1);
  if (same_shape(before, after)) {
    match_by_place(old, now, 0, old.size(), 0, now.size(), places);
    return places;
  }
  match_by_words(old, now, places);
  std::size_t old_from = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= now.size(); ++i) {
    if (i < now.size() && places[i] < 0) continue;
    std::size_t old_to = i < now.size() ? static_cast<std::size_t>(places[i]) : old.size();
    match_by_place(old, now, old_from, old_to, from, i, places);
    old_from = old_to + 1;
    from = i + 1;
  }
  return places;
}

// Gives the blocks of a rewritten text the ids they had. A new block keeps its new id, which it
// shares with the same block of the other rewritten variants.
void keep_ids(const record::Text& before, record::Text& after) {
  Places places = places_of(before, after);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] >= 0) after.blocks[i].id = before.blocks[static_cast<std::size_t>(places[i])].id;
  }
}

// What was said of words that are still there stays said of them.
void keep_kept(const record::Text& before, record::Text& after) {
  for (const auto& [part, kept] : before.kept) {
    const std::string* was = record::words_of_part(before, part);
    const std::string* now = record::words_of_part(after, part);
    if (was == nullptr || now == nullptr) continue;
    auto carried = text::carried(kept, *was, *now);
    if (!carried.empty()) after.kept[part] = std::move(carried);
  }
}

bool same_file(const record::AnnouncedMedia& a, const record::AnnouncedMedia& b) {
  return a.type == b.type && a.size == b.size;
}

bool is_attached(const record::AnnouncedMedia& announced, const record::Content& content) {
  for (const record::MediaFile* file : record::masters(content)) {
    if (record::is_of_type(announced, *file)) return true;
  }
  return false;
}

// What the rewritten texts announce, without what has been attached since; and what only texts that
// stay announce.
std::vector<record::AnnouncedMedia> announcements(const record::Content& before,
                                                  const record::Content& after,
                                                  const std::set<std::string>& rewritten) {
  std::vector<record::AnnouncedMedia> all;
  for (const record::AnnouncedMedia& announced : after.announced) {
    bool open = std::any_of(before.announced.begin(), before.announced.end(),
                            [&](auto& known) { return same_file(known, announced); });
    if (open || !is_attached(announced, before)) all.push_back(announced);
  }
  for (record::AnnouncedMedia announced : before.announced) {
    std::erase_if(announced.lines, [&](auto& line) { return rewritten.contains(line.first); });
    std::erase_if(announced.captions, [&](auto& line) { return rewritten.contains(line.first); });
    if (announced.lines.empty()) continue;
    auto same = std::find_if(all.begin(), all.end(),
                             [&](auto& known) { return same_file(known, announced); });
    if (same == all.end()) {
      all.push_back(std::move(announced));
    } else {
      same->lines.merge(announced.lines);
      same->captions.merge(announced.captions);
    }
  }
  return all;
}

// The facts that each source states for its variant, in the place of those it stated before.
void restate_facts(const record::Content& from, const std::set<std::string>& rewritten,
                   record::Content& into) {
  for (auto facts : {&record::Content::mastheads, &record::Content::date_lines,
                     &record::Content::headline_lines, &record::Content::tab_lines}) {
    for (const std::string& lang : rewritten) (into.*facts).erase(lang);
    for (const auto& [lang, words] : from.*facts) (into.*facts)[lang] = words;
  }
  for (const auto& [lang, hash] : from.sources) into.sources[lang] = hash;
}

const record::Text& original_of(const record::Content& content) {
  for (const record::Text& text : content.texts) {
    if (text.status == record::TextStatus::original) return text;
  }
  return content.texts.front();
}

// Derived text is never typed.
Result<void> check_typed(const record::Content& before, const std::vector<SourceText>& sources) {
  for (const SourceText& source : sources) {
    const record::Text* was = before.text(source.lang);
    if (was == nullptr || was->status != record::TextStatus::derived) continue;
    return Error{Code::invalid, fmt::format("{} is derived from {}: rewrite that and it follows",
                                            was->lang, was->of)};
  }
  return {};
}

}  // namespace

Result<Composed> rewrite(const record::Content& before, const std::vector<SourceText>& sources,
                         const Config& config, const Random& random) {
  TRY_VOID(check_typed(before, sources));
  TRY(Composed composed, compose(sources, config, random));
  for (const Reading& reading : composed.readings) {
    if (reading.breach) return Error{Code::invalid, "words would be lost: " + *reading.breach};
  }
  std::set<std::string> rewritten;
  for (const SourceText& source : sources) rewritten.insert(source.lang);
  record::Content content = before;
  restate_facts(composed.content, rewritten, content);
  content.announced = announcements(before, composed.content, rewritten);
  for (record::Text& text : composed.content.texts) {
    if (!rewritten.contains(text.lang)) continue;  // derived, made again below
    std::erase_if(content.texts, [&](auto& old) { return old.lang == text.lang; });
    const record::Text* was = before.text(text.lang);
    if (was != nullptr) text.media_words = was->media_words;
    // A variant that is new is linked to the original, if its blocks correspond.
    const record::Text& model = was != nullptr ? *was : original_of(before);
    if (was != nullptr || same_shape(model, text)) keep_ids(model, text);
    if (was != nullptr) keep_kept(*was, text);
    content.texts.push_back(std::move(text));
  }
  derive_variants(content, config);
  composed.content = std::move(content);
  return composed;
}

}  // namespace glasnik::newsroom
