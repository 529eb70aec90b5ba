#include "text/zone.h"

// The only file that sees ICU's time zones.
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace glasnik::text {
namespace {

constexpr std::int64_t kMillisecondsPerSecond = 1000;
// No zone is further from UTC than this (Kiribati has + 14 h).
constexpr std::chrono::hours kFarthest{16};

}  // namespace

// ICU's zone; only const functions are called, which it allows from many threads.
struct Zone::Rules {
  std::unique_ptr<icu::TimeZone> zone;

  std::chrono::seconds offset_at(Time time) const {
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    auto milliseconds =
        static_cast<UDate>(time.time_since_epoch().count() * kMillisecondsPerSecond);
    zone->getOffset(milliseconds, false, raw, daylight, status);
    ENSURE(U_SUCCESS(status));
    return std::chrono::seconds{(raw + daylight) / kMillisecondsPerSecond};
  }
};

Zone::Zone(std::string name, std::shared_ptr<const Rules> rules)
    : name_(std::move(name)), rules_(std::move(rules)) {}

Result<Zone> Zone::find(const std::string& name) {
  std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  icu::UnicodeString found;
  if (zone != nullptr) zone->getID(found);
  if (zone == nullptr || found == u"Etc/Unknown") {  // ICU's answer to any other name
    return Error{Code::not_found, "time zone '" + name + "': no such zone in the IANA database"};
  }
  return Zone(name, std::make_shared<const Rules>(Rules{std::move(zone)}));
}

Zone Zone::utc() { return *find("Etc/UTC"); }

WallTime Zone::wall_time(Time time) const {
  auto offset = rules_->offset_at(time);
  auto shown = time + offset;
  auto day = std::chrono::floor<std::chrono::days>(shown);
  std::chrono::hh_mm_ss clock{shown - day};
  return {Date{day}, static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
          static_cast<int>(offset.count() / 60)};
}

std::vector<Time> Zone::instants(const WallTime& wall) const {
  Time as_utc = std::chrono::sys_days{wall.date} + std::chrono::hours{wall.hour} +
                std::chrono::minutes{wall.minute} + std::chrono::seconds{wall.second};
  // The offsets in force shortly before and after are the only ones that can show this wall time.
  std::vector<Time> found;
  for (auto near : {as_utc - kFarthest, as_utc + kFarthest}) {
    Time candidate = as_utc - rules_->offset_at(near);
    bool shows = candidate + rules_->offset_at(candidate) == as_utc;
    if (shows && (found.empty() || found.back() != candidate)) found.push_back(candidate);
  }
  if (found.size() == 2 && found[1] < found[0]) std::swap(found[0], found[1]);
  return found;
}

}  // namespace glasnik::text
