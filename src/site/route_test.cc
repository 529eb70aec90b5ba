#include "site/route.h"

#include <doctest/doctest.h>

#include "http/target.h"
#include "site/negotiation.h"

using namespace glasnik;
using site::Listener;

namespace {

Config config() {
  ConfigSeed seed{"glasnik.example/log", default_variants(), {}, "#14375e", "Europe/Belgrade"};
  return *parse_config(default_config_text(seed));
}

// The pattern that answers a target; empty: none.
std::string pattern(const std::string& target, Listener listener = Listener::world) {
  static const Config settings = config();
  auto match = site::find_route(listener, *http::parse_target(target), settings);
  return match.route == nullptr ? "" : std::string(match.route->pattern);
}

std::string chosen(const std::string& accept_language) {
  static const Config settings = config();
  return site::negotiate(settings, accept_language, site::all_variants(settings)).segment;
}

}  // namespace

TEST_CASE("addresses find their rows") {
  CHECK(pattern("/") == "/");
  CHECK(pattern("/eng/") == "/{seg}/");
  CHECK(pattern("/eng") == "/{seg}");
  CHECK(pattern("/xyz/") == "");
  CHECK(pattern("/11228") == "/{id}");
  CHECK(pattern("/eng/11228") == "/{seg}/{id}");
  CHECK(pattern("/eng/11228/slug") == "/{seg}/{id}/{...}");
  CHECK(pattern("/eng/11228/v/2.0") == "/{seg}/{id}/v/{v}");
  CHECK(pattern("/eng/11228/slug/v/2.0") == "/{seg}/{id}/{}/v/{v}");
  CHECK(pattern("/eng/11228/v/2.0/cite/k3v9x2qa") == "/{seg}/{id}/v/{v}/cite/{}");
  CHECK(pattern("/eng/11228/timegate") == "/{seg}/{id}/timegate");
  CHECK(pattern("/proof/1/2/en/lead.glasnik") == "/proof/{id}/{}/{}/{}");
  CHECK(pattern("/eng/11228/") == "/{seg}/{id}/");
  CHECK(pattern("/eng/tekst/11228/slug") == "/{seg}/tekst/{id}/{...}");
  CHECK(pattern("/log/tile/0/x001/067.p/3") == "/log/tile/{...}");
  CHECK(pattern("/log/tile") == "");
  CHECK(pattern("/proof/1/2.glasnik") == "/proof/{id}/{}");
}

TEST_CASE("the world may send to one address, and everywhere else only ask") {
  static const Config settings = config();
  auto posted = [](const std::string& target, Listener listener) {
    auto path = *http::parse_target(target);
    return site::find_route(listener, path, settings, http::Method::post).route;
  };
  const site::Route* row = posted("/witness/add-checkpoint", Listener::world);
  REQUIRE(row != nullptr);
  CHECK(row->body_limit == 65536);
  CHECK(posted("/witness/add-checkpoint", Listener::newsroom) == nullptr);
  for (const char* target : {"/", "/eng/", "/eng/1/slug", "/witness/vkey", "/log/checkpoint",
                             "/witness/add-checkpoint/", "/witness/add-checkpoint/x"}) {
    CHECK_MESSAGE(posted(target, Listener::world) == nullptr, target);
  }
  CHECK(pattern("/witness/add-checkpoint") == "/witness/add-checkpoint");
  CHECK(pattern("/witness/00/checkpoint") == "/witness/{}/checkpoint");
}

TEST_CASE("what one listener answers the other does not") {
  CHECK(pattern("/metrics") == "");
  CHECK(pattern("/metrics", Listener::newsroom) == "/metrics");
  CHECK(pattern("/eng/", Listener::newsroom) == "");
}

TEST_CASE("a document number has one spelling in addresses too") {
  for (const char* target : {"/0", "/011", "/+1", "/1e3", "/1234567890123456", "/eng/011/slug"}) {
    CHECK_MESSAGE(pattern(target) == "", target);
  }
}

TEST_CASE("readers get the script and language they prefer") {
  CHECK(chosen("") == "cir");
  CHECK(chosen("sr") == "cir");
  CHECK(chosen("sr-RS, en;q=0.5") == "cir");
  CHECK(chosen("sr-Latn") == "lat");
  CHECK(chosen("hr") == "lat");
  CHECK(chosen("bs-BA;q=0.9, de") == "lat");
  CHECK(chosen("cnr") == "lat");
  CHECK(chosen("en-GB") == "eng");
  CHECK(chosen("de, en;q=0.1, sr;q=0") == "eng");
  CHECK(chosen("fr") == "cir");
  CHECK(chosen("en;q=0.3, sr-Latn;q=0.8") == "lat");
  CHECK(chosen(",,;q=x,en;q=0.5") == "eng");
}
