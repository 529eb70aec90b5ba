#include "cli/desk_room.h"

#include "base/log.h"

namespace glasnik::cli {

DeskRoom::DeskRoom(newsroom::Newsroom& newsroom)
    : desk_(newsroom, newsroom::desk_settings(newsroom.config())) {}

Result<std::unique_ptr<DeskRoom>> DeskRoom::open(newsroom::Newsroom& newsroom) {
  std::unique_ptr<DeskRoom> room(new DeskRoom(newsroom));
  TRY(room->clock_, newsroom::DeskClock::open(room->desk_));
  return room;
}

// Twice a second, because at most a second late is promised and a release takes its time too.
void DeskRoom::start() {
  tick();
  ticks_ = std::make_unique<courier::Rounds>(std::chrono::milliseconds(500),
                                             [this](const courier::Rounds::Stopping&) { tick(); });
}

// What goes wrong goes wrong each time: it is said once.
void DeskRoom::tick() {
  auto released = clock_->tick();
  const std::string failure = released ? std::string() : released.error().message;
  if (!failure.empty() && failure != failure_) {
    log_line(Severity::alarm, "desk", "the clock: " + failure);
  }
  failure_ = failure;
}

}  // namespace glasnik::cli
