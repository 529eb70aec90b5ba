#include "http/target.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::http;

using Segments = std::vector<std::string>;

TEST_CASE("a path is decoded once, segment by segment") {
  CHECK(parse_target("/")->segments.empty());
  CHECK(parse_target("/")->directory);
  CHECK(parse_target("/cir/")->segments == Segments{"cir"});
  CHECK(parse_target("/cir/")->directory);
  CHECK(parse_target("/eng/11228/no-alliance")->segments ==
        Segments{"eng", "11228", "no-alliance"});
  CHECK_FALSE(parse_target("/eng")->directory);
  CHECK(parse_target("/%D0%92%D1%83%D1%87%D0%B8%D1%9B")->segments == Segments{"Вучић"});
  CHECK(parse_target("/a%2541")->segments == Segments{"a%41"});
  CHECK(parse_target("/v/1.0..2.0/...")->segments == Segments{"v", "1.0..2.0", "..."});
  CHECK(parse_target("/a+b")->segments == Segments{"a+b"});
}

TEST_CASE("a query is a list of pairs in their order") {
  using Pairs = std::vector<Parameter>;
  CHECK(parse_target("/s?q=a+b&q=%2B&from=")->query ==
        Pairs{{"q", "a b"}, {"q", "+"}, {"from", ""}});
  CHECK(parse_target("/s?")->query.empty());
  CHECK(parse_target("/s?&a&&b=c=d&")->query == Pairs{{"a", ""}, {"b", "c=d"}});
  CHECK(parse_target("/s?u=/x?y")->query == Pairs{{"u", "/x?y"}});
}

TEST_CASE("what could be read in two ways is no target") {
  for (std::string_view wrong : {"",        "a",          "*",          "http://h/",     "//",
                                 "//a",     "/a//b",      "/a//",       "/a/./b",        "/a/..",
                                 "/..",     "/../a",      "/%2e",       "/%2E%2e",       "/.%2e/x",
                                 "/a%2fb",  "/a%2Fb",     "/a%00",      "/a?b=%00",      "/%",
                                 "/%4",     "/%zz",       "/%4g",       "/a?b=%",        "/a#b",
                                 "/a?b#c",  "/a\\b",      "/a b",       "/a\"b",         "/<",
                                 "/a?<",    "/a?\"",      "/\x80",      "/a?\xC3\xA9",   "/%C0%AF",
                                 "/%C0%80", "/%E0%80%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%F8%88",
                                 "/%80",    "/%C3",       "/a?b=%FF"}) {
    CHECK_FALSE_MESSAGE(parse_target(wrong), wrong);
  }
}

TEST_CASE("a target has bounds") {
  std::string path;
  for (std::size_t i = 0; i < kMaxSegments; ++i) path += "/a";
  CHECK(parse_target(path));
  CHECK_FALSE(parse_target(path + "/a"));
  std::string query = "/?";
  for (std::size_t i = 0; i < kMaxParameters; ++i) query += "a&";
  CHECK(parse_target(query));
  CHECK_FALSE(parse_target(query + "a"));
}
