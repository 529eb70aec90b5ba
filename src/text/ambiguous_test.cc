#include "text/ambiguous.h"

#include <doctest/doctest.h>

using namespace glasnik::text;

TEST_CASE("words that Latin cannot tell from others are listed with their Latin") {
  auto words = ambiguous_words("Инјекција је стигла, надживели смо коњ и Џеп.");
  REQUIRE(words.size() == 2);
  CHECK(words[0].word == "Инјекција");
  CHECK(words[0].latin == "Injekcija");
  CHECK(words[0].why == Ambiguity::digraph);
  CHECK(words[1].latin == "nadživeli");
}

TEST_CASE("addresses, foreign letters and words of two scripts are listed") {
  auto words = ambiguous_words("Пишите на пошта.срб или питајте Ющенка о NATOу.");
  REQUIRE(words.size() == 3);
  CHECK(words[0].why == Ambiguity::kept);
  CHECK(words[0].latin == "пошта.срб");
  CHECK(words[1].why == Ambiguity::foreign);
  CHECK(words[2].why == Ambiguity::mixed);
  CHECK(words[2].latin == "NATOu");
}

TEST_CASE("an ordinary text has no word to confirm") {
  CHECK(ambiguous_words("Министар је отворио мост. Љубиње, Ниш 2027.").empty());
  CHECK(ambiguous_words("").empty());
}
