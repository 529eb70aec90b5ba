#include "base/time.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace std::chrono_literals;

TEST_CASE("an instant is written one way and read only that way") {
  Time time = std::chrono::sys_days{2017y / 7 / 4} + 9h + 30min;
  CHECK(rfc3339(time) == "2017-07-04T09:30:00Z");
  CHECK(*parse_rfc3339("2017-07-04T09:30:00Z") == time);
  for (const char* wrong : {"2017-07-04T09:30:00", "2017-07-04 09:30:00Z", "2017-02-29T00:00:00Z",
                            "2017-07-04T24:00:00Z", "2017-07-04T23:60:00Z", "2017-7-4T09:30:00ZZ",
                            "2017-07-04T09:30:60Z", "+017-07-04T09:30:00Z"}) {
    CHECK_FALSE_MESSAGE(parse_rfc3339(wrong), wrong);
  }
}

TEST_CASE("HTTP dates, both ways") {
  Time time = std::chrono::sys_days{1994y / 11 / 6} + 8h + 49min + 37s;
  CHECK(http_date(time) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(*parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == time);
  for (const char* wrong : {"Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Xxx 1994 08:49:37 GMT",
                            "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08%49:37 GMT",
                            "Sun, 06-Nov-1994 08:49:37 GMT"}) {
    CHECK_FALSE_MESSAGE(parse_http_date(wrong), wrong);
  }
}

TEST_CASE("before the epoch and past 2038") {
  CHECK(rfc3339(std::chrono::sys_days{1969y / 12 / 31} + 23h) == "1969-12-31T23:00:00Z");
  CHECK(rfc3339(*parse_rfc3339("2099-12-31T23:59:59Z")) == "2099-12-31T23:59:59Z");
}
