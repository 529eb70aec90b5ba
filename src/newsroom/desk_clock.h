#pragma once
// The desk's clock: what is scheduled goes out at its minute, never early, never twice, and after
// downtime at once. editorial.md section 6, reliability-security.md section 2 (embargo clock).
//
// Due is a predicate: release_at <= now, where now never falls: its high-water mark is in the
// database, so a clock that jumps back changes nothing that was due. A wall clock that parts from
// the monotonic one by more than two seconds, or that starts behind the mark, is not believed: what
// is due is held, with an alarm, until a person says that the clock is right. Instants are whole
// seconds, so a jump is seen once it is three.

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "newsroom/desk.h"

namespace glasnik::newsroom {

class DeskClock {
 public:
  // Takes up the mark. The desk outlives the clock.
  static Result<std::unique_ptr<DeskClock>> open(Desk& desk);

  // To be called each second or more often, and by a read that finds something due. Releases what
  // is due, the earliest first, and answers what went out; one at a time, whoever calls. What may
  // not go out is kept as failed with its reason, and tried again by the next call.
  Result<std::vector<Receipt>> tick();

  // Why due items wait; nothing: they do not. Any thread.
  std::optional<std::string> held() const;
  // A releaser or an admin says that the wall clock is right as it is now: the only way in which
  // the mark falls. conflict: nothing is held.
  Result<void> confirm(const Key& by);

 private:
  explicit DeskClock(Desk& desk) : desk_(desk) {}
  Result<void> load();
  Result<void> store();
  Result<void> hold(std::string why);
  Result<void> look();
  Result<void> release(const record::Work& work, std::vector<Receipt>& released);
  void begin_anew();

  Desk& desk_;
  mutable std::mutex mutex_;
  // Guarded by mutex_:
  Time wall_origin_{};  // what both clocks showed when they were last believed
  std::chrono::nanoseconds monotonic_origin_{};
  Time mark_{};    // the latest instant that was looked at
  Time stored_{};  // as the database has it
  std::optional<std::string> held_;
};

}  // namespace glasnik::newsroom
