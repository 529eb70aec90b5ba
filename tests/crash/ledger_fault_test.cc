// Promises R5 and R7 for the whole newsroom, by exhaustion: an act with a file is performed once
// for each call it makes on the disk, for blob, record, vault and checkpoint, and that call fails.

#include <doctest/doctest.h>

#include "crash/newsroom_world.h"

using namespace glasnik;
using namespace glasnik::crash;
using sim::Call;
using sim::Fault;

namespace {

std::uint64_t syncs(NewsroomWorld& world) {
  return world.disk().calls(Call::sync) + world.disk().calls(Call::sync_directory);
}

// Runs `meet(world, acted)` with the n-th such call of an act failing, for each n that it reaches.
template <typename Meet>
std::uint64_t at_each(Call call, Fault fault, Meet meet) {
  for (std::uint64_t nth = 1;; ++nth) {
    NewsroomWorld world(kSetups[0], nth);
    REQUIRE(world.open());
    REQUIRE(world.perform(Deed::picture));
    const std::uint64_t before = world.disk().calls(call);
    world.disk().fail(call, nth, fault);
    INFO("call ", static_cast<int>(call), " number ", nth);
    Result<void> acted = world.perform(Deed::picture);
    if (world.disk().calls(call) < before + nth) return nth - 1;
    meet(world, acted);
  }
}

// The log, or the blobs, stopped for good: no further act, no further sync, but reading goes on.
void check_stopped(NewsroomWorld& world) {
  if (world.newsroom().blobs().writer_stopped()) {
    CHECK(world.perform(Deed::picture).error().code == Code::unavailable);
    return;
  }
  auto condition = world.newsroom().ledger().condition();
  CHECK((condition || world.newsroom().database().writer_stopped()));
  if (condition) CHECK(condition->error == "writer_stopped");
  const std::uint64_t before = syncs(world);
  CHECK(world.perform(Deed::release).error().code == Code::unavailable);
  CHECK(syncs(world) == before);
  CHECK_MESSAGE(world.look().ok(), world.look().error().message);
}

// The search index is made of the record: an error of its files refuses no act, any other does. But
// what is folded into the database itself stands in its write-ahead log still, so an act may do
// without.
void check_refused(NewsroomWorld& world, const Result<void>& acted) {
  const std::string path = world.disk().failed_path();
  const bool of_index = path.find("/search/") != path.npos;
  const bool folded = path.ends_with("/glasnik.db");
  CHECK_MESSAGE((acted.ok() == of_index || (acted.ok() && folded)), path);
}

// A new start goes on, and what it acknowledges survives a power cut.
void check_nothing_lost(NewsroomWorld& world) {
  for (bool cut : {false, true}) {
    world.close();
    if (cut) world.disk().restore_power();
    for (Result<void> step : {world.look(), world.open()}) {
      REQUIRE_MESSAGE(step.ok(), step.error().message);
    }
    CHECK_MESSAGE(world.inspect().ok(), world.inspect().error().message);
    CHECK(world.perform(Deed::release).ok());
  }
}

}  // namespace

TEST_CASE("EIO at each sync of an act ends the writer for good, and loses nothing") {
  for (Call call : {Call::sync, Call::sync_directory}) {
    std::uint64_t reached = at_each(call, Fault::input_output, [](auto& world, auto& acted) {
      CHECK(!acted.ok());
      check_stopped(world);
      check_nothing_lost(world);
    });
    CHECK(reached >= 2);
  }
}

TEST_CASE("EIO at each write and rename of an act refuses it and loses nothing") {
  for (Call call : {Call::write, Call::create, Call::rename}) {
    int refused = 0;
    std::uint64_t reached = at_each(call, Fault::input_output, [&](auto& world, auto& acted) {
      refused += !acted.ok();
      check_refused(world, acted);
      if (acted.ok()) CHECK_MESSAGE(world.inspect().ok(), world.inspect().error().message);
      check_nothing_lost(world);
    });
    CHECK(reached >= 2);
    CHECK(refused >= 2);
  }
}

TEST_CASE("a disk that is full at any write of an act is told as such, and the log goes on after") {
  for (Call call : {Call::write, Call::create}) {
    std::uint64_t reached = at_each(call, Fault::disk_full, [](auto& world, auto& acted) {
      check_refused(world, acted);
      if (!acted.ok()) CHECK_MESSAGE(disk_full(acted.error()), acted.error().message);
      CHECK(world.perform(Deed::release).ok());
      CHECK_MESSAGE(world.inspect().ok(), world.inspect().error().message);
      check_nothing_lost(world);
    });
    CHECK(reached >= 2);
  }
}
