#pragma once
// Searches as addresses ask for them, and their hits as this reader's snapshot of the record has
// them: shared by the page, the API and the feed of a search.

#include <string>
#include <vector>

#include "http/request.h"
#include "record/listing.h"
#include "search/index.h"
#include "search/snippet.h"
#include "site/view.h"

namespace glasnik::site {

constexpr std::int64_t kHitsPerPage = 20;

// What a search's address says. What cannot be read is as if it had not been asked.
struct Search {
  std::string typed;
  std::string from;  // as the form's fields have them: 2017-07-04
  std::string to;
  search::Filter filter;
  search::Order order = search::Order::newest;
  std::int64_t page = 1;
};
Search search_by(const http::Request& request);
search::Question question_of(const Search& search);

// The variant of an API's answer is that of ?in=, a segment or a tag; else what the client accepts.
Result<void> take_variant(const http::Request& request, View& view);

// "?q=...&type=news": the same search, at the address of page, API or feed.
std::string query_string(const Search& search);
std::string suggest_path(const Variant& variant);  // to which "&q=..." is added
std::string search_feed_path(const Variant& variant, std::string_view query_string);

// A document that was found and that is public in this snapshot: in the view's variant, else in the
// first that it has.
struct Hit {
  record::Listed item;
  std::vector<search::Piece> headline;
  std::vector<search::Piece> snippet;  // empty: nothing of it stands in this variant
};
struct Hits {
  search::Found found;
  std::vector<Hit> hits;
};
// The index, as far as this snapshot has got; unavailable where there is none.
Result<search::Index*> index_of(const View& view);
// The text of a document to show in this snapshot, as a hit has it; nothing if it is public no
// more.
Result<std::optional<record::Listed>> shown_of(const View& view, DocumentId document);
Result<Hits> hits_of(const View& view, const Search& search);

std::string plain_text(const std::vector<search::Piece>& pieces);

}  // namespace glasnik::site
