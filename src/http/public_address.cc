#include "http/public_address.h"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace glasnik::http {
namespace {

struct Range4 {
  std::uint32_t first;
  unsigned bits;
};
// IANA's special-purpose registry for IPv4, and multicast.
constexpr Range4 kSpecial4[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared by carriers' NAT
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast
};

bool is_public4(std::uint32_t address) {
  return std::none_of(std::begin(kSpecial4), std::end(kSpecial4), [&](const Range4& range) {
    return (address ^ range.first) >> (32 - range.bits) == 0;
  });
}

using Octets6 = std::array<std::uint8_t, 16>;

struct Range6 {
  Octets6 first;
  unsigned bits;
};
// Within 2000::/3, which alone is handed out: what is not public in it.
constexpr Range6 kSpecial6[] = {
    {{0x20, 0x01, 0x00}, 23},              // protocol assignments: Teredo, ORCHID
    {{0x20, 0x01, 0x0d, 0xb8}, 32},        // documentation
    {{0x20, 0x02}, 16},                    // 6to4: an IPv4 address inside
    {{0x3f, 0xff, 0x00}, 20},              // documentation
    {{0x26, 0x20, 0x00, 0x4f, 0x80}, 48},  // AS112
};

bool within(const Octets6& address, const Range6& range) {
  for (unsigned bit = 0; bit < range.bits; ++bit) {
    auto mask = static_cast<std::uint8_t>(0x80U >> bit % 8);
    if (((address[bit / 8] ^ range.first[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

bool is_public6(const Octets6& address) {
  if (address[0] >> 5 != 1) return false;  // loopback, mapped, NAT64, local, multicast: all outside
  return std::none_of(std::begin(kSpecial6), std::end(kSpecial6),
                      [&](const Range6& range) { return within(address, range); });
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four;
    std::memcpy(&four, &address, sizeof four);
    return is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 six;
    std::memcpy(&six, &address, sizeof six);
    Octets6 octets;
    std::memcpy(octets.data(), &six.sin6_addr, octets.size());
    return is_public6(octets);
  }
  return false;
}

}  // namespace glasnik::http
