// The search page, whole without script.

#include <fmt/format.h>

#include <algorithm>

#include "site/frame.h"
#include "site/pages.h"
#include "site/searching.h"
#include "site/stream.h"
#include "text/cyrillic.h"
#include "text/format.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

constexpr std::string_view kTypes[] = {"news", "statement"};
constexpr std::size_t kLeadCharacters = 240;

std::string address(const View& view, const Search& search) {
  return search_path(*view.variant) + query_string(search);
}

void fill_form(const View& view, const Search& search, Dictionary& page) {
  page.SetValue("ACTION", search_path(*view.variant));
  page.SetValue("SUGGEST", suggest_path(*view.variant));
  page.SetValue("TYPED", search.typed);
  page.SetValue("FROM", search.from);
  page.SetValue("TO", search.to);
  for (std::string_view type : kTypes) {
    Dictionary& choice = *page.AddSectionDictionary("TYPE_CHOICE");
    choice.SetValue("TYPE_VALUE", std::string(type));
    choice.SetValue("TYPE_LABEL", type_word(view, std::string(type)));
    if (search.filter.type == type) choice.ShowSection("TYPE_CHOSEN");
  }
  if (search.order == search::Order::relevance) page.ShowSection("BY_RELEVANCE");
}

void fill_pieces(const std::vector<search::Piece>& pieces, const char* section, Dictionary& entry) {
  for (const search::Piece& piece : pieces) {
    Dictionary& part = *entry.AddSectionDictionary(section);
    part.SetValueAndShowSection("WORDS", piece.text, piece.marked ? "MARKED" : "PLAIN");
  }
}

void fill_hit(const View& view, const Hit& hit, Dictionary& list) {
  const record::Listed& item = hit.item;
  const Variant& variant = *view.ground.config.by_tag(item.lang);
  Dictionary& entry = *list.AddSectionDictionary("HIT");
  entry.SetValue("HREF", release_path(variant, item.document, item.slug));
  entry.SetValue("ISO", iso_date(item.day));
  entry.SetValue("DAY", day(view, item));
  entry.SetValue("TYPE", type_word(view, item.type));
  if (&variant != view.variant) {
    entry.SetValueAndShowSection("HIT_LANG_TAG", item.lang, "HIT_LANG");
    Dictionary& other = *entry.AddSectionDictionary("OTHER_VARIANT");
    other.SetValue("HIT_VARIANT", variant.label);
    other.SetValue("HIT_VARIANT_TAG", variant.tag);
  }
  if (item.standing == record::Standing::withdrawn) entry.ShowSection("WITHDRAWN");
  fill_pieces(hit.headline, "HEADLINE_PIECE", entry);
  if (!hit.snippet.empty()) {
    fill_pieces(hit.snippet, "SNIPPET_PIECE", *entry.AddSectionDictionary("SNIPPET"));
  } else if (!item.lead.empty()) {
    entry.SetValueAndShowSection("LEAD_TEXT", excerpt(text::plain(item.lead), kLeadCharacters),
                                 "LEAD");
  }
  for (const MarkWord& mark : marks_of(view, item)) {
    Dictionary& section = *entry.AddSectionDictionary("MARK");
    section.SetValue("MARK_KIND", mark.kind);
    section.SetValue("MARK_TEXT", mark.text);
  }
}

Dictionary& fill_facet(const View& view, const std::string& label, std::int64_t count, bool chosen,
                       const Search& narrower, Dictionary& list) {
  Dictionary& row = *list.AddSectionDictionary("FACET");
  row.SetValue("FACET_HREF", address(view, narrower));
  row.SetValue("FACET_LABEL", label);
  row.SetValue("FACET_COUNT", text::number(count, text::style_of(view.variant->tag)));
  if (chosen) row.ShowSection("FACET_CHOSEN");
  return row;
}

Dictionary& facet_list(const View& view, const char* id, const char* word, Dictionary& page) {
  Dictionary& list = *page.AddSectionDictionary("FACETS");
  list.SetValue("FACETS_ID", id);
  list.SetValue("FACETS_LABEL", view.word(word));
  return list;
}

void fill_types_and_years(const View& view, const Search& first, const search::Found& found,
                          Dictionary& page) {
  if (!found.years.empty()) {
    Dictionary& list = facet_list(view, "years", "YEARS", page);
    for (const search::Facet& facet : found.years) {
      Search narrower = first;
      int year = std::stoi(facet.value);
      bool chosen = first.filter.year == year;
      narrower.filter.year = chosen ? std::nullopt : std::optional(year);
      fill_facet(view, facet.value, facet.count, chosen, narrower, list);
    }
  }
  if (!found.types.empty()) {
    Dictionary& list = facet_list(view, "types", "TYPES", page);
    for (const search::Facet& facet : found.types) {
      Search narrower = first;
      bool chosen = first.filter.type == facet.value;
      narrower.filter.type = chosen ? "" : facet.value;
      fill_facet(view, type_word(view, facet.value), facet.count, chosen, narrower, list);
    }
  }
}

void fill_variants_and_video(const View& view, const Search& first, const search::Found& found,
                             Dictionary& page) {
  if (!found.langs.empty()) {
    Dictionary& list = facet_list(view, "langs", "SEARCH_LANGS", page);
    for (const search::Facet& facet : found.langs) {
      const Variant* variant = view.ground.config.by_tag(facet.value);
      if (variant == nullptr) continue;
      Search narrower = first;
      bool chosen = first.filter.lang == facet.value;
      narrower.filter.lang = chosen ? "" : facet.value;
      Dictionary& row = fill_facet(view, variant->label, facet.count, chosen, narrower, list);
      row.SetValueAndShowSection("FACET_LANG_TAG", variant->tag, "FACET_LANG");
    }
  }
  if (found.videos > 0) {
    Search narrower = first;
    narrower.filter.video = !first.filter.video;
    Dictionary& list = facet_list(view, "media", "MEDIA", page);
    fill_facet(view, view.word("MEDIA_VIDEO"), found.videos, first.filter.video, narrower, list);
  }
}

void fill_facets(const View& view, const Search& search, const search::Found& found,
                 Dictionary& page) {
  Search first = search;
  first.page = 1;
  fill_types_and_years(view, first, found, page);
  fill_variants_and_video(view, first, found, page);
}

// The query with the words that are not there put right, in the page's script.
void fill_suggestion(const View& view, const Search& search, const search::Found& found,
                     Dictionary& page) {
  if (found.suggestions.empty()) return;
  bool cyrillic = text::style_of(view.variant->tag) == text::Style::serbian_cyrillic;
  Search better = search;
  for (const auto& [word, meant] : found.suggestions) {
    std::size_t at = better.typed.find(word);
    if (at == better.typed.npos) continue;
    better.typed.replace(
        at, word.size(),
        cyrillic && !meant.english ? text::to_cyrillic(meant.letters).text : meant.letters);
  }
  better.page = 1;
  Dictionary& suggestion = *page.AddSectionDictionary("SUGGESTION");
  suggestion.SetValue("SUGGESTION_HREF", address(view, better));
  suggestion.SetValue("SUGGESTION_TEXT", better.typed);
}

void fill_count(const View& view, const Search& search, const Hits& hits, Dictionary& page) {
  const search::Found& found = hits.found;
  text::Style style = text::style_of(view.variant->tag);
  std::int64_t first = (search.page - 1) * kHitsPerPage;
  Dictionary& counted = *page.AddSectionDictionary("COUNTED");
  counted.SetValue("SHOWN_FIRST", text::number(first + 1, style));
  counted.SetValue("SHOWN_LAST", text::number(std::min(first + kHitsPerPage, found.count), style));
  counted.SetValue("TOTAL", text::number(found.count, style));
  if (found.more) counted.ShowSection("MORE");
  counted.SetValue("SEARCH_FEED_HREF", search_feed_path(*view.variant, query_string(search)));
  std::int64_t pages = (found.count + kHitsPerPage - 1) / kHitsPerPage;
  if (pages < 2) return;
  Dictionary& pager = *page.AddSectionDictionary("PAGES");
  pager.SetValue("PAGE", text::number(search.page, style));
  pager.SetValue("PAGES_TOTAL", text::number(pages, style));
  Search other = search;
  if (search.page > 1) {
    other.page = search.page - 1;
    pager.SetValueAndShowSection("BACK_HREF", address(view, other), "BACK");
  }
  if (search.page < pages) {
    other.page = search.page + 1;
    pager.SetValueAndShowSection("ONWARD_HREF", address(view, other), "ONWARD");
  }
}

Result<void> fill_results(const View& view, const Search& search, Dictionary& page) {
  search::Query query = search::parse_query(search.typed);
  if (query.cut) page.ShowSection("CUT");
  if (query.clauses.empty()) {
    page.ShowSection("HINTS");
    return {};
  }
  TRY(Hits hits, hits_of(view, search));
  if (hits.hits.empty()) page.ShowSection("NOTHING");
  if (!hits.hits.empty()) fill_count(view, search, hits, page);
  if (!hits.hits.empty() && hits.found.loosened) page.ShowSection("LOOSENED");
  if (!hits.hits.empty()) {
    Dictionary& list = *page.AddSectionDictionary("HITS");
    for (const Hit& hit : hits.hits) fill_hit(view, hit, list);
  }
  fill_suggestion(view, search, hits.found, page);
  fill_facets(view, search, hits.found, page);
  return {};
}

}  // namespace

// Never kept: there are more searches than any cache could hold.
Answer search_page(const http::Request& request, View& view) {
  view.read.lists = true;
  Search search = search_by(request);
  Dictionary page("search");
  fill_form(view, search, page);
  TRY_VOID(fill_results(view, search, page));
  Frame frame;
  frame.title = view.word("SEARCH");
  frame.description = view.variant->institution + ": " + view.word("SEARCH");
  frame.path = search_path(*view.variant);
  frame.elsewhere = everywhere(view, [&](const Variant& variant) {
    return search_path(variant) + (search.typed.empty() ? "" : query_string(search));
  });
  frame.at = Frame::At::search;
  frame.noindex = true;
  fill_frame(view, frame, page);
  const std::string* script = view.ground.theme.asset("search.js");
  if (script == nullptr) return http::Response(html_page(view, "search.tpl", page));
  page.SetValueAndShowSection("SCRIPT_TEXT", *script, "SCRIPT");
  return http::Response(scripted_page(view, "search.tpl", page, *script));
}

}  // namespace glasnik::site
