#include "text/format.h"

#include <fmt/format.h>

#include <array>

#include "base/ascii.h"

namespace glasnik::text {
namespace {

constexpr std::string_view kNoBreak = "\xC2\xA0";

using Months = std::array<std::string_view, 12>;
constexpr Months kCyrillicMonths = {"јануар",    "фебруар", "март",     "април",
                                    "мај",       "јун",     "јул",      "август",
                                    "септембар", "октобар", "новембар", "децембар"};
constexpr Months kLatinMonths = {"januar",    "februar", "mart",     "april",
                                 "maj",       "jun",     "jul",      "avgust",
                                 "septembar", "oktobar", "novembar", "decembar"};
constexpr Months kEnglishMonths = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};

bool serbian(Style style) {
  return style == Style::serbian_cyrillic || style == Style::serbian_latin;
}

// A subtag of a BCP 47 tag, lower case; empty past the last.
std::string subtag(std::string_view tag, std::size_t index) {
  for (; index > 0 && !tag.empty(); --index) {
    std::size_t hyphen = tag.find('-');
    tag = hyphen == tag.npos ? "" : tag.substr(hyphen + 1);
  }
  return ascii_lower(tag.substr(0, tag.find('-')));
}

struct Day {
  int year;
  unsigned month, day;
};
Day parts(Date date) {
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

std::string_view last_dot(DateEnd end) { return end == DateEnd::full_stop ? "." : ""; }

// Digits in groups of three.
std::string grouped(std::uint64_t value, char separator) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, separator);
  }
  return digits;
}

std::uint64_t magnitude(std::int64_t value) {
  auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? ~bits + 1 : bits;
}

std::string_view sign(std::int64_t value) { return value < 0 ? "-" : ""; }

std::string fraction(std::uint64_t value, Style style) {
  return fmt::format("{}{}{:02}", grouped(value / 100, serbian(style) ? '.' : ','),
                     serbian(style) ? ',' : '.', value % 100);
}

// octets / unit in hundredths, half up, without overflow.
std::uint64_t hundredths_of(std::uint64_t octets, std::uint64_t unit) {
  return octets / unit * 100 + (octets % unit * 100 + unit / 2) / unit;
}

}  // namespace

Style style_of(std::string_view tag) {
  std::string language = subtag(tag, 0);
  if (language == "sr") {
    return subtag(tag, 1) == "latn" ? Style::serbian_latin : Style::serbian_cyrillic;
  }
  return language == "en" ? Style::english : Style::iso;
}

std::string numeric_date(Date date, Style style, DateEnd end, Digits digits) {
  if (!serbian(style)) return long_date(date, style, end);
  auto [year, month, day] = parts(date);
  if (digits == Digits::padded) {
    return fmt::format("{:02}.{:02}.{}{}", day, month, year, last_dot(end));
  }
  return fmt::format("{}.{}{}.{}{}{}", day, kNoBreak, month, kNoBreak, year, last_dot(end));
}

std::string long_date(Date date, Style style, DateEnd end) {
  auto [year, month, day] = parts(date);
  if (style == Style::iso) return iso_date(date);
  if (style == Style::english) {
    return fmt::format("{}{}{}{}{}", day, kNoBreak, month_name(month, style), kNoBreak, year);
  }
  return fmt::format("{}.{}{}{}{}{}", day, kNoBreak, month_name(month, style), kNoBreak, year,
                     last_dot(end));
}

std::string time_of_day(const WallTime& wall) {
  return fmt::format("{:02}:{:02}", wall.hour, wall.minute);
}

std::string utc_offset(const WallTime& wall) {
  int minutes = wall.offset_minutes < 0 ? -wall.offset_minutes : wall.offset_minutes;
  return fmt::format("{}{:02}:{:02}", wall.offset_minutes < 0 ? '-' : '+', minutes / 60,
                     minutes % 60);
}

std::string month_name(unsigned month, Style style) {
  if (month < 1 || month > 12 || style == Style::iso) return std::to_string(month);
  const Months& months = style == Style::serbian_cyrillic ? kCyrillicMonths
                         : style == Style::serbian_latin  ? kLatinMonths
                                                          : kEnglishMonths;
  return std::string(months[month - 1]);
}

std::string number(std::int64_t value, Style style) {
  return fmt::format("{}{}", sign(value), grouped(magnitude(value), serbian(style) ? '.' : ','));
}

std::string hundredths(std::int64_t value, Style style) {
  return fmt::format("{}{}", sign(value), fraction(magnitude(value), style));
}

std::string size(std::uint64_t octets, Style style) {
  constexpr std::uint64_t kKilo = 1'000;
  constexpr std::uint64_t kMega = 1'000'000;
  constexpr std::uint64_t kGiga = 1'000'000'000;
  if (octets < kKilo) return fmt::format("{}{}B", octets, kNoBreak);
  // What would round to 1,000 of a unit is written as 1 of the next.
  std::uint64_t kilo = (octets + kKilo / 2) / kKilo;
  if (kilo < 1000) return fmt::format("{}{}kB", kilo, kNoBreak);
  std::uint64_t mega = hundredths_of(octets, kMega);
  if (mega < 100'000) return fmt::format("{}{}MB", fraction(mega, style), kNoBreak);
  return fmt::format("{}{}GB", fraction(hundredths_of(octets, kGiga), style), kNoBreak);
}

std::string duration(std::uint64_t seconds) {
  std::uint64_t minutes = seconds / 60;
  if (minutes < 60) return fmt::format("{}:{:02}", minutes, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, seconds % 60);
}

std::string range(std::string_view from, std::string_view to) {
  return fmt::format("{}–{}", from, to);
}

Plural plural(std::int64_t count, Style style) {
  if (!serbian(style)) return count == 1 ? Plural::one : Plural::many;
  std::int64_t last = count % 10;
  bool teen = count % 100 / 10 == 1;
  if (last == 1 && !teen) return Plural::one;
  return last >= 2 && last <= 4 && !teen ? Plural::few : Plural::many;
}

QuoteMarks quote_marks(Style style) {
  if (serbian(style)) return {"„", "“"};
  return {"“", "”"};
}

QuoteMarks nested_quote_marks() { return {"‘", "’"}; }

}  // namespace glasnik::text
