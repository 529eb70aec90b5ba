#include "newsroom/institution.h"

#include <doctest/doctest.h>

using namespace glasnik;

namespace {

Config config() {
  ConfigSeed seed{"vode.example/log",
                  default_variants(),
                  {"Press \"office\"", "", ""},
                  "#14375e",
                  "Europe/Belgrade"};
  for (Variant& variant : seed.variants) variant.institution = "Министарство";
  return *parse_config(default_config_text(seed));
}

}  // namespace

TEST_CASE("what a site says of its institution makes the same settings at a mirror") {
  Bytes said = newsroom::institution_json(config());
  auto seed = newsroom::parse_institution(said);
  REQUIRE(seed);
  auto again = parse_config(default_config_text(*seed));
  REQUIRE(again);
  CHECK(newsroom::institution_json(*again) == said);
}

TEST_CASE("a name that would break a settings file is refused") {
  Bytes said = newsroom::institution_json(config());
  std::string name = "Press \\\"office\\\"";
  said.replace(said.find(name), name.size(), "x\\nmirror = 1");
  CHECK(!newsroom::parse_institution(said));
  CHECK(!newsroom::parse_institution("{}"));
}
