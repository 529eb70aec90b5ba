// Promises R5 and R7 for database and blobs, by exhaustion: a workload is run once for each call it
// makes on the disk, and that call fails.

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "crash/store_world.h"

using namespace glasnik;
using namespace glasnik::crash;
using sim::Call;
using sim::Fault;
using sim::Lasting;

namespace {

constexpr int kActs = 12;
const Arm& kGood = kArms[0];

// Opens the world if need be, and acts so many times or until something fails.
Result<void> act(World& world, int times) {
  if (!world.is_open()) TRY_VOID(world.open());
  for (int i = 0; i < times; ++i) TRY_VOID(world.act());
  return {};
}

Result<void> write_nothing(World& world) {
  return world.database().write([](store::Session&) { return Result<void>(); });
}

Result<void> write_blob(World& world) {
  TRY_VOID(store::put_blob(world.blobs(), "x"));
  return {};
}

// What the store shows after it was opened again: with the page cache as it is, or what the disk
// kept.
Result<void> inspect_anew(World& world, bool power_cut) {
  world.close();
  if (power_cut) world.disk().restore_power();
  TRY_VOID(world.open());
  return world.inspect();
}

bool says_stopped(const Result<void>& result) {
  return !result.ok() && result.error().code == Code::unavailable &&
         result.error().message.find("writer stopped") != std::string::npos;
}

// A database or blob store that stopped reads on, and neither writes nor syncs ever again.
void check_stopped(World& world) {
  const bool database = world.database().writer_stopped();
  CHECK(database != world.blobs().writer_stopped());
  const std::uint64_t syncs = world.disk().calls(Call::sync);
  if (database) CHECK(says_stopped(write_nothing(world)));
  if (!database) CHECK(says_stopped(write_blob(world)));
  CHECK_MESSAGE(world.inspect().ok(), world.inspect().error().message);
  world.close();
  if (database) CHECK(world.disk().calls(Call::sync) == syncs);
}

// Runs `meet(world, nth)` with the n-th such call failing, for each n that the workload reaches.
template <typename Meet>
std::uint64_t at_each(Call call, Fault fault, Meet meet) {
  for (std::uint64_t nth = 1;; ++nth) {
    World world(kGood, 1);
    const std::uint64_t before = world.disk().calls(call);
    world.disk().fail(call, nth, fault);
    INFO("call ", static_cast<int>(call), " number ", nth);
    Result<void> acted = act(world, kActs);
    if (world.disk().calls(call) < before + nth) return nth - 1;
    meet(world, acted);
  }
}

// After EIO in the middle: stopped or not even open; a new start on the same page cache
// acknowledges more; then the power fails, and all of it must be there.
void check_nothing_lost(World& world) {
  Result<void> restarted = inspect_anew(world, false);
  CHECK_MESSAGE(restarted.ok(), restarted.error().message);
  Result<void> acted = act(world, 5);
  CHECK_MESSAGE(acted.ok(), acted.error().message);
  Result<void> survived = inspect_anew(world, true);
  CHECK_MESSAGE(survived.ok(), survived.error().message);
}

}  // namespace

TEST_CASE("EIO at each sync stops the writer for good, and loses nothing that was acknowledged") {
  int stopped = 0;
  std::uint64_t syncs = at_each(Call::sync, Fault::input_output, [&](World& world, auto& acted) {
    CHECK(!acted.ok());
    if (world.is_open()) check_stopped(world);
    stopped += !world.is_open();
    check_nothing_lost(world);
  });
  CHECK(syncs > 20);
  CHECK(stopped > 0);
}

TEST_CASE("known-bad: a store that tries a failed sync again loses what it acknowledged") {
  constexpr Arm kRetries{.name = "retries", .database_forgets = {.failures = true}};
  int losses = 0;
  for (std::uint64_t nth = 1; nth <= 30; ++nth) {
    World world(kRetries, nth);
    world.disk().fail(Call::sync, nth, Fault::input_output);
    if (act(world, kActs).ok()) losses += !inspect_anew(world, true).ok();
  }
  CHECK(losses > 0);
}

TEST_CASE("EIO at each directory sync loses nothing that was acknowledged") {
  std::uint64_t syncs =
      at_each(Call::sync_directory, Fault::input_output, [](World& world, auto& acted) {
        if (!acted.ok() && world.is_open()) check_stopped(world);
        check_nothing_lost(world);
      });
  CHECK(syncs > 5);
}

TEST_CASE("EIO at each write is an error, and loses nothing that was acknowledged") {
  std::uint64_t writes = at_each(Call::write, Fault::input_output, [](World& world, auto& acted) {
    CHECK(!acted.ok());
    check_nothing_lost(world);
  });
  CHECK(writes > 100);
}

TEST_CASE("EIO at each read is an error, and loses nothing that was acknowledged") {
  std::uint64_t reads = at_each(Call::read, Fault::input_output,
                                [](World& world, auto&) { check_nothing_lost(world); });
  CHECK(reads > 10);
}

TEST_CASE("a full disk at any write is answered as such, loses nothing, and passes") {
  std::uint64_t writes = at_each(Call::write, Fault::disk_full, [](World& world, auto& acted) {
    if (!acted.ok()) CHECK_MESSAGE(disk_full(acted.error()), acted.error().message);
    Result<void> later = act(world, 5);
    CHECK_MESSAGE(later.ok(), later.error().message);
    CHECK(world.inspect().ok());
    CHECK(!world.database().writer_stopped());
    CHECK(inspect_anew(world, true).ok());
  });
  CHECK(writes > 100);
}

TEST_CASE("a full disk at the making of any name is answered as such, and passes") {
  at_each(Call::create, Fault::disk_full, [](World& world, auto& acted) {
    CHECK(disk_full(acted.error()));
    CHECK(act(world, 5).ok());
    CHECK(inspect_anew(world, true).ok());
  });
}

TEST_CASE("a blob of which a piece could not be written is never finished") {
  World world(kGood, 5);
  REQUIRE(world.open());
  auto writer = *world.blobs().begin();
  REQUIRE(writer->write("one"));
  world.disk().fail(Call::write, 1, Fault::disk_full);
  CHECK(disk_full(writer->write("two").error()));
  CHECK(disk_full(writer->write("two").error()));
  CHECK(disk_full(writer->finish().error()));
  writer.reset();
  CHECK(world.disk().list("/newsroom/blobs/tmp")->empty());
}

TEST_CASE("on a disk that is full at the start all is read, nothing written, until there is room") {
  World world(kGood, 7);
  REQUIRE(act(world, kActs));
  world.disk().cut_power_at(1);
  CHECK(!world.act().ok());
  world.close();
  world.disk().restore_power();
  world.disk().fail(Call::write, 1, Fault::disk_full, Lasting::for_ever);
  world.disk().fail(Call::create, 1, Fault::disk_full, Lasting::for_ever);
  REQUIRE(world.open());
  CHECK(world.inspect().ok());
  for (int i = 0; i < 3; ++i) CHECK(disk_full(world.act().error()));
  CHECK(world.inspect().ok());
  world.disk().repair();
  CHECK(world.act().ok());
  CHECK(inspect_anew(world, true).ok());
}

TEST_CASE("a bit turned in any blob is named by load, open and scrub") {
  World world(kGood, 3);
  REQUIRE(world.open());
  sim::SimulatedDisk& disk = world.disk();
  int named = 0;
  for (int i = 0; i < 50; ++i) {
    Bytes content = "blob " + std::to_string(i) + std::string(world.dice().below(4'000), 'x');
    REQUIRE(store::put_blob(world.blobs(), content));
    const Hash hash = sha256(content);
    std::string name = hex(hash.view());
    std::string path = "/newsroom/blobs/" + name.substr(0, 2) + "/" + name.substr(2);
    REQUIRE(disk.flip_bit(path, world.dice().below(content.size()), 3));
    CHECK(world.blobs().load(hash).error().code == Code::corrupt);
    CHECK(world.blobs().open(hash).error().code == Code::corrupt);
    auto scrubbed = store::scrub(world.blobs(), [&](const Hash& which, const Error& error) {
      named += which == hash && error.code == Code::corrupt;
    });
    CHECK(scrubbed->blobs == static_cast<std::uint64_t>(i + 1));
    CHECK(scrubbed->damaged == 1);
    REQUIRE(store::put_blob(world.blobs(), content));  // stored again it is healed
    CHECK(*world.blobs().load(hash) == content);
  }
  CHECK(named == 50);
}
