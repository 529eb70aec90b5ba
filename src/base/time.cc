#include "base/time.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace glasnik {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Digits at fixed places, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int number = 0;
  for (char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

Result<Date> real_day(int year, int month, int day) {
  Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 0 || month < 0 || day < 0 || !date.ok()) return Error{Code::invalid, "no such day"};
  return date;
}

Result<Time> instant(Date date, int hour, int minute, int second) {
  bool real = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  if (!real) return Error{Code::invalid, "no such time of day"};
  return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

struct Parts {
  int year;
  unsigned month, day, weekday;
  std::chrono::hh_mm_ss<std::chrono::seconds> clock;
};

Parts parts_of(Time time) {
  auto day = std::chrono::floor<std::chrono::days>(time);
  Date date{day};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), std::chrono::weekday{day}.c_encoding(),
          std::chrono::hh_mm_ss{time - day}};
}

}  // namespace

std::string rfc3339(Time time) {
  Parts p = parts_of(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", p.year, p.month, p.day,
                     p.clock.hours().count(), p.clock.minutes().count(), p.clock.seconds().count());
}

Result<Time> parse_rfc3339(std::string_view text) {
  bool shaped =
      text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z';
  if (!shaped) return Error{Code::invalid, "a time is written 2017-07-04T09:30:00Z"};
  TRY(Date date, parse_iso_date(text.substr(0, 10)));
  return instant(date, number_at(text, 11, 2), number_at(text, 14, 2), number_at(text, 17, 2));
}

std::string iso_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Result<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return Error{Code::invalid, "a date is written 2017-07-04"};
  }
  return real_day(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
}

std::string http_date(Time time) {
  Parts p = parts_of(time);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[p.weekday], p.day,
                     kMonths[p.month - 1], p.year, p.clock.hours().count(),
                     p.clock.minutes().count(), p.clock.seconds().count());
}

Result<Time> parse_http_date(std::string_view text) {
  const Error wrong{Code::invalid, "not an HTTP date"};
  if (text.size() != 29) return wrong;
  int month = 0;
  while (month < 12 && kMonths[static_cast<std::size_t>(month)] != text.substr(8, 3)) ++month;
  if (month == 12) return wrong;
  TRY(Date date, real_day(number_at(text, 12, 4), month + 1, number_at(text, 5, 2)));
  TRY(Time time,
      instant(date, number_at(text, 17, 2), number_at(text, 20, 2), number_at(text, 23, 2)));
  if (http_date(time) != text) return wrong;  // the day of the week, and all marks between
  return time;
}

Clock system_clock() {
  return {[] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); },
          [] { return std::chrono::steady_clock::now().time_since_epoch(); }};
}

}  // namespace glasnik
