#include "proof/json.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::proof;

TEST_CASE("a value of the profile survives parsing and writing") {
  for (const char* text :
       {R"({"a":1})", R"({"a":0,"b":true,"c":false})", R"({"a":9007199254740991})",
        R"({"a":["x",{"b":[1,2]}],"a_1":""})",
        "{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\/\\u001f\\u0000\x7f\"}",
        "{\"a\":\"\u0413\u043b\u0430\u0441\u043d\u0438\u043a \U0001f30a \u2028\"}"}) {
    Result<Json> json = parse_canonical(text);
    REQUIRE_MESSAGE(json, text);
    CHECK(canonical(*json) == text);
  }
}

TEST_CASE("whatever leaves the profile or the canonical form is refused") {
  for (const char* text : {"",
                           "1",
                           "[1]",
                           "{}",
                           R"({"a":[]})",
                           R"({"a":{}})",
                           R"({"a":null})",
                           R"({"a":1.0})",
                           R"({"a":-1})",
                           R"({"a":1e2})",
                           R"({"a":01})",
                           R"({"a":9007199254740992})",
                           R"({"a":99999999999999999999})",
                           R"({"a":1,"a":1})",
                           R"({"b":1,"a":1})",
                           R"({"A":1})",
                           R"({"":1})",
                           R"({"1a":1})",
                           R"({"a-b":1})",
                           R"({ "a":1})",
                           R"({"a": 1})",
                           "{\"a\":1}\n",
                           R"({"a":1,})",
                           R"({"a":1)",
                           R"({"a")",
                           R"({"a":tru})",
                           R"({"a":"\u0041"})",
                           R"({"a":"\/"})",
                           R"({"a":"\u001F"})",
                           R"({"a":"\u000a"})",
                           R"({"a":"\ud800"})",
                           R"({"a":"x)",
                           "{\"a\":\"\n\"}",
                           "{\"a\":\"\xff\"}",
                           "{\"a\":\"\xed\xa0\x80\"}",
                           "{\"a\":\"\xc0\xaf\"}",
                           "\xef\xbb\xbf{\"a\":1}"}) {
    CHECK_FALSE_MESSAGE(parse_canonical(text), text);
  }
}

TEST_CASE("depth and size have limits") {
  CHECK(parse_canonical(R"({"a":[[[[["x"]]]]]})"));
  CHECK_FALSE(parse_canonical(R"({"a":[[[[[["x"]]]]]]})"));
  Bytes deep(60000, '[');
  CHECK_FALSE(parse_canonical("{\"a\":" + deep));
  CHECK(parse_canonical(R"({"a":"xxxxx"})", {.octets = 13}));
  CHECK(parse_canonical(R"({"a":"xxxxxx"})", {.octets = 13}).error().code == Code::too_large);
}

TEST_CASE("members are written in order however they were put in") {
  CHECK(canonical(
            make_object({{"b", {true}}, {"a_b", {std::int64_t{1}}}, {"a", {std::string("x")}}})) ==
        R"({"a":"x","a_b":1,"b":true})");
}
