// What is scheduled, on clocks that the test holds: both changes of 2027, jumps, downtime,
// failures.

#include "newsroom/desk_clock.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "desk_fixture.h"
#include "newsroom/desk_schedule.h"

using namespace glasnik;
using namespace glasnik::newsroom;
using namespace glasnik::test;
using record::WorkState;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr Date kSpring = std::chrono::year{2027} / 3 / 28;
constexpr Date kAutumn = std::chrono::year{2027} / 10 / 31;

text::Zone belgrade() { return *text::Zone::find("Europe/Belgrade"); }

std::string wall(Date date, int hour, int minute, const char* offset = "") {
  return fmt::format("{} {:02}:{:02}{}", iso_date(date), hour, minute, offset);
}

// A desk with a clock; time passes for both clocks, and the wall's can be set besides.
struct TestClock : TestDesk {
  explicit TestClock(Time start) {
    newsroom.now = start;
    newsroom->seams().clock.monotonic = [this] { return std::chrono::nanoseconds(passed); };
    restart();
  }
  void restart() {
    clock.reset();
    auto opened = DeskClock::open(desk);
    REQUIRE(opened.ok());
    clock = std::move(opened).value();
  }
  void pass(seconds time) {
    newsroom.now += time;
    passed += time;
  }
  std::size_t tick() {
    auto released = clock->tick();
    REQUIRE(released.ok());
    return released->size();
  }
  Key scheduled(const std::string& typed) {
    Key work = approved();
    auto schedule = desk.schedule(releaser, work, typed);
    REQUIRE_MESSAGE(schedule.ok(), (schedule ? "" : schedule.error().message));
    return work;
  }
  seconds passed{0};
  std::unique_ptr<DeskClock> clock;
};

// Every minute from `from` on is typed as the wall shows it, scheduled, and must go out in its own
// second. The wall skips or repeats an hour meanwhile.
void release_each_minute(Date date, Time from, int count, int step) {
  TestClock test(from - minutes(1));
  std::map<Time, Key> expected;
  for (int i = 0; i < count; i += step) {
    const Time at = from + minutes(i);
    text::WallTime shown = belgrade().wall_time(at);
    const char* offset = shown.offset_minutes == 60 ? "+01:00" : "+02:00";
    Key work = test.scheduled(wall(date, shown.hour, shown.minute, offset));
    REQUIRE(test.look(work).work.schedule->at == at);
    expected[at] = work;
  }
  std::size_t released = 0;
  for (const Time end = from + minutes(count); test.newsroom.now < end; test.pass(seconds(1))) {
    const std::size_t went = test.tick();
    auto due = expected.find(test.newsroom.now);
    REQUIRE(went == (due == expected.end() ? 0U : 1U));
    if (went == 1) REQUIRE(test.state(due->second) == WorkState::released);
    released += went;
  }
  CHECK(released == expected.size());
}

}  // namespace

TEST_CASE("a time that spring leaves out is refused, minute by minute") {
  int refused = 0;
  for (int minute = 0; minute < 4 * 60; ++minute) {
    auto schedule = parse_schedule(wall(kSpring, minute / 60, minute % 60), belgrade());
    const bool left_out = minute / 60 == 2;
    REQUIRE(schedule.ok() != left_out);
    refused += left_out ? 1 : 0;
    // Before the change local time is an hour ahead of UTC, afterwards two.
    if (!left_out) {
      CHECK(schedule->at ==
            std::chrono::sys_days{kSpring} + minutes(minute) - hours(minute < 120 ? 1 : 2));
    }
  }
  CHECK(refused == 60);
}

TEST_CASE("a time that autumn repeats needs its offset, minute by minute") {
  for (int minute = 0; minute < 4 * 60; ++minute) {
    const bool twice = minute / 60 == 2;
    REQUIRE(parse_schedule(wall(kAutumn, minute / 60, minute % 60), belgrade()).ok() != twice);
    if (!twice) continue;
    auto summer = parse_schedule(wall(kAutumn, 2, minute % 60, "+02:00"), belgrade());
    auto winter = parse_schedule(wall(kAutumn, 2, minute % 60, "+01:00"), belgrade());
    REQUIRE((summer.ok() && winter.ok()));
    CHECK(summer->at == std::chrono::sys_days{kAutumn} + minutes(minute % 60));
    CHECK(winter->at - summer->at == hours(1));
  }
}

TEST_CASE("only a full minute in one spelling is a time, and its offset is the zone's") {
  for (const char* typed :
       {"2027-10-31", "2027-10-31 2:30", "2027-10-31T14:30", "2027-10-31 14:30:05",
        "2027-10-31 24:00", "2027-10-31 14:60", "2027-02-29 14:30", "2027-10-31 14:30Z",
        "2027-10-31 14:30+02:00", "2027-03-28 02:30+01:00", "2027-10-31 1a:30", ""}) {
    CHECK_MESSAGE(!parse_schedule(typed, belgrade()).ok(), typed);
  }
  CHECK(parse_schedule("2027-10-31 14:30+01:00", belgrade()).ok());
}

TEST_CASE("around the spring change of 2027 every minute goes out in its own second") {
  release_each_minute(kSpring, std::chrono::sys_days{kSpring} + minutes(30), 60, 1);
}

TEST_CASE("around the autumn change of 2027 every minute goes out in its own second, once") {
  release_each_minute(kAutumn, std::chrono::sys_days{kAutumn} - minutes(1), 122, 1);
}

TEST_CASE("where 32 bits of seconds end in 2038 every minute goes out in its own second") {
  constexpr Date end = std::chrono::year{2038} / 1 / 19;
  release_each_minute(end, std::chrono::sys_days{end} + hours(3) + minutes(10), 10, 1);
}

TEST_CASE("what was due while the server was down goes out at the first tick, the earliest first") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  Key late = test.scheduled("2027-03-27 18:00");
  Key early = test.scheduled("2027-03-27 17:00");
  Key later = test.scheduled("2027-03-29 17:00");
  test.pass(hours(20));
  test.restart();
  CHECK(test.tick() == 2);
  CHECK(test.look(early).work.document == DocumentId{1});
  CHECK(test.look(late).work.document == DocumentId{2});
  CHECK(test.state(later) == WorkState::scheduled);
  CHECK(test.tick() == 0);
}

TEST_CASE("a clock that is set forward releases nothing until a person confirms it") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  Key work = test.scheduled("2027-03-27 18:00");
  test.newsroom.now += hours(24 * 365 * 10);
  CHECK(test.tick() == 0);
  REQUIRE(test.clock->held());
  test.restart();  // holds still
  CHECK(test.tick() == 0);
  test.newsroom.now -= hours(24 * 365 * 10);
  CHECK(test.clock->confirm(test.author).error().code == Code::denied);
  REQUIRE(test.clock->confirm(test.admin).ok());
  CHECK(test.tick() == 0);
  CHECK(test.state(work) == WorkState::scheduled);
  test.pass(hours(8));
  CHECK(test.tick() == 1);
}

TEST_CASE(
    "a jump of an hour or of ten years, either way, releases nothing early and nothing twice") {
  for (hours jump : {hours(1), hours(-1), hours(24 * 3652), hours(-24 * 3652)}) {
    TestClock test(std::chrono::sys_days{kSpring} - hours(10));  // 15:00
    Key work = test.scheduled("2027-03-27 15:30");
    test.pass(minutes(10));
    CHECK(test.tick() == 0);
    test.newsroom.now += jump;
    CHECK(test.tick() == 0);
    REQUIRE(test.clock->held());
    test.pass(minutes(25));  // by the other clock it is due
    CHECK(test.tick() == 0);
    test.newsroom.now -= jump;
    CHECK(test.tick() == 0);  // held until a person has looked
    REQUIRE(test.clock->confirm(test.releaser).ok());
    CHECK(test.tick() == 1);
    CHECK(test.tick() == 0);
    CHECK(test.state(work) == WorkState::released);
  }
}

TEST_CASE("a clock that is set back hides nothing, holds what is due, and makes nothing early") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));  // 15:00
  Key first = test.scheduled("2027-03-27 16:00");
  test.pass(minutes(150));
  REQUIRE(test.tick() == 1);
  test.newsroom.now -= hours(1);  // 16:30
  CHECK(test.tick() == 0);
  CHECK(test.state(first) == WorkState::released);
  Key second = test.scheduled("2027-03-27 16:40");
  test.pass(minutes(20));
  CHECK(test.tick() == 0);
  CHECK(test.state(second) == WorkState::scheduled);
  REQUIRE(test.clock->confirm(test.releaser).ok());
  CHECK(test.tick() == 1);
  Key third = test.scheduled("2027-03-27 17:00");  // the mark was at 17:30
  CHECK(test.tick() == 0);
  test.pass(minutes(10));
  CHECK(test.tick() == 1);
  CHECK(test.state(third) == WorkState::released);
}

TEST_CASE("a start behind the mark of the last life holds what is due") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  test.scheduled("2027-03-27 16:00");
  test.pass(minutes(59));
  CHECK(test.tick() == 0);
  test.newsroom.now -= hours(3);
  test.restart();
  CHECK(test.clock->held());
  CHECK(test.clock->confirm(test.releaser).ok());
  CHECK(test.clock->confirm(test.releaser).error().code == Code::conflict);
}

TEST_CASE("a leap second and a slewed clock are believed") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  test.scheduled("2027-03-27 16:00");
  for (int i = 0; i < 2; ++i) {
    test.pass(minutes(20));
    test.newsroom.now -= seconds(1);
    CHECK(test.tick() == 0);
  }
  CHECK_FALSE(test.clock->held());
  test.pass(minutes(21));
  CHECK(test.tick() == 1);
}

TEST_CASE("an edit after the schedule takes the item from the clock") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  Key work = test.scheduled("2027-03-27 16:00");
  REQUIRE(test.desk.edit(test.author, test.typed(work, "sr-Cyrl", "Друго.")).ok());
  test.pass(hours(3));
  CHECK(test.tick() == 0);
  CHECK(test.state(work) == WorkState::draft);
}

TEST_CASE("what was scheduled anew while its release was refused has not failed") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  const Key work = test.scheduled(wall(kSpring, 12, 0));
  auto failed = test.desk.fail(work, test.newsroom.now, "refused a moment ago");
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().code == Code::conflict);
  CHECK(test.state(work) == WorkState::scheduled);
}

TEST_CASE("a due release that may not go out is kept as failed, with its reason, and tried again") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  auto first = test.desk.release(test.releaser, test.approved());
  Key work = test.correction(first->document, "Мост прелази Дрину.");
  REQUIRE(test.desk.approve(test.approver, work, test.look(work).hash).ok());
  REQUIRE(test.desk.schedule(test.releaser, work, "2027-03-27 16:00").ok());
  ActRequest withdraw;
  withdraw.kind = proof::Kind::withdraw;
  withdraw.document = first->document;
  withdraw.reason = proof::Reason::error;
  withdraw.notes = {{"sr-Cyrl", "Мост није отворен."}};
  REQUIRE(perform(*test.newsroom, withdraw).ok());
  test.pass(hours(3));
  CHECK(test.tick() == 0);
  CHECK(test.state(work) == WorkState::release_failed);
  CHECK(test.look(work).work.failure.find("act_not_allowed") != std::string::npos);
  const std::size_t steps = test.look(work).steps.size();
  CHECK(test.tick() == 0);
  CHECK(test.look(work).steps.size() == steps);  // tried each second, told once
  withdraw.kind = proof::Kind::unwithdraw;
  REQUIRE(perform(*test.newsroom, withdraw).ok());
  CHECK(test.tick() == 1);
  CHECK(test.state(work) == WorkState::released);
}

TEST_CASE("a time that has passed is not scheduled, and what is scheduled may be held before it") {
  TestClock test(std::chrono::sys_days{kSpring} - hours(10));
  Key work = test.approved();
  CHECK(test.desk.schedule(test.releaser, work, "2027-03-27 15:00").error().code == Code::invalid);
  REQUIRE(test.desk.schedule(test.releaser, work, "2027-03-27 15:01").ok());
  REQUIRE(test.desk.unschedule(test.releaser, work).ok());
  test.pass(minutes(2));
  CHECK(test.tick() == 0);
  CHECK(test.state(work) == WorkState::approved);
  CHECK(test.desk.due(work, test.newsroom.now).error().code == Code::conflict);
}
