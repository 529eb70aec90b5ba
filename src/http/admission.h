#pragma once
// Who may connect: a cap on all connections, and one for each client's prefix, so that one address
// range cannot take every place. Shared by all listener threads; asked once a connection, not a
// request.

#include <array>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>

struct sockaddr_storage;

namespace glasnik::http {

// A client's address.
struct Peer {
  std::uint64_t prefix = 0;  // the /24 of IPv4, the /64 of IPv6
  bool loopback = false;
  std::uint8_t digits = 0;
  std::array<char, 45> text{};

  std::string_view address() const { return {text.data(), digits}; }
};
Peer peer_of(const sockaddr_storage& address);  // IPv4-mapped IPv6 counts as IPv4

class Admission {
 public:
  // `per_prefix` 0: no cap by prefix.
  Admission(unsigned total, unsigned per_prefix, bool cap_loopback)
      : total_(total), per_prefix_(per_prefix), cap_loopback_(cap_loopback) {}

  bool admit(const Peer& peer);  // true: leave() must follow
  void leave(const Peer& peer);
  unsigned present() const;

 private:
  bool counted(const Peer& peer) const {
    return per_prefix_ > 0 && (cap_loopback_ || !peer.loopback);
  }

  const unsigned total_;
  const unsigned per_prefix_;
  const bool cap_loopback_;
  mutable std::mutex mutex_;
  unsigned present_ = 0;
  std::unordered_map<std::uint64_t, unsigned> by_prefix_;
};

}  // namespace glasnik::http
