#pragma once
// One listener thread and all it owns: its connections, their deadlines, one read buffer, the
// stamps, its access log. Connections of one listener never meet those of another; what other
// threads hand over (an accepted socket, a worker's response) goes through the mailbox.

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "http/access_log.h"
#include "http/admission.h"
#include "http/connection.h"
#include "http/deadlines.h"
#include "http/parser.h"
#include "http/poller.h"
#include "http/server.h"
#include "http/stamp.h"
#include "http/workers.h"

namespace glasnik::http {

// What the listeners of one server share. Outlives them.
struct Shared {
  Shared(Options given, Handler& answering);

  const Options options;
  Handler& handler;
  Admission admission;
  Workers workers;
  const std::vector<PreparedPtr> refusals;  // by status - 400; null where the server gives none

  const PreparedPtr& refusal(int status) const;
};

// Written by the listener, read by anyone.
struct Counters {
  std::array<std::atomic<std::uint64_t>, 6> responses{};
  std::atomic<std::uint64_t> cache_hits{0};
  std::atomic<std::uint64_t> octets_sent{0};
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> turned_away{0};
  std::atomic<std::uint64_t> timed_out{0};

  // One writer: no locked instruction is needed.
  static void add(std::atomic<std::uint64_t>& to, std::uint64_t count) {
    to.store(to.load(std::memory_order_relaxed) + count, std::memory_order_relaxed);
  }
};

class Listener {
 public:
  static Result<std::unique_ptr<Listener>> open(Shared& shared);
  ~Listener();  // closes what is left; its thread must have ended, no worker may hold its
                // connections

  // Begins to serve. The first of `all` owns the listening socket and hands connections round.
  void start(int listening, std::vector<Listener*> all);
  void begin_drain();  // from any thread
  void join();

  void hand_over(int socket, const Peer& peer);  // from the accepting listener
  void deliver(Delivery delivery);               // from a worker

  const Counters& counters() const { return counters_; }

  // For its connections, on its thread:
  Shared& shared() { return shared_; }
  Poller& poller() { return poller_; }
  Deadlines& deadlines() { return deadlines_; }
  Counters& counters() { return counters_; }
  const Stamps& stamps() const { return stamps_; }
  AccessLog* access_log() { return access_log_.get(); }
  ParsedHead& parsed() { return parsed_; }
  std::span<char> buffer() { return buffer_; }
  bool draining() const { return draining_; }
  bool knows_host(std::string_view name);
  Tick after(std::chrono::milliseconds time) const;  // not before that time has passed
  std::chrono::nanoseconds now() const { return now_; }

 private:
  Listener(Shared& shared, Poller poller, std::unique_ptr<AccessLog> access_log);
  void run();
  void read_clock();
  void tick();
  void accept_all();
  void stop_listening();
  void adopt(int socket, const Peer& peer);
  void announce_mail();
  void empty_mailbox();
  int until_next_tick() const;
  void drain();
  void turn_away(int socket, const Peer& peer);

  Shared& shared_;
  std::thread thread_;
  std::atomic<bool> drain_wanted_{false};  // set once, by stop()
  Counters counters_;

  // Handed over by other threads:
  std::mutex mailbox_mutex_;
  std::vector<std::pair<int, Peer>> accepted_;
  std::vector<Delivery> deliveries_;
  std::atomic<bool> mail_{false};  // there is some; saves the lock on most turns

  // Owned by the listener thread:
  Poller poller_;
  Deadlines deadlines_;  // links all connections, and so holds them
  std::size_t connections_ = 0;
  std::unique_ptr<AccessLog> access_log_;
  Stamps stamps_;
  ParsedHead parsed_;
  std::vector<char> buffer_;
  std::string known_host_;  // the last one the handler knew
  std::chrono::nanoseconds now_{};
  std::chrono::nanoseconds begun_{};
  std::chrono::nanoseconds drain_until_{};
  Tick tick_ = 0;
  bool draining_ = false;

  // Of the accepting listener:
  int listening_ = -1;
  bool accept_later_ = false;  // descriptors ran out
  std::vector<Listener*> all_;
  std::size_t turn_ = 0;
};

}  // namespace glasnik::http
