// The smallest server the room http can make: one page, one file. For bench/pages,
// bench/idle_connections and bench/file, which measure the room alone, before there is a site.
//
//   http_example PORT PAGE FILE [ACCESS_LOG] [THREADS]
//
// Serves PAGE as / and FILE as /file; prints the port and serves until it is signalled.

#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "http/server.h"

namespace {

using namespace glasnik;

// The fields every public page carries (reliability-security.md section 2).
const std::vector<http::ExtraField> kSecurity = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"}};

class Example final : public http::Handler {
 public:
  Example(Bytes page, std::string file, Hash hash, std::uint64_t size)
      : file_(std::move(file)), hash_(hash), size_(size) {
    page_ = http::prepare({200,
                           "text/html; charset=utf-8",
                           http::CacheClass::page,
                           kSecurity,
                           std::move(page),
                           true,
                           true,
                           {}});
    missing_ = http::prepare(
        {404, "text/plain", http::CacheClass::no_store, {}, "no\n", false, false, {}});
    page_->compress_all();
  }

  bool knows_host(std::string_view name) const override {
    return name == "127.0.0.1" || name == "localhost";
  }
  http::PreparedPtr cached(const http::Head& head) override {
    return head.target == "/" || head.target == "/index.html" ? page_ : nullptr;
  }
  http::Response handle(const http::Request& request) override {
    auto file = operating_system_files().open(file_, Open::read);
    if (request.segment(0) != "file" || !file) return missing_;
    http::FileBody body;
    body.file = std::move(*file);
    body.size = size_;
    body.sha256 = hash_;
    body.content_type = "video/mp4";
    body.cache = http::CacheClass::immutable;
    return body;
  }

 private:
  std::string file_;
  Hash hash_;
  std::uint64_t size_;
  http::PreparedPtr page_;
  http::PreparedPtr missing_;
};

[[noreturn]] void fail(const Error& error) {
  std::fprintf(stderr, "http_example: %s\n", error.message.c_str());
  std::exit(1);
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "usage: http_example PORT PAGE FILE [ACCESS_LOG] [THREADS]\n");
    return 2;
  }
  constexpr std::uint64_t kLimit = 1'000'000'000;
  auto page = read_file(operating_system_files(), words[2], kLimit);
  if (!page) fail(page.error());
  Hash hash;
  std::uint64_t size = 0;
  {
    auto file = read_file(operating_system_files(), words[3], kLimit);
    if (!file) fail(file.error());
    hash = sha256(*file);
    size = file->size();
  }
  sigset_t ending;  // blocked before any thread begins, so that main alone takes them
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  Example example(std::move(*page), words[3], hash, size);
  http::Options options;
  options.address = {"127.0.0.1", static_cast<std::uint16_t>(std::atoi(words[1]))};
  options.threads = count > 5 ? static_cast<unsigned>(std::atoi(words[5])) : 1;
  options.workers = 1;
  if (count > 4) options.access_log = words[4];
  options.limits.stall_time = options.limits.idle_time = std::chrono::minutes(10);
  auto server = http::Server::start(std::move(options), example);
  if (!server) fail(server.error());
  std::printf("%u\n", (*server)->port());
  std::fflush(stdout);

  int signal = 0;
  sigwait(&ending, &signal);
  (*server)->stop();
}
