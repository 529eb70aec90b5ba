#include "http/cookie.h"

#include <doctest/doctest.h>

using glasnik::http::cookie;

TEST_CASE("a cookie is found by its whole name") {
  CHECK(*cookie("a=1; __Host-x=2;b=", "__Host-x") == "2");
  CHECK(*cookie("a=1=2", "a") == "1=2");
  CHECK(*cookie("b=", "b") == "");
  CHECK_FALSE(cookie("aa=1; a", "a"));
  CHECK_FALSE(cookie("", "a"));
  CHECK_FALSE(cookie("A=1", "a"));
}

TEST_CASE("of two cookies with one name neither is believed") {
  CHECK_FALSE(cookie("a=1; a=1", "a"));
}
