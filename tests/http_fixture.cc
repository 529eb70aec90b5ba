#include "http_fixture.h"

#include <unistd.h>

#include <fstream>

namespace glasnik::tests {

using namespace std::chrono_literals;

http::PreparedPtr plain(Bytes body, int status) {
  http::PreparedSpec spec;
  spec.status = status;
  spec.content_type = "text/plain";
  spec.body = std::move(body);
  return http::prepare(std::move(spec));
}

TestSite::TestSite() {
  static std::atomic<int> number{0};
  std::string name =
      "glasnik_http_test_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
  path_ = std::filesystem::temp_directory_path() / name;
  set_file(200'000);
  http::PreparedSpec page;
  page.content_type = "text/html; charset=utf-8";
  page.cache = http::CacheClass::page;
  while (page.body.size() < 4000) page.body += "a line of the page\n";
  page.compress = true;
  page_ = http::prepare(page);
  http::PreparedSpec large;
  large.content_type = "application/octet-stream";
  large.cache = http::CacheClass::immutable;
  large.body = std::string(8'000'000, 'l');
  large_ = http::prepare(std::move(large));
}

TestSite::~TestSite() { std::filesystem::remove(path_); }

void TestSite::set_file(std::size_t octets) {
  file_content_.resize(octets);
  unsigned state = 1;
  for (char& c : file_content_)
    c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
  std::ofstream(path_, std::ios::binary) << file_content_;
}

http::PreparedPtr TestSite::cached(const http::Head& head) {
  if (head.target == "/page") return page_;
  if (head.target == "/large") return large_;
  return nullptr;
}

std::size_t TestSite::body_limit(const http::Head& head) const {
  return head.target == "/echo" ? 1000 : 0;
}

http::Response TestSite::handle(const http::Request& request) {
  if (request.target == "/file") return file();
  if (request.target == "/throw") throw std::runtime_error("as it was told");
  if (request.target == "/refused") return plain(Bytes(1'000'000, 'r'), 503);
  if (request.target == "/gate") {
    pass_gate();
    return plain("passed");
  }
  if (request.segment(0) != "echo") return plain("none", 404);
  if (request.method == http::Method::post) return plain(request.body);
  Bytes text;
  for (const std::string& segment : request.path.segments) text += "[" + segment + "]";
  for (const auto& [name, value] : request.path.query) text += "(" + name + "=" + value + ")";
  return plain(text);
}

http::Response TestSite::file() const {
  http::FileBody body;
  body.file = operating_system_files().open(path_, Open::read).value();
  body.size = file_content_.size();
  body.sha256 = sha256(file_content_);
  body.content_type = "video/mp4";
  body.cache = http::CacheClass::immutable;
  return body;
}

void TestSite::pass_gate() {
  std::unique_lock lock(mutex_);
  ++at_gate_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return open_; });
}

void TestSite::wait_at_gate(int count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return at_gate_ >= count; });
}

void TestSite::open_gate() {
  {
    std::lock_guard lock(mutex_);
    open_ = true;
  }
  changed_.notify_all();
}

http::Options test_options() {
  http::Options options;
  options.threads = 1;
  options.workers = 1;
  options.methods = {http::Method::get, http::Method::head, http::Method::post};
  options.limits.tick = 10ms;
  return options;
}

TestServer::TestServer(http::Options options) {
  auto socket = http::ListeningSocket::open({"127.0.0.1", 0});
  REQUIRE(socket);
  auto started = http::Server::start(*std::move(socket), std::move(options), site);
  REQUIRE(started);
  server = std::move(*started);
}

}  // namespace glasnik::tests
