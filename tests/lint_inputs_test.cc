// Hints on real releases and real Serbian sentences: how often an editor would be stopped. A mark
// that a style does not use is a hint there by right; what must be rare is what says that something
// is wrong.

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <iostream>
#include <map>

#include "inputs.h"
#include "text/cyrillic.h"
#include "text/lint.h"
#include "text/repair.h"
#include "text/utf8.h"
#include "text/words.h"

using namespace glasnik;

namespace {

// With GLASNIK_LINT_SAMPLES=N every Nth hint is printed to be judged by a person.
std::size_t sampled() {
  const char* every = std::getenv("GLASNIK_LINT_SAMPLES");  // NOLINT: tests read their settings
  return every == nullptr ? 0 : static_cast<std::size_t>(std::atoi(every));
}

struct Tally {
  std::size_t words = 0;
  std::size_t seen = 0;
  std::map<std::string, std::size_t> rules;

  void add(const std::vector<text::LintPassage>& text, std::string_view lang) {
    for (const text::LintPassage& passage : text) words += text::count_words(passage.words);
    for (const text::Hint& hint : text::lint(text, lang)) {
      ++rules[std::string(text::name(hint.rule))];
      if (sampled() == 0 || ++seen % sampled() != 0) continue;
      const std::string& all = text[hint.passage].words;
      const std::size_t from = hint.span.begin < 40 ? 0 : hint.span.begin - 40;
      std::cout << text::name(hint.rule) << " [" << hint.span.of(all) << "] "
                << text::prefix(all.substr(from), 100) << "\n";
    }
  }
  double per_thousand(const std::string& rule) const {
    auto found = rules.find(rule);
    const double count = found == rules.end() ? 0 : static_cast<double>(found->second);
    return 1000 * count / static_cast<double>(words);
  }
  void tell(const char* of) const {
    std::string all = std::string(of) + ", " + std::to_string(words) + " words, per 1,000:";
    for (const auto& [rule, count] : rules) {
      all += " " + rule + " " + std::to_string(per_thousand(rule)).substr(0, 5);
    }
    MESSAGE(all);
  }
};

void add_press(const std::string& set, Tally& tally) {
  auto lines = test::input("press/" + set);
  if (!lines) return;
  for (const std::string& line : test::lines_of(*lines)) {
    const boost::json::object fields = boost::json::parse(line).as_object();
    if (!fields.at("text").is_string()) continue;
    auto text = text::repair(std::string(fields.at("text").as_string()), "en");
    if (!text) continue;
    std::vector<text::LintPassage> passages;
    for (const std::string& paragraph : test::lines_of(text->text)) {
      if (!paragraph.empty()) passages.push_back({text::LintRole::words, paragraph, ""});
    }
    tally.add(passages, "en");
  }
}

}  // namespace

TEST_CASE("real English releases are stopped at seldom") {
  Tally tally;
  for (const char* set : {"us-congress/congress-2001-2009.jsonl", "us-senate/senate-sample.jsonl",
                          "us-prosecutors/san-diego.jsonl", "au-parliament/au-sample.jsonl"}) {
    add_press(set, tally);
  }
  if (tally.words == 0) return;
  tally.tell("press");
  for (const char* rule : {"mixed_script", "double_encoded", "digraph_caps", "title_form",
                           "possessive_verb", "wrong_language", "number_form", "terms"}) {
    CHECK_MESSAGE(tally.per_thousand(rule) < 0.1, rule);
  }
  for (const char* rule : {"lost_space", "doubled_word", "name_spelling"}) {
    CHECK_MESSAGE(tally.per_thousand(rule) < 0.5, rule);
  }
  CHECK(tally.per_thousand("quote_unpaired") < 2);
}

TEST_CASE("real Serbian sentences are stopped at seldom, in either script") {
  auto sentences = test::input("language/ud-serbian-set/sr_set-ud-dev.conllu");
  if (!sentences) return;
  constexpr std::string_view kText = "# text = ";
  Tally latin;
  Tally cyrillic;
  for (const std::string& line : test::lines_of(*sentences)) {
    if (!line.starts_with(kText)) continue;
    const std::string words = line.substr(kText.size());
    latin.add({{text::LintRole::words, words, ""}}, "sr-Latn");
    cyrillic.add({{text::LintRole::words, text::to_cyrillic(words).text, ""}}, "sr-Cyrl");
  }
  latin.tell("sr-Latn");
  cyrillic.tell("sr-Cyrl");
  for (const Tally* tally : {&latin, &cyrillic}) {
    for (const char* rule : {"mixed_script", "double_encoded", "digraph_caps", "roman_cyrillic",
                             "doubled_word", "lost_space", "dj"}) {
      CHECK_MESSAGE(tally->per_thousand(rule) < 0.5, rule);
    }
    CHECK(tally->per_thousand("wrong_language") < 1);
  }
}
