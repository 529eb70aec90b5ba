// What the outbound client says and whom it refuses to speak to.

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "http/client.h"
#include "http_fixture.h"

using namespace glasnik;
using namespace glasnik::tests;
using namespace std::chrono_literals;

namespace {

http::Options with_post() {
  http::Options options = test_options();
  options.methods.push_back(http::Method::post);
  return options;
}

struct World {
  World() : client(http::make_client({fmt::format("localhost:{}", server.port())})) {}
  http::Ask question(const std::string& path) const {
    return {fmt::format("http://localhost:{}{}", server.port(), path)};
  }
  TestServer server{with_post()};
  std::unique_ptr<http::Client> client;
};

}  // namespace

TEST_CASE("the client brings an answer of any status") {
  World world;
  auto page = world.client->ask(world.question("/page"));
  REQUIRE(page);
  CHECK(page->status == 200);
  CHECK(page->content_type == "text/html; charset=utf-8");
  CHECK(page->body.starts_with("a line of the page"));
  auto none = world.client->ask(world.question("/none"));
  REQUIRE(none);
  CHECK(none->status == 404);
}

TEST_CASE("the client posts what it is given, to the octet") {
  World world;
  http::Ask ask = world.question("/echo");
  ask.body = Bytes("old 3\n\0tail", 11);
  auto echo = world.client->ask(ask);
  REQUIRE(echo);
  CHECK(echo->status == 200);
  CHECK(echo->body.find(*ask.body) != Bytes::npos);
}

TEST_CASE("an answer over the limit ends as too large, whole or in pieces") {
  World world;
  http::Ask ask = world.question("/file");
  ask.most_octets = 199'999;
  auto cut = world.client->ask(ask);
  REQUIRE(!cut);
  CHECK(cut.error().code == Code::too_large);
  ask.most_octets = 200'000;
  Bytes taken;
  ask.take = [&](BytesView piece) -> Result<void> {
    taken += piece;
    return {};
  };
  auto whole = world.client->ask(ask);
  REQUIRE(whole);
  CHECK(whole->body.empty());
  CHECK(taken == world.server.site.file_content());
}

TEST_CASE("of a refusal its beginning is kept, however much was allowed") {
  World world;
  http::Ask ask = world.question("/refused");
  ask.most_octets = 10'000'000;
  ask.take = [](BytesView) -> Result<void> { return Error{Code::invalid, "no piece of a file"}; };
  auto refused = world.client->ask(ask);
  REQUIRE(refused);
  CHECK(refused->status == 503);
  CHECK(refused->body == Bytes(65'536, 'r'));
}

TEST_CASE("an error of whoever takes the pieces ends the answer and is handed on") {
  World world;
  http::Ask ask = world.question("/file");
  ask.take = [](BytesView) -> Result<void> {
    return Error{Code::corrupt, "not what was asked for"};
  };
  auto refused = world.client->ask(ask);
  REQUIRE(!refused);
  CHECK(refused.error().code == Code::corrupt);
  CHECK(refused.error().message == "not what was asked for");
}

TEST_CASE("an answer that does not come ends with its time") {
  World world;
  http::Ask ask = world.question("/gate");
  ask.time = 200ms;
  auto late = world.client->ask(ask);
  REQUIRE(!late);
  CHECK(late.error().code == Code::unavailable);
  world.server.site.open_gate();
}

TEST_CASE("nobody on this machine is asked unless the operator has named host and port") {
  World world;
  auto port = world.server.port();
  std::uint64_t before = world.server.server->metrics().accepted;
  for (const char* host : {"localhost", "127.0.0.1", "127.1", "0x7f000001", "2130706433",
                           "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]"}) {
    for (const char* scheme : {"http", "https"}) {
      // Of the ten spellings the operator has named one, for this client none.
      auto stranger = http::make_client({});
      auto refused = stranger->ask({fmt::format("{}://{}:{}/page", scheme, host, port)});
      CAPTURE(scheme);
      CAPTURE(host);
      REQUIRE(!refused);
      CHECK(refused.error().code == Code::denied);
    }
  }
  // Named is the host as it is written: another spelling of it is another host.
  auto respelt = world.client->ask({fmt::format("https://127.0.0.1:{}/page", port)});
  REQUIRE(!respelt);
  CHECK(respelt.error().code == Code::denied);
  CHECK(world.server.server->metrics().accepted == before);
}

TEST_CASE("an address that is not http or https, or that carries a user, is none") {
  auto client = http::make_client({"example.org:21"});
  for (const char* url :
       {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org:21/",
        "https://user@example.org/", "https://user:word@example.org/", "dict://x:1/d"}) {
    CAPTURE(url);
    auto refused = client->ask({url});
    REQUIRE(!refused);
    CHECK(refused.error().code == Code::invalid);
  }
}

TEST_CASE("host and port of an address, the scheme's port where it names none") {
  CHECK(*http::host_and_port("https://example.org/x") == "example.org:443");
  CHECK(*http::host_and_port("http://example.org") == "example.org:80");
  CHECK(*http::host_and_port("http://127.0.0.1:8080/") == "127.0.0.1:8080");
  CHECK(*http::host_and_port("https://[2001:db8::1]:8443/") == "[2001:db8::1]:8443");
}
