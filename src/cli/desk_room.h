#pragma once
// The desk inside the serving program: its verbs, and its clock on a thread of its own.

#include <memory>

#include "courier/rounds.h"
#include "newsroom/desk_clock.h"

namespace glasnik::cli {

class DeskRoom {
 public:
  // Takes up the clock. Whoever cannot be told the time has no desk: nothing would go out.
  static Result<std::unique_ptr<DeskRoom>> open(newsroom::Newsroom& newsroom);

  newsroom::Desk& desk() { return desk_; }
  newsroom::DeskClock& clock() { return *clock_; }

  // Lets out what came due while nothing ran, then looks twice a second until stop(). To be called
  // before the first request is answered.
  void start();
  void stop() { ticks_.reset(); }  // waits for a release on its way

 private:
  explicit DeskRoom(newsroom::Newsroom& newsroom);
  void tick();
  void remind();

  newsroom::Desk desk_;
  std::unique_ptr<newsroom::DeskClock> clock_;
  // Owned by whoever calls tick(), first start() and then the thread:
  std::string failure_;  // that was said last
  Time looked_{};        // for what was forced and nobody confirmed
  Time reminded_{};
  std::unique_ptr<courier::Rounds> ticks_;
};

}  // namespace glasnik::cli
