#include "text/typography.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace glasnik;

namespace {

std::size_t below(std::mt19937& random, std::size_t bound) { return random() % bound; }

using Blocks = std::vector<text::TextBlock>;

text::TypographyChange change(std::string_view before, std::string_view after,
                              std::string_view variant, std::string_view kind = "paragraph") {
  Blocks was = {{"a", kind, before}};
  Blocks is = {{"a", kind, after}};
  return text::typography_change(was, is, variant);
}

struct Case {
  const char* before;
  const char* after;
  const char* refusal;  // words of the reason; null: it is typography
};

void check(const std::vector<Case>& cases, std::string_view variant,
           std::string_view kind = "paragraph") {
  for (const Case& row : cases) {
    INFO(row.before, " | ", row.after);
    std::string refusal = change(row.before, row.after, variant, kind).refusal.value_or("");
    if (row.refusal == nullptr) {
      CHECK(refusal == "");
    } else {
      CAPTURE(refusal);
      CHECK(refusal.find(row.refusal) != std::string::npos);
      CHECK(refusal != "");
    }
  }
}

}  // namespace

TEST_CASE("in a quotation only punctuation and diacritics may change") {
  const std::vector<Case> cases = {
      {"- Mi smo neutralni, rekao je.", "– Mi smo neutralni, rekao je.", nullptr},
      {"- Vucic je dosao", "- Vučić je došao", nullptr},
      {"- Djordje", "- Đorđe", nullptr},
      {"- mi smo", "- Mi smo", "in a quotation"},
      {"- Minstar je", "- Ministar je", "in a quotation"},
      {"- po red", "- pored", "in a quotation"},
      {"- Pr\u0435thodno", "- Prethodno", "in a quotation"}};
  check(cases, "sr-Latn", "quote");
}

TEST_CASE("attributed words are a quotation wherever they stand, in the old text or the new") {
  std::string_view was = "Zatim je minstar rekao da neutralnst ostaje.";
  std::string_view tag = "Zatim je ministar rekao da neutralnst ostaje.";
  std::string_view all = "Zatim je ministar rekao da neutralnost ostaje.";
  text::Span said{was.find("neutralnst"), was.find(" ostaje")};
  Blocks before = {{"a", "paragraph", was, {said}}};
  CHECK_FALSE(text::typography_change(before, Blocks{{"a", "paragraph", tag}}, "sr-Latn").refusal);
  auto refused = text::typography_change(before, Blocks{{"a", "paragraph", all}}, "sr-Latn");
  REQUIRE(refused.refusal);
  CHECK(*refused.refusal ==
        "'neutralnst' became 'neutralnost': in a quotation only punctuation and diacritics may "
        "change");
  Blocks unmarked = {{"a", "paragraph", was}};
  Blocks marked = {{"a", "paragraph", all, {{all.find("neutralnost"), all.size()}}}};
  CHECK(text::typography_change(unmarked, marked, "sr-Latn").refusal);
}

TEST_CASE("a link stays where it leads and where it stands") {
  check({{"[Vucic](https://a.rs)", "[Vučić](https://a.rs)", nullptr},
         {"Vidi [po red](https://a.rs).", "Vidi „[pored](https://a.rs)“.", nullptr},
         {"[a](https://a.rs)", "[a](https://b.rs)", "leads to 'https://b.rs' and led to"},
         {"[a](https://a.rs)", "a", "the link to 'https://a.rs' was removed"},
         {"a", "[a](https://a.rs)", "a link to 'https://a.rs' was added"},
         {"[Scott](https://a.rs) Vulin", "Scott [Vulin](https://a.rs)", "stands on other words"},
         {"[Scott](https://a.rs) Vulin", "[Scott Vulin](https://a.rs)", "stands on other words"},
         {"[Scott,](https://a.rs) Vulin", "„[Scott](https://a.rs)“, Vulin", nullptr},
         {"- [a](https://a.rs) x", "– [a](https://a.rs) x", nullptr}},
        "en");
}

TEST_CASE("blocks stay") {
  text::TextBlock a{"a", "paragraph", "One."};
  text::TextBlock b{"b", "paragraph", "Two."};
  text::TextBlock heading{"b", "heading", "Two."};
  auto refusal = [](const Blocks& before, const Blocks& after) {
    return text::typography_change(before, after, "en").refusal.value_or("");
  };
  CHECK(refusal({a, b}, {a, b}) == "");
  CHECK(refusal({}, {}) == "");
  CHECK(refusal({a, b}, {a}) == "'Two.' was removed");
  CHECK(refusal({a, b}, {b}) == "'One.' was removed");
  CHECK(refusal({a}, {a, b}) == "'Two.' was added");
  CHECK(refusal({b}, {a, b}) == "'One.' was added");
  CHECK(refusal({a, b}, {b, a}) == "'One.' stands elsewhere");
  CHECK(refusal({b}, {heading}) == "'Two.' is a heading and was a paragraph");
}

TEST_CASE("at most twenty words of a whole text change") {
  std::string bald;
  std::string full;
  for (int i = 0; i < 10; ++i) {
    bald += "Vucic je ";
    full += "Vučić je ";
  }
  Blocks before = {{"h", "headline", bald}, {"a", "paragraph", bald}, {"b", "list", "Nis\nPec"}};
  Blocks after = {{"h", "headline", full}, {"a", "paragraph", full}, {"b", "list", "Nis\nPec"}};
  auto twenty = text::typography_change(before, after, "sr-Latn");
  CHECK(twenty.words == 20);
  CHECK_FALSE(twenty.refusal);
  after[2].text = "Niš\nPec";
  auto more = text::typography_change(before, after, "sr-Latn");
  CHECK(more.words == 21);
  CHECK(more.refusal == "21 words change: typography may change 20");
}

TEST_CASE("punctuation and spaces change no word") {
  CHECK(change("a - \"b\"  c", "a – “b” c,", "en").words == 0);
  CHECK(change("can't", "can’t", "en").words == 0);
  CHECK(change("pre dsednik", "predsednik", "sr-Latn").words == 1);
}

TEST_CASE("a text is typography of itself, and a digit that comes or goes never is") {
  std::mt19937 random(8);
  constexpr const char* kPieces[] = {"ne",  "Vučić", "5",  "-",      "–",      ".",      " ",
                                     "not", "a",     "'",  "\u0301", "\u00AD", "Ђ",      "%",
                                     "XIV", "[",     "](", ")",      "1,5",    "\u202E", "\xFF"};
  for (int round = 0; round < 4'000; ++round) {
    std::string before;
    std::string after;
    for (std::size_t i = below(random, 12); i > 0; --i)
      before += kPieces[below(random, std::size(kPieces))];
    for (std::size_t i = below(random, 12); i > 0; --i)
      after += kPieces[below(random, std::size(kPieces))];
    auto same = change(before, before, "sr-Latn");
    REQUIRE_FALSE(same.refusal);
    REQUIRE(same.words == 0);
    change(before, after, "en", below(random, 2) == 0 ? "quote" : "list");
    bool refused = change(before, after, "sr-Latn").refusal.has_value();
    bool wrong = !refused &&
                 (before.find('5') == std::string::npos) != (after.find('5') == std::string::npos);
    REQUIRE_FALSE(wrong);
  }
}

TEST_CASE("the act's note counts in three languages") {
  CHECK(text::automatic_note("en", 0) == "Typography: punctuation and spaces");
  CHECK(text::automatic_note("en", 1) == "Typography: 1 word");
  CHECK(text::automatic_note("en", 3) == "Typography: 3 words");
  CHECK(text::automatic_note("sr-Cyrl", 1) == "Словна исправка: 1 реч");
  CHECK(text::automatic_note("sr-Cyrl", 3) == "Словна исправка: 3 речи");
  CHECK(text::automatic_note("sr-Cyrl", 5) == "Словна исправка: 5 речи");
  CHECK(text::automatic_note("sr-Cyrl", 11) == "Словна исправка: 11 речи");
  CHECK(text::automatic_note("sr-Latn", 21) == "Slovna ispravka: 21 reč");
  CHECK(text::automatic_note("sr-Latn", 0) == "Slovna ispravka: interpunkcija i razmaci");
}
