#pragma once
// A listener: bytes to requests, responses to bytes. Several may run in one process.
//
// Threads: each listener thread owns its connections; it reads, parses, asks Handler::cached() and
// on a hit answers at once. A miss goes through a bounded queue to a worker, which may block. A
// full queue is answered 503 with Retry-After.
//
// Strictness: a request that could be read in two ways is refused with one answer and the
// connection is closed; nothing after it on that connection is looked at.

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "http/listening_socket.h"
#include "http/request.h"
#include "http/response.h"

namespace glasnik::http {

class Handler {
 public:
  virtual ~Handler() = default;

  // Called on listener threads; must not block:
  virtual bool knows_host(std::string_view name) const = 0;  // lower case, no port; else 421
  virtual PreparedPtr cached(const Head& head) = 0;          // GET and HEAD; null: ask handle()
  virtual std::size_t body_limit(const Head&) const { return 0; }  // octets; 0: no body is taken
  // Whether this address takes a method that is not in Options::methods. Else: 405.
  virtual bool takes(const Head&) const { return false; }

  // Called on worker threads; may block. An exception out of it becomes a 500 and an alarm line.
  virtual Response handle(const Request& request) = 0;

  // Called once per status at start: the page for what the server refuses by itself, that is 400
  // 405 408 413 414 417 421 431 500 503. Status, Allow and Retry-After are set by the server.
  virtual PreparedSpec refusal(int status) const;  // default: a line of plain text
};

// Deadlines are checked once per `tick`, so they hold to within one.
struct Limits {
  std::size_t head_octets = 16 * 1024;
  std::size_t head_fields = 100;
  std::size_t target_octets = 8 * 1024;
  std::chrono::milliseconds head_time{5000};     // from a head's first octet to its last
  std::chrono::milliseconds idle_time{30'000};   // between requests
  std::chrono::milliseconds stall_time{30'000};  // a reader that takes nothing
  std::chrono::milliseconds body_grace{10'000};  // after it a body comes at 1 KiB/s or is refused
  std::chrono::milliseconds drain_time{5000};    // what stop() gives to running responses
  std::chrono::milliseconds tick{1000};
  unsigned connections_per_prefix = 256;  // a /24 or /64; 0: no cap
  bool cap_loopback = false;              // a proxy on the same machine stands for many clients
  unsigned connections = 0;               // in all; 0: RLIMIT_NOFILE less reserved_descriptors
  unsigned reserved_descriptors = 256;
};

struct Options {
  unsigned threads = 0;  // listeners; 0: one a core
  unsigned workers = 4;
  std::size_t queue = 256;  // requests waiting for a worker
  std::vector<Method> methods = {Method::get, Method::head};
  std::string access_log;      // a file to append to; empty: none
  std::string secret_place{};  // "/p/": what stands below it in an address is in no log line
  Limits limits;
  Clock clock = system_clock();
};

// Counted since the start. Sums over threads, each exact; not one instant's.
struct Metrics {
  std::array<std::uint64_t, 6> responses{};  // by the first digit of the status
  std::uint64_t cache_hits = 0;
  std::uint64_t octets_sent = 0;
  std::uint64_t accepted = 0;
  std::uint64_t turned_away = 0;  // over a cap of connections
  std::uint64_t timed_out = 0;
  std::uint64_t connections = 0;  // open now
  std::uint64_t queued = 0;       // waiting for a worker now
};

class Server {
 public:
  // The handler must outlive the server. unavailable: the log cannot be opened.
  static Result<std::unique_ptr<Server>> start(ListeningSocket socket, Options options,
                                               Handler& handler);
  ~Server();  // stop()

  std::uint16_t port() const;
  Metrics metrics() const;

  // Stops accepting, lets running responses finish within drain_time, closes the rest. Idempotent.
  void stop();

 private:
  class Machine;
  explicit Server(std::unique_ptr<Machine> machine);
  std::unique_ptr<Machine> machine_;
};

}  // namespace glasnik::http
