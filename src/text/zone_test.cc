#include "text/zone.h"

#include <doctest/doctest.h>

#include "text/format.h"

using namespace glasnik;
using namespace std::chrono_literals;

namespace {

text::Zone belgrade() { return *text::Zone::find("Europe/Belgrade"); }

std::vector<std::string> instants(Date date, int hour, int minute) {
  std::vector<std::string> found;
  for (Time time : belgrade().instants({date, hour, minute})) found.push_back(rfc3339(time));
  return found;
}

}  // namespace

TEST_CASE("an unknown zone is not found") {
  CHECK_FALSE(text::Zone::find("Europe/Belgrad"));
  CHECK_FALSE(text::Zone::find(""));
  CHECK(text::Zone::find("Etc/Unknown").ok() == false);
}

TEST_CASE("the wall shows summer and winter time") {
  text::WallTime summer = belgrade().wall_time(*parse_rfc3339("2017-07-03T22:30:00Z"));
  CHECK(iso_date(summer.date) == "2017-07-04");
  CHECK(text::time_of_day(summer) == "00:30");
  CHECK(text::utc_offset(summer) == "+02:00");
  CHECK(text::utc_offset(belgrade().wall_time(*parse_rfc3339("2017-01-03T22:30:00Z"))) == "+01:00");
  CHECK(text::utc_offset(text::Zone::utc().wall_time(Time{})) == "+00:00");
}

TEST_CASE("the hour that spring leaves out has no instant, the one autumn repeats has two") {
  CHECK(instants(2027y / 3 / 28, 2, 30).empty());
  CHECK(instants(2027y / 10 / 31, 2, 30) ==
        std::vector<std::string>{"2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"});
  CHECK(instants(2027y / 3 / 28, 1, 59) == std::vector<std::string>{"2027-03-28T00:59:00Z"});
  CHECK(instants(2027y / 3 / 28, 3, 0) == std::vector<std::string>{"2027-03-28T01:00:00Z"});
  CHECK(instants(2027y / 7 / 1, 14, 0) == std::vector<std::string>{"2027-07-01T12:00:00Z"});
}
