#pragma once
// epoll(7) and a way to wake it from another thread. Sockets are watched edge-triggered for both
// directions from beginning to end, so a request costs no call to change what is watched.

#include <cstdint>
#include <span>

#include "base/result.h"

struct epoll_event;

namespace glasnik::http {

class Poller {
 public:
  static Result<Poller> open();
  Poller(Poller&& other) noexcept;
  Poller& operator=(Poller&&) = delete;
  ~Poller();

  // `tag` comes back with each event of the descriptor. Closing the descriptor ends the watch.
  bool watch(int descriptor, void* tag);
  // Reports a descriptor anew if it is still ready: for who stopped before it was exhausted.
  void rearm(int descriptor, void* tag);

  // Waits for events or a wake; a wake gives no event. Milliseconds.
  std::span<epoll_event> wait(std::span<epoll_event> into, int timeout);
  void wake();  // from any thread

 private:
  Poller(int epoll, int event) : epoll_(epoll), event_(event) {}
  int epoll_;
  int event_;
};

}  // namespace glasnik::http
