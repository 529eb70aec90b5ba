#include "base/ids.h"

#include <doctest/doctest.h>

using namespace glasnik;

TEST_CASE("a document number has one spelling") {
  CHECK(parse_document_id("11228")->number == 11228);
  CHECK(parse_document_id("999999999999999")->number == 999999999999999);
  for (const char* wrong :
       {"", "0", "01", "-1", "+1", "1.", " 1", "1000000000000000", "1e3", "١"}) {
    CHECK_FALSE_MESSAGE(parse_document_id(wrong), wrong);
  }
}

TEST_CASE("a version has one spelling and an order") {
  CHECK(to_string(*parse_version("2.10")) == "2.10");
  CHECK(Version{2, 10} > Version{2, 9});
  for (const char* wrong : {"1", "1.", ".1", "01.0", "1.00", "1.0.0", "-1.0"}) {
    CHECK_FALSE_MESSAGE(parse_version(wrong), wrong);
  }
}

TEST_CASE("a key is 32 lower-case digits") {
  Key key = new_key([](std::span<char> into) { into[0] = '\x7f'; });
  CHECK(to_string(key) == "7f000000000000000000000000000000");
  CHECK(*parse_key(to_string(key)) == key);
  CHECK_FALSE(parse_key("7F000000000000000000000000000000"));
  CHECK_FALSE(parse_key("7f"));
}
