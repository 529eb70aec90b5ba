#include "http/admission.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

#include "base/result.h"

namespace glasnik::http {
namespace {

constexpr std::uint64_t kVersion4 = 0xFF00'0000'0000'0000U;  // multicast: never an IPv6 client's

void set_text(Peer& peer, int family, const void* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  ENSURE(::inet_ntop(family, address, text.data(), text.size()) != nullptr);
  peer.digits = static_cast<std::uint8_t>(std::strlen(text.data()));
  std::memcpy(peer.text.data(), text.data(), peer.digits);
}

Peer version4(const in_addr& address) {
  Peer peer;
  std::uint32_t number = ntohl(address.s_addr);
  peer.prefix = kVersion4 | (number >> 8U);
  peer.loopback = (number >> 24U) == 127;
  set_text(peer, AF_INET, &address);
  return peer;
}

Peer version6(const in6_addr& address) {
  Peer peer;
  for (std::size_t i = 0; i < 8; ++i) peer.prefix = (peer.prefix << 8U) | address.s6_addr[i];
  peer.loopback = IN6_IS_ADDR_LOOPBACK(&address);
  set_text(peer, AF_INET6, &address);
  return peer;
}

}  // namespace

Peer peer_of(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) {
    return version4(reinterpret_cast<const sockaddr_in&>(address).sin_addr);
  }
  const in6_addr& six = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  if (!IN6_IS_ADDR_V4MAPPED(&six)) return version6(six);
  in_addr four{};
  std::memcpy(&four, &six.s6_addr[12], sizeof four);
  return version4(four);
}

bool Admission::admit(const Peer& peer) {
  std::lock_guard lock(mutex_);
  if (present_ >= total_) return false;
  if (counted(peer)) {
    unsigned& same = by_prefix_[peer.prefix];
    if (same >= per_prefix_) return false;
    ++same;
  }
  ++present_;
  return true;
}

void Admission::leave(const Peer& peer) {
  std::lock_guard lock(mutex_);
  --present_;
  if (!counted(peer)) return;
  auto found = by_prefix_.find(peer.prefix);
  if (--found->second == 0) by_prefix_.erase(found);
}

unsigned Admission::present() const {
  std::lock_guard lock(mutex_);
  return present_;
}

}  // namespace glasnik::http
