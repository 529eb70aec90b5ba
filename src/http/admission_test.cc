#include "http/admission.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>

using namespace glasnik::http;

namespace {

Peer peer(const char* text) {
  sockaddr_storage address{};
  auto& six = reinterpret_cast<sockaddr_in6&>(address);
  auto& four = reinterpret_cast<sockaddr_in&>(address);
  if (::inet_pton(AF_INET, text, &four.sin_addr) == 1) {
    address.ss_family = AF_INET;
  } else {
    REQUIRE(::inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
    address.ss_family = AF_INET6;
  }
  return peer_of(address);
}

}  // namespace

TEST_CASE("addresses of one /24 or /64 share a prefix") {
  CHECK(peer("192.0.2.1").prefix == peer("192.0.2.254").prefix);
  CHECK(peer("192.0.2.1").prefix != peer("192.0.3.1").prefix);
  CHECK(peer("2001:db8::1").prefix == peer("2001:db8::2:1").prefix);
  CHECK(peer("2001:db8::1").prefix != peer("2001:db8:0:1::1").prefix);
  CHECK(peer("::ffff:192.0.2.1").prefix == peer("192.0.2.1").prefix);
  CHECK(peer("::ffff:192.0.2.1").address() == "192.0.2.1");
  CHECK(peer("127.0.0.9").loopback);
  CHECK(peer("::1").loopback);
  CHECK_FALSE(peer("::2").loopback);
}

TEST_CASE("a prefix has its cap, the server another") {
  Admission admission(3, 2, false);
  Peer a = peer("192.0.2.1");
  CHECK(admission.admit(a));
  CHECK(admission.admit(peer("192.0.2.2")));
  CHECK_FALSE(admission.admit(peer("192.0.2.3")));
  CHECK(admission.admit(peer("192.0.3.1")));
  CHECK_FALSE(admission.admit(peer("192.0.4.1")));
  admission.leave(a);
  CHECK(admission.present() == 2);
  CHECK(admission.admit(a));
}

TEST_CASE("loopback is capped only on request") {
  Admission loose(100, 1, false);
  CHECK(loose.admit(peer("127.0.0.1")));
  CHECK(loose.admit(peer("127.0.0.1")));
  Admission strict(100, 1, true);
  CHECK(strict.admit(peer("127.0.0.1")));
  CHECK_FALSE(strict.admit(peer("127.0.0.1")));
}
