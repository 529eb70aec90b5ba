#include "site/searching.h"

#include <charconv>

#include "base/encoding.h"
#include "record/edition.h"
#include "site/removed.h"
#include "text/markup.h"
#include "text/text_block.h"

namespace glasnik::site {
namespace {

constexpr std::size_t kSnippetCharacters = 240;
// A page is visible a moment before the index has followed; whoever saw it finds it.
constexpr std::chrono::milliseconds kPatience{200};

std::int64_t number_of(const http::Request& request, std::string_view name, std::int64_t least,
                       std::int64_t most) {
  auto text = request.parameter(name);
  std::int64_t number = 0;
  if (!text) return 0;
  auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), number);
  bool whole = code == std::errc() && end == text->data() + text->size();
  return whole && number >= least && number <= most ? number : 0;
}

std::string day_of(const http::Request& request, std::string_view name, bool last) {
  auto text = request.parameter(name);
  auto day = text ? search::parse_day(*text, last) : std::nullopt;
  return day ? iso_date(*day) : "";
}

std::string word_of(const http::Request& request, std::string_view name) {
  auto text = request.parameter(name);
  return text && text->size() <= 40 ? std::string(*text) : "";
}

}  // namespace

Result<std::optional<record::Listed>> shown_of(const View& view, DocumentId document) {
  TRY(auto item, record::listed(view.session(), document, view.variant->tag));
  if (item && is_readable(item->standing)) return item;
  for (const Variant& variant : view.ground.config.variants) {
    TRY(item, record::listed(view.session(), document, variant.tag));
    if (item && is_readable(item->standing)) return item;
  }
  return std::optional<record::Listed>();
}

namespace {

Result<Hit> hit_of(const View& view, record::Listed item, const search::Found& found) {
  search::Language language = search::language_of(item.lang);
  TRY(auto content, record::load_content_in(view.session(), item.entry, item.lang));
  std::vector<std::string> blocks;
  if (const record::Text* text = content.text(item.lang)) {
    blocks.push_back(text::plain(text->lead));
    for (const record::Block& block : text->blocks) {
      blocks.push_back(text::read({block.id, record::block_kind_name(block.kind), block.text}));
    }
    for (const auto& [key, words] : text->media_words) {
      for (const std::string& line : {words.caption, words.transcript}) blocks.push_back(line);
    }
  }
  std::string headline = text::plain(headline_shown(view, item.headline));
  return Hit{std::move(item), search::marked(headline, language, found),
             search::snippet(blocks, language, found, kSnippetCharacters)};
}

}  // namespace

Search search_by(const http::Request& request) {
  Search search;
  search.typed = request.parameter("q").value_or("");
  search.from = day_of(request, "from", false);
  search.to = day_of(request, "to", true);
  search.filter.type = word_of(request, "type");
  search.filter.lang = word_of(request, "lang");
  search.filter.video = word_of(request, "video") == "1";
  if (auto year = number_of(request, "year", 1000, 9999))
    search.filter.year = static_cast<int>(year);
  if (word_of(request, "order") == "relevance") search.order = search::Order::relevance;
  search.page = std::max<std::int64_t>(1, number_of(request, "page", 1, 1'000));
  return search;
}

search::Question question_of(const Search& search) {
  search::Question question;
  question.query = search::parse_query(search.typed);
  if (!question.query.from) question.query.from = search::parse_day(search.from, false);
  if (!question.query.to) question.query.to = search::parse_day(search.to, true);
  question.filter = search.filter;
  question.order = search.order;
  question.skip = (search.page - 1) * kHitsPerPage;
  question.limit = kHitsPerPage;
  return question;
}

std::string query_string(const Search& search) {
  std::string query = "?q=" + percent_encoded(search.typed, "");
  auto add = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    query += "&";
    query += name;
    query += "=" + percent_encoded(value, "");
  };
  add("from", search.from);
  add("to", search.to);
  add("type", search.filter.type);
  add("year", search.filter.year ? std::to_string(*search.filter.year) : "");
  add("lang", search.filter.lang);
  add("video", search.filter.video ? "1" : "");
  add("order", search.order == search::Order::relevance ? "relevance" : "");
  add("page", search.page > 1 ? std::to_string(search.page) : "");
  return query;
}

Result<void> take_variant(const http::Request& request, View& view) {
  auto in = request.parameter("in");
  if (!in) return {};
  const Variant* named = view.ground.config.by_segment(*in);
  if (named == nullptr) named = view.ground.config.by_tag(*in);
  if (named == nullptr) return Error{Code::not_found, "no such variant"};
  view.variant = named;
  return {};
}

std::string suggest_path(const Variant& variant) {
  return "/api/v1/suggest?in=" + percent_encoded(variant.segment, "");
}

std::string search_feed_path(const Variant& variant, std::string_view query_string) {
  return search_path(variant) + ".atom" + std::string(query_string);
}

Result<search::Index*> index_of(const View& view) {
  search::Index* index = view.ground.index;
  if (index == nullptr) return Error{Code::unavailable, "there is no index to search in"};
  index->wait_for(view.published(), kPatience);
  return index;
}

Result<Hits> hits_of(const View& view, const Search& search) {
  TRY(search::Index * index, index_of(view));
  Hits hits;
  TRY(hits.found, index->find(question_of(search)));
  for (DocumentId document : hits.found.documents) {
    TRY(auto item, shown_of(view, document));
    if (!item) continue;
    TRY(Hit hit, hit_of(view, *std::move(item), hits.found));
    hits.hits.push_back(std::move(hit));
  }
  return hits;
}

std::string plain_text(const std::vector<search::Piece>& pieces) {
  std::string text;
  for (const search::Piece& piece : pieces) text += piece.text;
  return text;
}

}  // namespace glasnik::site
