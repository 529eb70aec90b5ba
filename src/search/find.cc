#include "search/find.h"

#include <algorithm>
#include <map>

#include "search/expression.h"
#include "search/vocabulary.h"
#include "text/key.h"

namespace glasnik::search {
namespace {

// One match as it is counted and ranked.
struct Match {
  DocumentId document;
  std::string type;
  std::int64_t year = 0;
  std::string langs;
  bool video = false;
  std::int64_t relevance = 0;
};

Match match_of(const store::Row& row) {
  return {row.document(0), std::string(row.text(1)),
          row.integer(2),  std::string(row.text(3)),
          row.flag(4),     row.integer(5)};
}

// The newest matches in the time asked for; nothing else narrows them, so that facets can be
// counted.
Result<std::vector<Match>> matches(store::Session& session, const Question& question,
                                   const Expression& expression) {
  const Query& query = question.query;
  std::string from = query.from ? iso_date(*query.from) : "";
  std::string to = query.to ? iso_date(*query.to) : "~";
  if (question.order == Order::newest) {
    return session.all(
        "SELECT doc, type, year, langs, video, 0 FROM words JOIN editions ON id = words.rowid "
        "WHERE words MATCH $1 AND day >= $2 AND day <= $3 ORDER BY words.rowid DESC LIMIT $4",
        match_of, expression.match, from, to, kMostRanked + 1);
  }
  return session.all(
      "SELECT doc, type, year, langs, video, relevance(words, $5, length) "
      "FROM words "
      "JOIN editions ON id = words.rowid "
      "WHERE words MATCH $1 AND day >= $2 AND day <= $3 ORDER BY words.rowid DESC LIMIT $4",
      match_of, expression.match, from, to, kMostRanked + 1, expression.weights);
}

bool is_in(const Match& match, std::string_view lang) {
  return lang.empty() || match.langs.find("|" + std::string(lang) + "|") != std::string::npos;
}

bool passes(const Match& match, const Filter& filter) {
  return (filter.type.empty() || match.type == filter.type) &&
         (!filter.year || match.year == *filter.year) && is_in(match, filter.lang) &&
         (!filter.video || match.video);
}

void count_langs(const Match& match, std::map<std::string, std::int64_t>& counts) {
  std::string_view langs = match.langs;
  for (std::size_t at = 1; at < langs.size();) {
    std::size_t end = langs.find('|', at);
    ++counts[std::string(langs.substr(at, end - at))];
    at = end + 1;
  }
}

std::vector<Facet> facets(const std::map<std::string, std::int64_t>& counts) {
  std::vector<Facet> facets;
  for (const auto& [value, count] : counts) facets.push_back({value, count});
  return facets;
}

// Each facet counts what it would leave, the other filters in force.
void count_facets(const std::vector<Match>& all, const Filter& filter, Found& found) {
  std::map<std::string, std::int64_t> types;
  std::map<std::string, std::int64_t> years;
  std::map<std::string, std::int64_t> langs;
  auto without = [&](auto change) {
    Filter wider = filter;
    change(wider);
    return wider;
  };
  Filter any_type = without([](Filter& wider) { wider.type.clear(); });
  Filter any_year = without([](Filter& wider) { wider.year.reset(); });
  Filter any_lang = without([](Filter& wider) { wider.lang.clear(); });
  Filter only_video = without([](Filter& narrower) { narrower.video = true; });
  for (const Match& match : all) {
    if (passes(match, any_type)) ++types[match.type];
    if (passes(match, any_year)) ++years[std::to_string(match.year)];
    if (passes(match, any_lang)) count_langs(match, langs);
    found.videos += passes(match, only_video);
  }
  found.types = facets(types);
  found.years = facets(years);
  std::reverse(found.years.begin(), found.years.end());
  found.langs = facets(langs);
}

// Only where nothing is found is it worth the look, and only at the first few words: each is a look
// at every word that begins with its letter.
Result<void> suggest(store::Session& session, const Query& query, Found& found) {
  std::size_t looks = 4;
  for (const Clause& clause : query.clauses) {
    for (const std::string& word : clause.words) {
      std::string key = text::key(word);
      if (clause.prefix || key.empty() || is_stopword(key)) continue;
      TRY(std::int64_t there, documents_with(session, key));
      if (there > 0) continue;
      if (looks-- == 0) return {};
      TRY(auto meant, meant_by(session, key));
      if (meant) found.suggestions.push_back({word, *std::move(meant)});
    }
  }
  return {};
}

// An expression is written of what the index answers; the first error it gave is the answer.
Result<Expression> expression_in(store::Session& session, const Query& query, Join join) {
  std::optional<Error> failed;
  auto sure = [&]<typename Value>(Result<Value> answer) {
    if (!answer && !failed) failed = answer.error();
    return answer ? *std::move(answer) : Value();
  };
  Words words{
      [&](std::string_view key, std::size_t most) { return sure(inflected(session, key, most)); },
      [&](std::string_view word) { return sure(documents_with(session, word)); },
      [&](std::string_view key) { return sure(documents_beginning(session, key)); }};
  Expression expression = expression_of(query, words, join, kMostRanked);
  if (failed) return *failed;
  return expression;
}

Result<Found> find_joined(store::Session& session, const Question& question, Join join) {
  Found found;
  TRY(Expression expression, expression_in(session, question.query, join));
  if (expression.match.empty()) return found;
  TRY(auto all, matches(session, question, expression));
  found.more = static_cast<std::int64_t>(all.size()) > kMostRanked;
  if (found.more) all.pop_back();
  count_facets(all, question.filter, found);
  std::erase_if(all, [&](const Match& match) { return !passes(match, question.filter); });
  found.count = static_cast<std::int64_t>(all.size());
  if (question.order == Order::relevance) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Match& a, const Match& b) { return a.relevance > b.relevance; });
  }
  std::int64_t last = std::min(found.count, question.skip + question.limit);
  for (std::int64_t i = question.skip; i < last; ++i) {
    found.documents.push_back(all[static_cast<std::size_t>(i)].document);
  }
  found.marked = std::move(expression.marked);
  found.marked_beginnings = std::move(expression.marked_beginnings);
  return found;
}

// The question with the words that were meant.
Question as_meant(Question question, const Found& found) {
  for (Clause& clause : question.query.clauses) {
    for (std::string& word : clause.words) {
      for (const auto& [unknown, meant] : found.suggestions) {
        if (word == unknown) word = meant.letters;
      }
    }
  }
  question.order = Order::relevance;
  return question;
}

// Whether some of the words may do: several are wanted, and none is quoted or demanded.
bool may_loosen(const Query& query) {
  auto wanted = [](const Clause& clause) { return clause.sense == Clause::Sense::wanted; };
  return std::count_if(query.clauses.begin(), query.clauses.end(), wanted) > 1;
}

}  // namespace

Result<Found> find_in(store::Session& session, const Question& question) {
  TRY(Found found, find_joined(session, question, Join::all));
  if (found.count > 0) return found;
  TRY_VOID(suggest(session, question.query, found));
  if (!may_loosen(question.query)) return found;
  TRY(Found loose, find_joined(session, as_meant(question, found), Join::any));
  loose.suggestions = std::move(found.suggestions);
  loose.loosened = true;
  return loose;
}

}  // namespace glasnik::search
