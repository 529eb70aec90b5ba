// A real server on loopback under strain: full queues, slow and vanishing clients, caps, stopping.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "http_fixture.h"

using namespace glasnik;
using namespace glasnik::tests;
using namespace std::chrono_literals;

TEST_CASE("a full queue is a 503 with Retry-After, and the connection may try again") {
  auto options = test_options();
  options.queue = 1;
  TestServer server(options);
  Wire first(server.port());
  Wire second(server.port());
  Wire third(server.port());
  REQUIRE(first.send(get("/gate")));
  server.site.wait_at_gate(1);
  REQUIRE(second.send(get("/gate")));
  while (server.server->metrics().queued < 1) std::this_thread::yield();
  REQUIRE(third.send(get("/gate") + get("/page") + request("HEAD", "/gate")));
  auto busy = third.response();
  CHECK(busy->status == 503);
  CHECK(busy->field("Retry-After") == "1");
  CHECK(third.response()->status == 200);  // the cache needs no worker
  CHECK(third.response(true)->status == 503);
  server.site.open_gate();
  CHECK(first.response()->body == "passed");
  CHECK(second.response()->body == "passed");
  REQUIRE(third.send(get("/gate")));
  CHECK(third.response()->body == "passed");
}

TEST_CASE("a head that does not come whole in time is a 408, however busily it drips") {
  auto options = test_options();
  options.limits.head_time = 100ms;
  TestServer server(options);
  Wire silent(server.port());
  Wire dripping(server.port());
  REQUIRE(silent.send("GET /page HT"));
  while (dripping.send("G")) {
    if (server.server->metrics().timed_out >= 2) break;
    std::this_thread::yield();
  }
  CHECK(silent.response()->status == 408);
  CHECK(silent.ended());
  CHECK(server.server->metrics().timed_out >= 2);
}

TEST_CASE("an idle connection is closed without a word, used or not") {
  auto options = test_options();
  options.limits.idle_time = 50ms;
  TestServer server(options);
  Wire unused(server.port());
  Wire used(server.port());
  REQUIRE(used.send(get("/page")));
  CHECK(used.response()->status == 200);
  CHECK(unused.ended());
  CHECK(used.ended());
}

TEST_CASE("a body that keeps no pace is a 408") {
  auto options = test_options();
  options.limits.body_grace = 50ms;
  TestServer server(options);
  Wire wire(server.port());
  REQUIRE(wire.send(request("POST", "/echo", "Content-Length: 900\r\n", "x")));
  CHECK(wire.response()->status == 408);
  CHECK(wire.ended());
}

TEST_CASE("a reader that takes nothing is dropped, a slow one is not") {
  auto options = test_options();
  options.limits.stall_time = 200ms;
  TestServer server(options);
  Wire stalled(server.port());
  REQUIRE(stalled.send(get("/large")));
  while (server.server->metrics().timed_out < 1) std::this_thread::yield();
  CHECK(stalled.rest().size() < 8'000'000);
  Wire slow(server.port());
  REQUIRE(slow.send(get("/large")));
  CHECK(slow.response()->body.size() == 8'000'000);
}

TEST_CASE("a file survives twenty disconnections without losing an octet") {
  TestServer server;
  server.site.set_file(20'000'000);
  const Bytes& content = server.site.file_content();
  Bytes got;
  for (int i = 0; i <= 20; ++i) {
    Wire wire(server.port());
    REQUIRE(wire.send(get("/file", "Range: bytes=" + std::to_string(got.size()) + "-\r\n")));
    if (i == 20) {
      got += wire.response()->body;
      break;
    }
    REQUIRE(wire.fill(900'000));
    std::string taken = wire.take(900'000);
    got += taken.substr(taken.find("\r\n\r\n") + 4);
  }
  CHECK(got == content);
}

TEST_CASE("a client that vanishes while its answer is made harms nobody") {
  TestServer server;
  {
    Wire wire(server.port());
    REQUIRE(wire.send(get("/gate")));
    server.site.wait_at_gate(1);
  }
  server.site.open_gate();
  Wire wire(server.port());
  REQUIRE(wire.send(get("/gate")));
  CHECK(wire.response()->body == "passed");
  while (server.server->metrics().connections > 1) std::this_thread::yield();
}

TEST_CASE("a client that only half-closes still gets its answers") {
  TestServer server;
  Wire wire(server.port());
  REQUIRE(wire.send(get("/echo/1") + get("/file") + get("/page")));
  wire.send_no_more();
  CHECK(wire.response()->body == "[echo][1]");
  CHECK(wire.response()->body.size() == 200'000);
  CHECK(wire.response()->status == 200);
  CHECK(wire.ended());
}

TEST_CASE("stopping lets running answers out and closes the idle") {
  TestServer server;
  Wire idle(server.port());
  Wire running(server.port());
  REQUIRE(idle.send(get("/page")));
  CHECK(idle.response()->status == 200);
  REQUIRE(running.send(get("/gate")));
  server.site.wait_at_gate(1);
  std::thread stopper([&] { server.server->stop(); });
  CHECK(idle.ended());  // so the drain has begun
  server.site.open_gate();
  auto last = running.response();
  REQUIRE(last);
  CHECK(last->body == "passed");
  CHECK(last->field("Connection") == "close");
  CHECK(running.ended());
  stopper.join();
  CHECK_FALSE(Wire(server.port()).connected());
}

TEST_CASE("stopping does not wait for a reader longer than its bound") {
  auto options = test_options();
  options.limits.drain_time = 100ms;
  TestServer server(options);
  Wire stalled(server.port());
  REQUIRE(stalled.send(get("/large")));
  REQUIRE(stalled.fill(1));
  auto begun = std::chrono::steady_clock::now();
  server.server->stop();
  CHECK(std::chrono::steady_clock::now() - begun < 4s);
}

TEST_CASE("caps on connections, in all and by prefix") {
  auto by_prefix = test_options();
  by_prefix.limits.connections_per_prefix = 2;
  by_prefix.limits.cap_loopback = true;
  auto in_all = test_options();
  in_all.limits.connections = 2;
  for (const auto& options : {by_prefix, in_all}) {
    TestServer server(options);
    auto first = std::make_unique<Wire>(server.port());
    Wire second(server.port());
    Wire third(server.port());
    CHECK(third.ended());
    CHECK(server.server->metrics().turned_away == 1);
    first.reset();
    while (server.server->metrics().connections > 1) std::this_thread::yield();
    Wire fourth(server.port());
    REQUIRE(fourth.send(get("/page")));
    CHECK(fourth.response()->status == 200);
  }
}

TEST_CASE("several threads share the connections; two servers share a process") {
  auto options = test_options();
  options.threads = 3;
  options.workers = 3;
  TestServer one(options);
  TestServer two;
  CHECK(one.port() != two.port());
  std::vector<std::thread> clients;
  std::atomic<int> right{0};
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&, i] {
      Wire wire(i % 4 == 0 ? two.port() : one.port());
      for (int k = 0; k < 200; ++k) {
        wire.send(get(k % 3 == 0 ? "/echo/x" : "/page", "Accept-Encoding: gzip, br\r\n"));
        auto answer = wire.response();
        if (answer && answer->status == 200) ++right;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(right == 8 * 200);
}

TEST_CASE("the access log has a line for each response, with what was sent") {
  auto options = test_options();
  options.access_log = std::filesystem::temp_directory_path() / "glasnik_http_server_log_test";
  std::filesystem::remove(options.access_log);
  {
    TestServer server(options);
    Wire wire(server.port());
    std::string agent = "User-Agent: t\"t\r\nReferer: /r\r\n";
    REQUIRE(wire.send(get("/page", agent) + get("/file", agent) + get("/echo/x", agent) + "\n"));
    while (wire.response()) {
    }
  }
  std::ifstream in(options.access_log);
  std::string log(std::istreambuf_iterator<char>(in), {});
  CHECK(std::count(log.begin(), log.end(), '\n') == 4);
  CHECK(log.starts_with("127.0.0.1 - - ["));
  for (std::string line :
       {"\"GET /page HTTP/1.1\" 200 4", "\"GET /file HTTP/1.1\" 200 200",
        "\"GET /echo/x HTTP/1.1\" 200 ", "\"/r\" \"t\\x22t\"\n", "] \"-\" 400 "}) {
    CHECK_MESSAGE(log.find(line) != log.npos, line);
  }
  std::filesystem::remove(options.access_log);
}

TEST_CASE("a taken or senseless address is named") {
  TestServer server;
  auto taken = http::ListeningSocket::open({"127.0.0.1", server.port()});
  REQUIRE_FALSE(taken);
  CHECK(taken.error().message.find("127.0.0.1:" + std::to_string(server.port())) !=
        std::string::npos);
  CHECK_FALSE(http::ListeningSocket::open({"example.org", 80}));
}

TEST_CASE("what a handler has no page of its own for is refused with that very status") {
  TestSite site;
  for (int status : {400, 404, 421, 503}) {
    http::PreparedSpec spec = site.refusal(status);
    CHECK(spec.status == status);
    CHECK(spec.body.starts_with(std::to_string(status) + " "));
  }
}
