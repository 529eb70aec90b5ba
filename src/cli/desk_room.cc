#include "cli/desk_room.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "newsroom/broken_glass.h"

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
  remind();
}

// Once a day, as long as somebody's word is missing for what was released alone three days ago.
void DeskRoom::remind() {
  newsroom::Newsroom& newsroom = desk_.newsroom();
  const Time now = newsroom.seams().clock.wall();
  if (now < looked_ + std::chrono::minutes(10)) return;
  looked_ = now;
  auto broken = newsroom.database().read(
      [&](store::Session& session) { return newsroom::broken_glass(session, now); });
  if (!broken || now < reminded_ + std::chrono::hours(24)) return;
  const auto overdue =
      std::count_if(broken->begin(), broken->end(), [](const auto& one) { return one.overdue; });
  if (overdue == 0) return;
  reminded_ = now;
  log_line(Severity::alarm, "desk",
           fmt::format("released in an emergency and not confirmed within 72 h: {}", overdue));
}

}  // namespace glasnik::cli
