#pragma once
// Instants and days. An instant is whole seconds of UTC; zones are a matter of display
// (text/format.h). Only main and the scheduler own a clock; everything else is handed one, so tests
// can turn it.

#include <chrono>
#include <functional>
#include <string>

#include "base/result.h"

namespace glasnik {

using Time = std::chrono::sys_seconds;
using Date = std::chrono::year_month_day;

// The one form in which instants are signed and stored: 2017-07-04T09:30:00Z.
std::string rfc3339(Time time);
Result<Time> parse_rfc3339(std::string_view text);  // only that form, only real instants

std::string iso_date(Date date);                     // 2017-07-04
Result<Date> parse_iso_date(std::string_view text);  // only that form, only real days

std::string http_date(Time time);                     // RFC 9110 section 5.6.7, IMF-fixdate
Result<Time> parse_http_date(std::string_view text);  // IMF-fixdate only

struct Clock {
  std::function<Time()> wall;
  std::function<std::chrono::nanoseconds()> monotonic;  // from an arbitrary origin, never back
};
Clock system_clock();

}  // namespace glasnik
