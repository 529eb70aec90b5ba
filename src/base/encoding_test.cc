#include "base/encoding.h"

#include <doctest/doctest.h>

#include "base/hash.h"

using namespace glasnik;

TEST_CASE("RFC 4648 section 10 vectors, both ways") {
  const char* pairs[][2] = {{"", ""},
                            {"f", "Zg=="},
                            {"fo", "Zm8="},
                            {"foo", "Zm9v"},
                            {"foob", "Zm9vYg=="},
                            {"fooba", "Zm9vYmE="},
                            {"foobar", "Zm9vYmFy"}};
  for (auto& [plain, encoded] : pairs) {
    CHECK(base64(plain) == encoded);
    CHECK(*parse_base64(encoded) == plain);
  }
}

TEST_CASE("base64 has one spelling per value") {
  for (const char* wrong :
       {"Zg=", "Zg", "Zh==", "Zm9=", "Zg==Zg==", "Z===", "====", "Zm9v\n", "Zm-v"}) {
    CHECK_FALSE_MESSAGE(parse_base64(wrong), wrong);
  }
}

TEST_CASE("hexadecimal is lower case and of even length") {
  CHECK(*parse_hex("00ff") == Bytes("\0\xff", 2));
  CHECK_FALSE(parse_hex("0"));
  CHECK_FALSE(parse_hex("FF"));
}

TEST_CASE("SHA-256 of FIPS 180-2, whole and in pieces") {
  const char* abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  CHECK(hex(sha256("abc").view()) == abc);
  CHECK(hex(sha256("a", "bc").view()) == abc);
  CHECK(hex(sha256("a", "b", "c").view()) == abc);
  Sha256 hasher;
  hasher.update("ab");
  CHECK(hex(hasher.update("c").finish().view()) == abc);
  CHECK(hex(hasher.update("abc").finish().view()) == abc);  // finish() reset it
}

TEST_CASE("octets past letters, digits and the marks given are percent-encoded") {
  CHECK(percent_encoded("a Z9-/%ć", "-/") == "a%20Z9-/%25%C4%87");
  CHECK(percent_encoded(std::string_view("\0\xff", 2), "") == "%00%FF");
}
