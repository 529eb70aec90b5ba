// What may be meant while somebody types: words that go on as the last one begins, and releases
// that have what is typed so far.

#include <boost/json.hpp>

#include "site/pages.h"
#include "site/removed.h"
#include "site/searching.h"
#include "text/cyrillic.h"
#include "text/markup.h"
#include "text/utf8.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostCompleted = 4;
constexpr std::int64_t kMostReleases = 4;

// The word that is being typed: the last, up to the end; empty behind a space.
text::Span last_word(std::string_view typed) {
  text::Span last;
  search::each_term(typed, search::Language::serbian, [&](const search::Term& term) {
    if (term.first) last = term.span;
  });
  return last.end == typed.size() ? last : text::Span{typed.size(), typed.size()};
}

// In the script of what was typed, whatever the page's is.
Result<json::array> completed(search::Index& index, std::string_view typed) {
  text::Span last = last_word(typed);
  bool cyrillic = text::any_code_point(last.of(typed), [](char32_t code) {
    return text::script_of(code) == text::Script::cyrillic;
  });
  TRY(auto words, index.complete(last.of(typed), kMostCompleted));
  json::array all;
  for (const search::Spelled& word : words) {
    if (cyrillic && word.english) continue;
    std::string text(typed.substr(0, last.begin));
    text += cyrillic ? text::to_cyrillic(word.letters).text : word.letters;
    std::string_view lang = word.english ? "en" : cyrillic ? "sr-Cyrl" : "sr-Latn";
    all.push_back(json::object{{"text", text}, {"lang", lang}});
  }
  return all;
}

Result<json::array> releases(const View& view, search::Index& index, std::string_view typed) {
  search::Question question;
  question.query = search::parse_query(std::string(typed) + "*");
  question.limit = kMostReleases;
  json::array all;
  TRY(search::Found found, index.find(question));
  if (found.loosened) return all;
  for (DocumentId document : found.documents) {
    TRY(auto item, shown_of(view, document));
    if (!item) continue;
    const Variant& variant = *view.ground.config.by_tag(item->lang);
    all.push_back(json::object{{"text", text::plain(headline_shown(view, item->headline))},
                               {"lang", item->lang},
                               {"path", release_path(variant, document, item->slug)}});
  }
  return all;
}

}  // namespace

Answer api_suggest(const http::Request& request, View& view) {
  TRY_VOID(take_variant(request, view));
  std::string typed(request.parameter("q").value_or(""));
  typed = text::prefix(typed, search::kLongestQuery);
  TRY(search::Index * index, index_of(view));
  json::object answer{{"query", typed}, {"in", view.variant->tag}};
  TRY(answer["words"], completed(*index, typed));
  answer["releases"] = json::array();
  if (last_word(typed).size() > 1) {
    TRY(answer["releases"], releases(view, *index, typed));
  }
  return http::Response(
      octets(view, "application/json", json::serialize(answer), http::CacheClass::page, true));
}

}  // namespace glasnik::site
