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

TEST_CASE("a misspelt key is refused with its line and the key that was meant") {
  CHECK(refusal("orign = \"x\"\n" + minimal()) ==
        "glasnik.toml: line 1: unknown key 'orign': the nearest known one is 'origin'");
  CHECK(refusal(minimal() + "[listen]\nnewsrom = \"127.0.0.1:1\"\n") ==
        "glasnik.toml: line 7: unknown key 'newsrom' in [listen]: the nearest known one is "
        "'newsroom'");
}

TEST_CASE("a value of the wrong kind is refused with its line and what is wanted") {
  auto says = [](const std::string& toml, const std::string& what) {
    CHECK_MESSAGE(refusal(toml) == "glasnik.toml: " + what, toml);
  };
  const std::string listen = minimal() + "[listen]\n";
  says(listen + "public = 9999\n", "line 7: public in [listen]: must be a text in quotes");
  says(listen + "public = \"9999\"\n",
       "line 7: public in [listen]: '9999' is no address: write it as 127.0.0.1:8080");
  says(listen + "hosts = \"x\"\n",
       "line 7: hosts in [listen]: must be a list of texts: [\"one\", \"two\"]");
  says(listen + "hosts = [1]\n",
       "line 7: hosts in [listen]: must be a list of texts: [\"one\", \"two\"]");
  says(listen + "hosts = [\"http://x\"]\n",
       "line 7: hosts in [listen]: must be names without scheme and port");
  for (const char* threads : {"-3", "257", "\"2\"", "1.5", "true"}) {
    says(listen + "threads = " + threads + "\n",
         "line 7: threads in [listen]: must be a whole number from 0 to 256");
  }
  says("theme = true\n" + minimal(), "line 1: theme: must be a text in quotes");
  says("theme = \"\"\n" + minimal(), "line 1: theme: must be \"default\" or a directory");
  says("listen = 1\n" + minimal(), "line 1: listen: must be a table: [listen]");
  says("contact = []\n" + minimal(), "line 1: contact: must be a table: [contact]");
  says("origin = \"a\"\nvariants = [1]\n",
       "line 2: variants: must be tables, each under [[variants]]");
}

TEST_CASE("the site's address is a scheme, a host and perhaps a port") {
  for (const char* url : {"https://www.example.org", "http://127.0.0.1:8080", "https://[::1]:1"}) {
    CHECK(parse_config("site_url = \"" + std::string(url) + "/\"\n" + minimal())->site_url == url);
  }
  CHECK(parse_config("site_url = \"HTTPS://Example.org\"\n" + minimal())->site_url ==
        "https://example.org");
  for (const char* url :
       {"www.example.org", "ftp://example.org", "https://example.org/path", "https://",
        "https://a b", "https://u@example.org", "https://a:0", "https://a:x", "https://a?b"}) {
    CHECK_MESSAGE(refusal("site_url = \"" + std::string(url) + "\"\n" + minimal()) ==
                      "glasnik.toml: line 1: site_url: must be as https://www.example.org, "
                      "without a path",
                  url);
  }
}

TEST_CASE("the desk's address has a name that passkeys can be bound to, and TLS but on localhost") {
  auto taken = [](const std::string& url) {
    return parse_config("newsroom_url = \"" + url + "\"\n" + minimal());
  };
  CHECK(taken("https://Desk.example.org/")->newsroom_url == "https://desk.example.org");
  CHECK(taken("http://localhost:8081")->newsroom_url == "http://localhost:8081");
  for (const char* url : {"https://10.0.0.1", "https://[::1]:1", "http://desk.example.org",
                          "http://127.0.0.1:8081", "https://desk.example.org/path"}) {
    CHECK_FALSE_MESSAGE(taken(url).ok(), url);
  }
}

TEST_CASE("an origin that a signed note could not carry is refused") {
  for (const char* origin : {"a b", "a+b", "https://a", ""}) {
    CHECK(refusal("origin = \"" + std::string(origin) + "\"\n") ==
          "glasnik.toml: line 1: origin: must be 1 to 200 characters without scheme, space or "
          "plus");
  }
  CHECK(refusal("").starts_with("glasnik.toml: origin: must be"));
}

TEST_CASE("a variant's tag has the shape that the log asks for") {
  for (const char* tag : {"", "en_GB", "sr--Latn", "-en", "en\\u001b[2K"}) {
    CHECK_MESSAGE(refusal("origin = \"a\"\n[[variants]]\ntag = \"" + std::string(tag) +
                          "\"\nsegment = \"eng\"\nrole = \"original\"\n") ==
                      "glasnik.toml: line 3: tag in [[variants]]: must be a BCP 47 tag as sr-Cyrl",
                  tag);
  }
}

TEST_CASE("addresses") {
  CHECK(parse_address("127.0.0.1:0")->port == 0);
  CHECK(parse_address("[::1]:8080")->host == "::1");
  CHECK_FALSE(parse_address("8080"));
  CHECK_FALSE(parse_address("127.0.0.1:99999"));
  CHECK_FALSE(parse_address("127.0.0.1:80x"));
}

TEST_CASE("only an address in digits is known to be this machine's own") {
  for (const char* host : {"127.0.0.1", "127.9.9.9", "::1"}) CHECK(is_loopback({host, 1}));
  for (const char* host : {"0.0.0.0", "10.0.0.1", "::", "localhost", "127.1", ""}) {
    CHECK_FALSE_MESSAGE(is_loopback({host, 1}), host);
  }
}
