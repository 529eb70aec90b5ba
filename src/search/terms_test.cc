#include "search/terms.h"

#include <doctest/doctest.h>

#include <vector>

using namespace glasnik;

namespace {

// "K+vucic" begins a place, "Lvučić" is at the same one.
std::vector<std::string> terms(std::string_view text,
                               search::Language language = search::Language::serbian) {
  std::vector<std::string> terms;
  search::each_term(text, language, [&](const search::Term& term) {
    std::string shown(1, static_cast<char>(term.kind));
    terms.push_back(shown + (term.first ? "+" : "") + std::string(term.text));
  });
  return terms;
}
using Terms = std::vector<std::string>;

}  // namespace

TEST_CASE("a word has its key and its letters at one place, in both scripts") {
  CHECK(terms("Вучић је") == Terms{"K+vucic", "Lvučić", "Mvucic", "K+je"});
  CHECK(terms("Vučić je") == terms("Вучић је"));
}

TEST_CASE("dj is found by a single d too") {
  CHECK(terms("Đoković") == Terms{"K+djokovic", "Lđoković", "Mdjokovic", "Adokovic"});
  CHECK(search::single_d("odjednom") == "odednom");
  CHECK(search::single_d("vest").empty());
}

TEST_CASE("English words have stems") {
  CHECK(terms("Bridges", search::Language::english) == Terms{"K+bridges", "Ebridg"});
}

TEST_CASE("acronyms lose the endings of their cases, other hyphens part words and join them") {
  CHECK(terms("МУП-а, SAD‑u") == Terms{"K+mup", "K+sad"});
  CHECK(terms("kovid-19") == Terms{"K+kovid", "Kkovid19", "K+19"});
}

TEST_CASE("numbers and apostrophes are inside words") {
  CHECK(terms("75,18 MB.") == Terms{"K+75,18", "K+mb"});
  CHECK(terms("O'Neill")[0] == "K+oneill");
  CHECK(terms("- , … '").empty());
}

TEST_CASE("a term is never longer than the index can keep") {
  for (const std::string& term : terms(std::string(3'000, 'x'))) CHECK(term.size() <= 247);
}
