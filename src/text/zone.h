#pragma once
// A time zone of the IANA database, by ICU: instants to wall time and back.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace glasnik::text {

// What a clock on the wall shows.
struct WallTime {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset_minutes = 0;  // east of UTC; not looked at by Zone::instants
};

// Immutable and cheap to copy; may be used from any thread.
class Zone {
 public:
  static Result<Zone> find(
      const std::string& name);  // "Europe/Belgrade"; not_found for any other name
  static Zone utc();

  const std::string& name() const { return name_; }
  WallTime wall_time(Time time) const;
  // The instants at which the wall shows this: one; none in the hour that spring leaves out; two in
  // the hour that autumn repeats, the earlier first.
  std::vector<Time> instants(const WallTime& wall) const;

 private:
  struct Rules;
  Zone(std::string name, std::shared_ptr<const Rules> rules);
  std::string name_;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace glasnik::text
