#include "newsroom/desk_schedule.h"

#include <fmt/format.h>

#include "text/format.h"

namespace glasnik::newsroom {
namespace {

Error wrong(std::string_view typed) {
  return {Code::invalid, fmt::format("'{}' is no time: write 2027-10-31 14:30", typed)};
}

// Two digits at `at`, or -1.
int two_digits(std::string_view text, std::size_t at) {
  int number = 0;
  for (char c : text.substr(at, 2)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "14:30"; none if it is not one.
std::optional<std::chrono::minutes> clock_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = two_digits(text, 0);
  const int minute = two_digits(text, 3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(minute);
}

// "+01:00" in minutes east of UTC.
std::optional<int> offset_of(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  auto size = clock_time(text.substr(1));
  if (!size) return std::nullopt;
  return static_cast<int>(size->count()) * (text[0] == '-' ? -1 : 1);
}

Result<Time> the_instant(const std::vector<Time>& instants, std::optional<int> offset,
                         std::string_view typed, const text::Zone& zone) {
  if (instants.empty()) {
    return Error{
        Code::invalid,
        fmt::format("{} does not exist in {}: the clocks go forward over it", typed, zone.name())};
  }
  if (!offset && instants.size() == 1) return instants.front();
  std::string offsets;
  for (Time instant : instants) {
    const text::WallTime wall = zone.wall_time(instant);
    if (offset == wall.offset_minutes) return instant;
    offsets += (offsets.empty() ? "" : " or ") + text::utc_offset(wall);
  }
  if (offset) {
    return Error{Code::invalid, fmt::format("{}: the offset there is {}", typed, offsets)};
  }
  return Error{Code::invalid,
               fmt::format("{} comes twice in {}: add {}", typed, zone.name(), offsets)};
}

}  // namespace

Result<record::Schedule> parse_schedule(std::string_view typed, const text::Zone& zone) {
  constexpr std::size_t kLocal = 16;  // 2027-10-31 14:30
  if (typed.size() != kLocal && typed.size() != kLocal + 6) return wrong(typed);
  auto day = parse_iso_date(typed.substr(0, 10));
  auto minutes = clock_time(typed.substr(11, 5));
  if (!day || !minutes || typed[10] != ' ') return wrong(typed);
  std::optional<int> offset;
  if (typed.size() > kLocal) {
    offset = offset_of(typed.substr(kLocal));
    if (!offset) return wrong(typed);
  }
  text::WallTime wall{*day, static_cast<int>(minutes->count() / 60),
                      static_cast<int>(minutes->count() % 60)};
  TRY(Time at, the_instant(zone.instants(wall), offset, typed, zone));
  return record::Schedule{at, zone.name(), std::string(typed)};
}

}  // namespace glasnik::newsroom
