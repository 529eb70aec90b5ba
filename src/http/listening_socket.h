#pragma once
// An address that is taken but not served yet: who connects waits in the kernel's queue. So a
// program that listens at several addresses can have them all, and know their ports, before it
// answers at any.

#include <cstdint>
#include <utility>

#include "base/config.h"
#include "base/result.h"

namespace glasnik::http {

class ListeningSocket {
 public:
  // Port 0: a free one. unavailable: the address cannot be had; the message names it.
  static Result<ListeningSocket> open(const Address& address);
  ListeningSocket(ListeningSocket&& other) noexcept : socket_(other.release()) {}
  ListeningSocket& operator=(ListeningSocket&& other) noexcept {
    std::swap(socket_, other.socket_);
    return *this;
  }
  ~ListeningSocket();

  std::uint16_t port() const;
  int release() { return std::exchange(socket_, -1); }  // the caller closes it

 private:
  explicit ListeningSocket(int socket) : socket_(socket) {}
  int socket_;
};

}  // namespace glasnik::http
