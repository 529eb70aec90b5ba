#pragma once
// A server on a free loopback port with a few resources, for the tests of the room http:
//   /page    in the cache: 4,000 octets of text
//   /file    200,000 octets, or as many as set_file() was told
//   /echo    POST: what was sent, up to 1,000 octets; GET: the path segments and parameters
//   /gate    answered when the test opens the gate
//   /throw   a handler that throws
//   /large   in the cache: 8 MB
//   /refused 503 with 1 MB of words
// Everything else is 404.

#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stdexcept>

#include "base/file.h"
#include "http/server.h"
#include "http_wire.h"

namespace glasnik::tests {

class TestSite final : public http::Handler {
 public:
  TestSite();
  ~TestSite() override;

  bool knows_host(std::string_view name) const override { return name == "localhost"; }
  http::PreparedPtr cached(const http::Head& head) override;
  std::size_t body_limit(const http::Head& head) const override;
  http::Response handle(const http::Request& request) override;

  const Bytes& file_content() const { return file_content_; }
  void set_file(std::size_t octets);

  void wait_at_gate(int count);  // until so many requests stand at it
  void open_gate();

 private:
  http::Response file() const;
  void pass_gate();

  std::string path_;
  Bytes file_content_;
  http::PreparedPtr page_;
  http::PreparedPtr large_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int at_gate_ = 0;
  bool open_ = false;
};

http::PreparedPtr plain(Bytes body, int status = 200);

// Quick deadlines, one listener thread, one worker.
http::Options test_options();

struct TestServer {
  explicit TestServer(http::Options options = test_options());
  std::uint16_t port() const { return server->port(); }

  TestSite site;
  std::unique_ptr<http::Server> server;
};

}  // namespace glasnik::tests
