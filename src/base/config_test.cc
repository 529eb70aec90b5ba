#include "base/config.h"

#include <doctest/doctest.h>

using namespace glasnik;

namespace {

std::string minimal() {
  return "origin = \"glasnik.example/log\"\n[[variants]]\ntag = \"en\"\nsegment = \"eng\"\n"
         "role = \"original\"\n";
}

std::string refusal(const std::string& toml) {
  auto config = parse_config(toml);
  return config ? "accepted" : config.error().message;
}

}  // namespace

TEST_CASE("the text that init writes parses to what init meant") {
  ConfigSeed seed{"glasnik.example/log",
                  default_variants(),
                  {"Press \"office\"", "1", "a@b.example"},
                  "#14375e",
                  "Europe/Belgrade"};
  seed.variants[2].institution = "Ministry of \\ things";
  auto config = parse_config(default_config_text(seed));
  REQUIRE(config);
  CHECK(config->origin == "glasnik.example/log");
  CHECK(config->contact.name == "Press \"office\"");
  CHECK(config->variants.size() == 3);
  CHECK(config->by_segment("lat")->role == VariantRole::derived);
  CHECK(config->by_tag("en")->institution == "Ministry of \\ things");
  CHECK(config->public_listener.port == 8080);
}

TEST_CASE("a misspelt key is refused with its line") {
  CHECK(refusal("orign = \"x\"\n" + minimal()) ==
        "glasnik.toml: line 1: unknown key 'orign': remove it or correct its spelling");
}

TEST_CASE("an origin that a signed note could not carry is refused") {
  CHECK(refusal("origin = \"a b\"\n").find("origin:") != std::string::npos);
  CHECK(refusal("origin = \"a+b\"\n").find("origin:") != std::string::npos);
  CHECK(refusal("origin = \"https://a\"\n").find("origin:") != std::string::npos);
}

TEST_CASE("a segment cannot take a fixed route's place") {
  CHECK(refusal(
            "origin = \"a\"\n[[variants]]\ntag = \"en\"\nsegment = \"log\"\nrole = \"original\"\n")
            .find("segment 'log'") != std::string::npos);
}

TEST_CASE("addresses") {
  CHECK(parse_address("127.0.0.1:0")->port == 0);
  CHECK(parse_address("[::1]:8080")->host == "::1");
  CHECK_FALSE(parse_address("8080"));
  CHECK_FALSE(parse_address("127.0.0.1:99999"));
  CHECK_FALSE(parse_address("127.0.0.1:80x"));
}
