#include "newsroom/desk_clock.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"

namespace glasnik::newsroom {
namespace {

using store::Session;

constexpr std::chrono::seconds kBelieved{2};
// How far the stored mark may lie behind while nothing is due. A release stores it at once.
constexpr std::chrono::minutes kMarkEvery{1};

struct Kept {
  Time mark;
  std::optional<std::string> held;
};

Result<std::optional<Kept>> kept(Session& session) {
  return session.one("SELECT mark, held FROM desk_clock WHERE id = 1",
                     [](const store::Row& row) -> Result<Kept> {
                       TRY(Time mark, parse_rfc3339(row.text(0)));
                       auto held = row.optional_text(1);
                       return Kept{mark, held ? std::optional(std::string(*held)) : std::nullopt};
                     });
}

// After these the release may be in the log all the same: the next look at the row tells.
bool may_be_done(const Error& error) {
  return error.code == Code::unavailable || error.code == Code::busy || error.code == Code::corrupt;
}

}  // namespace

Result<std::unique_ptr<DeskClock>> DeskClock::open(Desk& desk) {
  std::unique_ptr<DeskClock> clock(new DeskClock(desk));
  clock->begin_anew();
  TRY_VOID(clock->load());
  return clock;
}

void DeskClock::begin_anew() {
  const Clock& clock = desk_.newsroom().seams().clock;
  wall_origin_ = clock.wall();
  monotonic_origin_ = clock.monotonic();
}

Result<void> DeskClock::load() {
  mark_ = wall_origin_;
  TRY(auto known, desk_.newsroom().database().read([](Session& session) { return kept(session); }));
  if (!known) return store();
  held_ = known->held;
  mark_ = std::max(mark_, known->mark);
  stored_ = known->mark;
  if (held_ || wall_origin_ >= known->mark - kBelieved) return {};
  return hold(fmt::format("the clock says {}, and it was {} before", rfc3339(wall_origin_),
                          rfc3339(known->mark)));
}

Result<void> DeskClock::store() {
  TRY_VOID(desk_.newsroom().database().write([&](Session& session) {
    return session.execute(
        "INSERT INTO desk_clock (id, mark, held) VALUES (1, $1, $2) "
        "ON CONFLICT (id) DO UPDATE SET mark = $1, held = $2",
        rfc3339(mark_), held_);
  }));
  stored_ = mark_;
  return {};
}

// It holds from here on, whether or not it can be stored.
Result<void> DeskClock::hold(std::string why) {
  log_line(Severity::alarm, "desk",
           "what is scheduled is held: " + why + ": confirm the time at the desk");
  held_ = std::move(why);
  return store();
}

// Where the clocks agree the mark follows them; it never falls.
Result<void> DeskClock::look() {
  const Clock& clock = desk_.newsroom().seams().clock;
  const Time wall = clock.wall();
  const auto passed =
      std::chrono::floor<std::chrono::seconds>(clock.monotonic() - monotonic_origin_);
  const auto apart = (wall - wall_origin_) - passed;
  if (apart > kBelieved || apart < -kBelieved) {
    return hold(fmt::format("the clock was set by {} s to {}", apart.count(), rfc3339(wall)));
  }
  mark_ = std::max(mark_, wall);
  return mark_ - stored_ >= kMarkEvery ? store() : Result<void>();
}

Result<std::vector<Receipt>> DeskClock::tick() {
  std::lock_guard lock(mutex_);
  std::vector<Receipt> released;
  if (held_) return released;
  TRY_VOID(look());
  if (held_) return released;
  TRY(auto works, desk_.newsroom().database().read(
                      [&](Session& session) { return record::due_work(session, mark_); }));
  // Before anything goes out, or a restart with a wrong clock would know nothing of this instant.
  if (!works.empty() && mark_ != stored_) TRY_VOID(store());
  for (const record::Work& work : works) TRY_VOID(release(work, released));
  return released;
}

Result<void> DeskClock::release(const record::Work& work, std::vector<Receipt>& released) {
  auto done = desk_.due(work.key, mark_);
  if (done) {
    released.push_back(*done);
    return {};
  }
  const Error& error = done.error();
  if (may_be_done(error)) return error;
  auto failed = desk_.fail(work.key, mark_, error.message);
  // Somebody took it from the schedule meanwhile.
  if (!failed && failed.error().code == Code::conflict) return {};
  if (work.failure != error.message) {  // it is tried each second
    log_line(Severity::alarm, "desk", "a scheduled release did not go out: " + to_string(work.key));
  }
  return failed;
}

std::optional<std::string> DeskClock::held() const {
  std::lock_guard lock(mutex_);
  return held_;
}

Result<void> DeskClock::confirm(const Key& by) {
  TRY(record::RoleSet roles, desk_.newsroom().database().read(
                                 [&](Session& session) { return record::roles_now(session, by); }));
  if (!roles.meets({record::Role::releaser, record::Role::admin})) {
    return Error{Code::denied, "only a releaser or an admin confirms the time"};
  }
  std::lock_guard lock(mutex_);
  if (!held_) return Error{Code::conflict, "nothing is held"};
  begin_anew();
  mark_ = wall_origin_;
  held_.reset();
  return store();
}

}  // namespace glasnik::newsroom
