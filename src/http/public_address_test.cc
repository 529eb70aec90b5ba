#include "http/public_address.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>

#include <cstring>
#include <string>

using namespace glasnik;

namespace {

bool judged(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == std::string::npos) {
    auto& four = reinterpret_cast<sockaddr_in&>(storage);
    four.sin_family = AF_INET;
    REQUIRE(inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1);
  } else {
    auto& six = reinterpret_cast<sockaddr_in6&>(storage);
    six.sin6_family = AF_INET6;
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1);
  }
  return http::is_public(reinterpret_cast<const sockaddr&>(storage));
}

}  // namespace

TEST_CASE("an address of this machine or of a network behind it is not public") {
  for (const char* text :
       {"0.0.0.0",         "0.1.2.3",        "10.0.0.1",       "10.255.255.255",  "100.64.0.1",
        "100.127.255.255", "127.0.0.1",      "127.255.0.1",    "169.254.169.254", "172.16.0.1",
        "172.31.255.255",  "192.0.0.8",      "192.0.2.1",      "192.88.99.1",     "192.168.1.1",
        "198.18.0.1",      "198.19.255.255", "198.51.100.7",   "203.0.113.9",     "224.0.0.1",
        "239.1.2.3",       "240.0.0.1",      "255.255.255.255"}) {
    CAPTURE(text);
    CHECK_FALSE(judged(text));
  }
}

TEST_CASE("an IPv6 address that is local, or hides an IPv4 one, is not public") {
  for (const char* text : {"::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:8.8.8.8",
                           "::7f00:1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::a00:1",
                           "100::1",
                           "2001::1",
                           "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                           "2001:db8::1",
                           "2001:20::1",
                           "2002:7f00:1::",
                           "2002:a00:1::1",
                           "2620:4f:8000::1",
                           "3fff::1",
                           "3fff:fff:ffff::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1"}) {
    CAPTURE(text);
    CHECK_FALSE(judged(text));
  }
}

TEST_CASE("an address of the internet is public, up to the edge of what is not") {
  for (const char* text : {"1.1.1.1",     "9.255.255.255",        "11.0.0.0",   "100.63.255.255",
                           "100.128.0.0", "126.255.255.255",      "128.0.0.0",  "169.253.255.255",
                           "169.255.0.0", "172.15.255.255",       "172.32.0.0", "192.167.255.255",
                           "192.169.0.0", "198.17.255.255",       "198.20.0.0", "223.255.255.255",
                           "2001:200::1", "2001:4860:4860::8888", "2003::1",    "2620:4f:8001::1",
                           "3ffe::1",     "2a00:1450::1"}) {
    CAPTURE(text);
    CHECK(judged(text));
  }
}

TEST_CASE("another family than IPv4 and IPv6 is not public") {
  sockaddr local{};
  local.sa_family = AF_UNIX;
  CHECK_FALSE(http::is_public(local));
}
