#include "search/inflection.h"

#include <doctest/doctest.h>

#include <set>

#include "search/paradigms.h"

using namespace glasnik;

namespace {

std::vector<std::string> forms_among(std::string_view key, const std::set<std::string>& words) {
  return search::forms(key,
                       [&](std::string_view word) { return words.count(std::string(word)) > 0; });
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a stem changes before its ending, and back") {
  using search::Change;
  CHECK(search::changed("radnik", Change::palatal) == "radnic");
  CHECK(search::changed("uput", Change::iotated) == "upuc");
  CHECK(search::changed("cist", Change::iotated) == "cisc");
  CHECK(search::changed("sastank", Change::fleeting) == "sastanak");
  CHECK(search::changed("zemlj", Change::fleeting) == "zemalj");
  CHECK(search::changed("topl", Change::fleeting_l) == "topao");
  CHECK_FALSE(search::changed("ruk", Change::fleeting));
  CHECK(search::unchanged("sastanak", Change::fleeting) == Words{"sastank"});
  CHECK(search::unchanged("upuc", Change::iotated) == Words{"upuc", "uput", "upuk"});
}

TEST_CASE("the forms of a word are those that the index has") {
  CHECK(forms_among("sastanak", {"sastanak", "sastanci", "sastanku", "sastav"}) ==
        Words{"sastanci", "sastanku"});
  CHECK(forms_among("vucicem", {"vucic", "vucica", "vucica", "vuk"}) == Words{"vucic", "vucica"});
  CHECK(forms_among("ministarka", {"ministarki", "ministarke", "ministri"}) ==
        Words{"ministarke", "ministarki"});
  CHECK(forms_among("zemlja", {"zemalja", "zemlje"}) == Words{"zemalja", "zemlje"});
  CHECK(forms_among("izgraditi", {"izgradjen", "izgradio", "izgrade"}) ==
        Words{"izgrade", "izgradio", "izgradjen"});
  CHECK(forms_among("covek", {"ljudi", "covekom"}) == Words{"covekom", "ljudi"});
  CHECK(forms_among("bridge", {"bridged", "river"}).empty());
}

TEST_CASE("a word without company has no forms, however short or long") {
  CHECK(forms_among("", {"a"}).empty());
  CHECK(forms_among("a", {"a"}).empty());
  CHECK(forms_among(std::string(10'000, 'a'), {"a"}).empty());
}
