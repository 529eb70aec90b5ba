#include "search/query.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "search/expression.h"

using namespace glasnik;
using search::Clause;
using search::parse_query;

namespace {

// An index that knows no forms, and has every word in one document but "common" in a thousand.
search::Words no_words() {
  return {[](std::string_view, std::size_t) { return search::Inflected(); },
          [](std::string_view word) { return word == "common" ? 1'000 : 1; },
          [](std::string_view) { return 1; }};
}

std::string match_of(std::string_view typed) {
  return search::expression_of(parse_query(typed), no_words(), search::Join::all, 1).match;
}

Date day(int year, unsigned month, unsigned of_month) {
  return Date(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(of_month));
}

}  // namespace

TEST_CASE("words, phrases, beginnings, and what must and must not be there") {
  CHECK(parse_query("most ministar").clauses ==
        std::vector<Clause>{{Clause::Sense::wanted, {"most"}},
                            {Clause::Sense::wanted, {"ministar"}}});
  CHECK(parse_query("„most u Dolini“").clauses ==
        std::vector<Clause>{{Clause::Sense::exact, {"most", "u", "Dolini"}}});
  CHECK(parse_query("+most -\"nov put\" minis*").clauses ==
        std::vector<Clause>{{Clause::Sense::exact, {"most"}},
                            {Clause::Sense::excluded, {"nov", "put"}},
                            {Clause::Sense::wanted, {"minis"}, true}});
  CHECK(parse_query("MUP-a kovid-19").clauses ==
        std::vector<Clause>{{Clause::Sense::wanted, {"MUP"}},
                            {Clause::Sense::wanted, {"kovid", "19"}}});
  CHECK(parse_query("  - + \" * -").clauses.empty());
}

TEST_CASE("from and to are read in every way that people write days") {
  search::Query query = parse_query("od:2017 do:2018-02 most");
  CHECK(query.from == day(2017, 1, 1));
  CHECK(query.to == day(2018, 2, 28));
  CHECK(query.clauses.size() == 1);
  CHECK(parse_query("од:3.7.2017").from == day(2017, 7, 3));
  CHECK(parse_query("from:2017-07-03").from == day(2017, 7, 3));
  CHECK_FALSE(parse_query("od:31.2.2017").from);
  CHECK(parse_query("od:31.2.2017").clauses.size() == 1);  // then it is words
}

TEST_CASE("FTS5 is handed terms, never what was typed") {
  CHECK(match_of("x\" OR body:y) *") == "(\"Mx\" OR \"Ex\" OR \"Kx\") AND (\"Kor Kbody Ky\")");
  CHECK(match_of("\"a b\" -c") == "((\"Ka Kb\")) NOT (\"Mc\" OR \"Kc\")");
  CHECK(match_of("-samo").empty());
  search::Expression any =
      search::expression_of(parse_query("a1 +b2 c3"), no_words(), search::Join::any, 100);
  CHECK(any.match.starts_with("((\"Ma1\""));
  CHECK(any.match.find(" OR (\"Mc3\"") != std::string::npos);
  CHECK(any.match.ends_with(" AND (\"Mb2\" OR \"Kb2\")"));
  CHECK(match_of("'); DROP TABLE words; --").find(';') == std::string::npos);
}

TEST_CASE("of any words the rare ones find, the common ones only rank") {
  search::Expression any =
      search::expression_of(parse_query("common rare"), no_words(), search::Join::any, 100);
  CHECK(any.match ==
        "((\"Mrare\" OR \"Erare\" OR \"Krare\") OR (\"Mcommon\" OR \"Ecommon\" OR \"Kcommon\"))"
        " AND ((\"Mrare\" OR \"Erare\" OR \"Krare\"))");
  CHECK(any.weights == "1 -1 0.3 1.6;1000 -1 0.3 1.6;0 0 0 0");
}

TEST_CASE("however many words are typed, the index is asked for few phrases and few rows") {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "a" + std::to_string(i) + " ";
  search::Words words = no_words();
  words.inflected = [](std::string_view, std::size_t most) {
    return search::Inflected{std::vector<std::string>(most, "b"), 1};
  };
  words.documents = [](std::string_view) { return 100; };
  search::Expression all = search::expression_of(parse_query(many), words, search::Join::all, 1);
  CHECK(std::count(all.match.begin(), all.match.end(), '"') / 2 <= search::kMostPhrases);
  search::Expression any =
      search::expression_of(parse_query(many), words, search::Join::any, 3'000);
  auto finding = any.match.substr(any.match.rfind(" AND ("));  // 100 documents each, 1,000 in all
  CHECK(std::count(finding.begin(), finding.end(), 'K') == 10);
}

TEST_CASE("stopwords are asked for only alone, quoted or demanded") {
  CHECK(match_of("most u").find("\"Ku\"") == std::string::npos);
  CHECK(match_of("u").find("\"Ku\"") != std::string::npos);
  CHECK(match_of("most +u").find("\"Ku\"") != std::string::npos);
}

TEST_CASE("a query has a longest length and most words") {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "a" + std::to_string(i) + " ";
  search::Query query = parse_query(many);
  CHECK(query.cut);
  CHECK(query.clauses.size() == search::kMostWords);
  CHECK(parse_query(std::string(10'000, 'a')).cut);
  CHECK_FALSE(parse_query("most").cut);
  std::string stopwords;
  for (int i = 0; i < 100; ++i) stopwords += "the of u ";
  CHECK(parse_query(stopwords + "most").clauses.size() == 1);  // the one that says something
}
