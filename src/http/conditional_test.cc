#include "http/conditional.h"

#include <doctest/doctest.h>

#include "http/fields.h"

using namespace glasnik;
using namespace glasnik::http;
using namespace std::chrono_literals;

TEST_CASE("If-None-Match: lists, weak tags, a star, a comma inside a tag") {
  constexpr std::string_view kTag = "\"abc\"";
  for (std::string_view yes : {"\"abc\"", "*", "W/\"abc\"", "\"x\", \"abc\"",
                               "\"x\",W/\"abc\" ,\"y\"", "\"a,b\", \"abc\""}) {
    CHECK_MESSAGE(names_etag(yes, kTag), yes);
  }
  for (std::string_view no :
       {"", "abc", "\"ABC\"", "\"abcd\"", "w/\"abc\"", "\"x,\"abc\"\"", "**"}) {
    CHECK_FALSE_MESSAGE(names_etag(no, kTag), no);
  }
  CHECK_FALSE(names_etag("*", ""));
}

TEST_CASE("If-Range takes only the same strong tag") {
  CHECK(allows_range("", "\"a\""));
  CHECK(allows_range("\"a\"", "\"a\""));
  CHECK_FALSE(allows_range("W/\"a\"", "\"a\""));
  CHECK_FALSE(allows_range("\"b\"", "\"a\""));
  CHECK_FALSE(allows_range("Sun, 06 Nov 1994 08:49:37 GMT", "\"a\""));
}

TEST_CASE("If-Modified-Since compares to the second and ignores what is no date") {
  Time modified = std::chrono::sys_days{1994y / 11 / 6} + 8h + 49min + 37s;
  CHECK(unmodified_since("Sun, 06 Nov 1994 08:49:37 GMT", modified));
  CHECK(unmodified_since("Sun, 06 Nov 1994 08:49:38 GMT", modified));
  CHECK_FALSE(unmodified_since("Sun, 06 Nov 1994 08:49:36 GMT", modified));
  CHECK_FALSE(unmodified_since("yesterday", modified));
  CHECK_FALSE(unmodified_since("Sun, 06 Nov 1994 08:49:38 GMT", std::nullopt));
}

TEST_CASE("names compare without regard to case, lists skip what is empty") {
  CHECK(same_ignoring_case("ETag", "etag"));
  CHECK_FALSE(same_ignoring_case("ETag", "etags"));
  ListItems items(" a ,, \"b,c\"\t, ");
  std::string_view item;
  REQUIRE(items.next(item));
  CHECK(item == "a");
  REQUIRE(items.next(item));
  CHECK(item == "\"b,c\"");
  CHECK_FALSE(items.next(item));
}
