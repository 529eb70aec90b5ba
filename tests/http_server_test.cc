// A real server on loopback, seen from the wire: one request after another, bodies, conditions,
// files, what is refused.

#include <doctest/doctest.h>

#include <thread>

#include "http_fixture.h"

using namespace glasnik;
using namespace glasnik::tests;
using namespace std::chrono_literals;

namespace {

// Asks until the answer comes in `coding`: the first askers have it made.
WireResponse asked_until(Wire& wire, const std::string& question, std::string_view coding) {
  for (;;) {
    REQUIRE(wire.send(question));
    auto answer = wire.response();
    REQUIRE(answer);
    if (answer->field("Content-Encoding") == coding) return *answer;
    CHECK(answer->body.size() >= 4000);  // the identity meanwhile
  }
}

}  // namespace

TEST_CASE("a connection serves one request after another") {
  TestServer server;
  Wire wire(server.port());
  for (int i = 0; i < 3; ++i) {
    REQUIRE(wire.send(get("/page")));
    auto page = wire.response();
    REQUIRE(page);
    CHECK(page->status == 200);
    CHECK(page->body.starts_with("a line of the page"));
    CHECK(page->field("Connection").empty());
    REQUIRE(wire.send(get("/none")));
    CHECK(wire.response()->status == 404);
  }
  CHECK(server.server->metrics().accepted == 1);
  CHECK(server.server->metrics().cache_hits == 3);
  CHECK(server.server->metrics().responses[2] == 3);
  // Counted once sent: the last one may still be on its way into the sum.
  while (server.server->metrics().responses[4] < 3) std::this_thread::yield();
  CHECK(server.server->metrics().responses[4] == 3);
}

TEST_CASE("a page carries Date and its cache class, a 404 is not stored") {
  auto options = test_options();
  options.clock.wall = [] { return *parse_http_date("Sun, 06 Nov 1994 08:49:55 GMT"); };
  TestServer server(options);
  Wire wire(server.port());
  REQUIRE(wire.send(get("/page") + get("/none")));
  auto page = wire.response();
  CHECK(page->field("Date") == "Sun, 06 Nov 1994 08:49:55 GMT");
  CHECK(page->field("Cache-Control") == "public, max-age=4");
  CHECK(page->field("Server").empty());
  CHECK(wire.response()->field("Cache-Control") == "no-store");
}

TEST_CASE("a closing client is told so and the connection ends") {
  TestServer server;
  for (std::string question : {get("/page", "Connection: close\r\n"),
                               std::string("GET /page HTTP/1.0\r\nHost: localhost\r\n\r\n"),
                               std::string("GET /page HTTP/1.0\r\nHost: localhost\r\n"
                                           "Connection: keep-alive\r\n\r\n")}) {
    Wire wire(server.port());
    REQUIRE(wire.send(question));
    auto page = wire.response();
    REQUIRE(page);
    CHECK(page->field("Connection") == "close");
    CHECK(wire.ended());
  }
}

TEST_CASE("pipelined requests are answered in order, hits and misses mixed") {
  TestServer server;
  Wire wire(server.port());
  REQUIRE(
      wire.send(get("/echo/1") + get("/page") + get("/echo/2") + get("/file") + get("/echo/3")));
  CHECK(wire.response()->body == "[echo][1]");
  CHECK(wire.response()->body.size() >= 4000);
  CHECK(wire.response()->body == "[echo][2]");
  CHECK(wire.response()->body == server.site.file_content());
  CHECK(wire.response()->body == "[echo][3]");
}

TEST_CASE("a pipeline far longer than any buffer is served whole") {
  TestServer server;
  Wire wire(server.port());
  constexpr int kRequests = 2000;
  std::string all;
  for (int i = 0; i < kRequests; ++i) all += get(i % 10 == 0 ? "/echo/x" : "/page");
  std::thread sender([&] { CHECK(wire.send(all)); });
  int served = 0;
  while (served < kRequests && wire.response()) ++served;
  sender.join();
  CHECK(served == kRequests);
}

TEST_CASE("requests arrive in any pieces") {
  TestServer server;
  const std::string questions = get("/page", "Accept-Language: sr\r\n") +
                                request("POST", "/echo", "Content-Length: 5\r\n", "hello") +
                                request("POST", "/echo", "Transfer-Encoding: chunked\r\n",
                                        "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") +
                                get("/echo/a%20b?q=1");
  auto answers_right = [](Wire& wire) {
    auto page = wire.response();
    bool right = page && page->body.size() >= 4000;
    for (std::string_view body : {"hello", "abcde", "[echo][a b](q=1)"}) {
      auto answer = wire.response();
      right = right && answer && answer->body == body;
    }
    return right;
  };
  for (std::size_t cut = 1; cut < questions.size(); ++cut) {
    Wire wire(server.port());
    REQUIRE(wire.send(questions.substr(0, cut)));
    REQUIRE(wire.send(questions.substr(cut)));
    CHECK_MESSAGE(answers_right(wire), cut);
  }
  Wire wire(server.port());
  for (char octet : questions) REQUIRE(wire.send({&octet, 1}));
  CHECK(answers_right(wire));
}

TEST_CASE("HEAD has the head of GET, for pages, handlers and files") {
  TestServer server;
  Wire wire(server.port());
  for (const char* target : {"/page", "/echo/x", "/file"}) {
    REQUIRE(wire.send(get(target) + request("HEAD", target)));
    auto whole = wire.response();
    auto head = wire.response(true);
    REQUIRE(head);
    CHECK(head->field("Content-Length") == whole->field("Content-Length"));
    CHECK(head->field("ETag") == whole->field("ETag"));
  }
  REQUIRE(wire.send(get("/page")));
  CHECK(wire.response()->status == 200);  // nothing of a body came in between
}

TEST_CASE("conditional requests: 304 with the same tag, no body") {
  TestServer server;
  Wire wire(server.port());
  for (const char* target : {"/page", "/echo/x", "/file"}) {
    REQUIRE(wire.send(get(target)));
    std::string tag = wire.response()->field("ETag");
    REQUIRE_FALSE(tag.empty());
    REQUIRE(wire.send(get(target, "If-None-Match: " + tag + "\r\n")));
    auto same = wire.response();
    CHECK(same->status == 304);
    CHECK(same->field("ETag") == tag);
    CHECK(same->field("Content-Length").empty());
    REQUIRE(wire.send(get(target, "If-None-Match: \"other\"\r\n")));
    CHECK(wire.response()->status == 200);
  }
}

TEST_CASE("codings are made on demand and served from then on") {
  TestServer server;
  Wire wire(server.port());
  auto br = asked_until(wire, get("/page", "Accept-Encoding: gzip, br\r\n"), "br");
  auto gzip = asked_until(wire, get("/page", "Accept-Encoding: gzip\r\n"), "gzip");
  CHECK(br.body.size() < gzip.body.size());
  CHECK(br.field("Vary") == "Accept-Encoding");
  CHECK(br.field("ETag") != gzip.field("ETag"));
  REQUIRE(wire.send(get("/page", "Accept-Encoding: br;q=0, gzip;q=0.1\r\n")));
  CHECK(wire.response()->field("Content-Encoding") == "gzip");
  REQUIRE(wire.send(get("/page", "Accept-Encoding: *;q=0\r\n")));
  CHECK(wire.response()->field("Content-Encoding").empty());
}

TEST_CASE("ranges of a file: single, suffix, several, If-Range, beyond") {
  TestServer server;
  Wire wire(server.port());
  const Bytes& content = server.site.file_content();
  REQUIRE(wire.send(get("/file", "Range: bytes=10-19\r\n")));
  auto part = wire.response();
  CHECK(part->status == 206);
  CHECK(part->body == content.substr(10, 10));
  std::string tag = part->field("ETag");
  REQUIRE(wire.send(get("/file", "Range: bytes=-7\r\nIf-Range: " + tag + "\r\n")));
  CHECK(wire.response()->body == content.substr(content.size() - 7));
  REQUIRE(wire.send(get("/file", "Range: bytes=-7\r\nIf-Range: \"old\"\r\n")));
  CHECK(wire.response()->body == content);
  REQUIRE(wire.send(get("/file", "Range: bytes=0-1,100000-149999\r\n")));
  auto parts = wire.response();
  CHECK(parts->status == 206);
  CHECK(parts->body.find("\r\n\r\n" + content.substr(0, 2) + "\r\n--") != parts->body.npos);
  CHECK(parts->body.find("\r\n\r\n" + content.substr(100000, 50000) + "\r\n--") !=
        parts->body.npos);
  REQUIRE(wire.send(get("/file", "Range: bytes=200000-\r\n") + get("/page")));
  CHECK(wire.response()->status == 416);
  CHECK(wire.response()->status == 200);
}

TEST_CASE("bodies: by length, chunked, on 100-continue, over the limit") {
  TestServer server;
  Wire wire(server.port());
  REQUIRE(wire.send(request("POST", "/echo", "Content-Length: 0\r\n")));
  CHECK(wire.response()->body.empty());
  REQUIRE(wire.send(request("POST", "/echo")));
  CHECK(wire.response()->body.empty());
  REQUIRE(wire.send(request("POST", "/echo", "Content-Length: 3\r\nExpect: 100-continue\r\n")));
  CHECK(wire.response()->head == "HTTP/1.1 100 Continue\r\n\r\n");
  REQUIRE(wire.send("abc"));
  CHECK(wire.response()->body == "abc");
  REQUIRE(
      wire.send(request("POST", "/echo", "Content-Length: 3\r\nExpect: 100-continue\r\n", "now")));
  CHECK(wire.response()->body == "now");
  for (std::string fields :
       {"Content-Length: 1001\r\n", "Content-Length: 1001\r\nExpect: 100-continue\r\n",
        "Transfer-Encoding: chunked\r\n"}) {
    Wire another(server.port());
    REQUIRE(another.send(request("POST", "/echo", fields, "3e9\r\n")));
    CHECK(another.response()->status == 413);
    CHECK(another.ended());
  }
}

TEST_CASE("what the server refuses by itself, and then closes") {
  TestServer server;
  const std::pair<std::string, int> refused[] = {
      {"GET /page HTTP/1.1\r\nHost: elsewhere\r\n\r\n", 421},
      {"GET /page HTTP/1.1\r\nHost: localhost:65536\r\n\r\n", 400},
      {request("DELETE", "/page"), 405},
      {request("BREW", "/page"), 405},
      {request("POST", "/page", "Content-Length: 1\r\n", "x"), 413},
      {request("POST", "/echo", "Content-Length: 1\r\nExpect: miracles\r\n", "x"), 417},
      {request("GET", "/page", "Content-Length: 1\r\n", "x"), 400},
      {get("/%zz"), 400},
      {get("/" + std::string(8200, 'a')), 414},
      {get("/page", "X: " + std::string(17000, 'a') + "\r\n"), 431},
  };
  for (const auto& [question, status] : refused) {
    Wire wire(server.port());
    wire.send(question + get("/page"));
    auto answer = wire.response();
    REQUIRE_MESSAGE(answer, question.substr(0, 60));
    CHECK_MESSAGE(answer->status == status, question.substr(0, 60));
    CHECK(answer->field("Connection") == "close");
    CHECK(answer->field("Allow") == (status == 405 ? "GET, HEAD, POST" : ""));
    CHECK(wire.ended());
  }
}

TEST_CASE("the host is compared without case and port") {
  TestServer server;
  Wire wire(server.port());
  REQUIRE(wire.send("GET /page HTTP/1.1\r\nHost: LocalHost:8080\r\n\r\n"));
  CHECK(wire.response()->status == 200);
  REQUIRE(wire.send("GET http://LOCALHOST:1/page HTTP/1.1\r\nHost: localhost:1\r\n\r\n"));
  CHECK(wire.response()->status == 200);
}

TEST_CASE("a handler that throws is a 500, and the connection goes on") {
  TestServer server;
  Wire wire(server.port());
  REQUIRE(wire.send(get("/throw") + get("/page")));
  CHECK(wire.response()->status == 500);
  CHECK(wire.response()->status == 200);
}
