#include "sim/simulated_disk.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::sim;

namespace {

const std::string kOld(4'096, 'o');
const std::string kNew(4'096, 'n');

std::string content(SimulatedDisk& disk, const std::string& path) {
  Result<Bytes> bytes = read_file(disk, path, 1 << 20);
  return bytes.ok() ? *bytes : "(none)";
}

Result<void> put(SimulatedDisk& disk, const std::string& path, BytesView bytes, bool sync) {
  TRY(auto file, disk.open(path, Open::create));
  TRY_VOID(file->write_at(0, bytes));
  return sync ? file->sync() : Result<void>();
}

// Whether each sector of `bytes` is wholly of the old or wholly of the new content.
bool torn_only_at_sectors(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += 512) {
    std::string sector = bytes.substr(at, 512);
    if (sector != kOld.substr(0, 512) && sector != kNew.substr(0, 512)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("what was synced with its name survives every power cut") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SimulatedDisk disk(seed);
    REQUIRE(write_durably(disk, "/a", kOld));
    disk.restore_power();
    CHECK(content(disk, "/a") == kOld);
    CHECK(disk.list("/")->size() == 1);
  }
}

TEST_CASE("an overwritten file that was not synced is old, new, or torn at sectors") {
  int old = 0, fresh = 0, torn = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SimulatedDisk disk(seed);
    REQUIRE(write_durably(disk, "/a", kOld));
    REQUIRE((*disk.open("/a", Open::update))->write_at(0, kNew));
    CHECK(content(disk, "/a") == kNew);
    disk.restore_power();
    std::string after = content(disk, "/a");
    CHECK(torn_only_at_sectors(after));
    old += after == kOld;
    fresh += after == kNew;
    torn += after != kOld && after != kNew;
  }
  CHECK(old > 20);
  CHECK(fresh > 20);
  CHECK(torn > 20);
}

TEST_CASE("a name survives for certain only after a sync of its directory") {
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SimulatedDisk disk(seed);
    REQUIRE(put(disk, "/a", "content", true));
    disk.restore_power();
    lost += content(disk, "/a") == "(none)";
  }
  CHECK(lost > 20);
  CHECK(lost < 90);
}

TEST_CASE("renamed without a sync, a file may be there with any part of its content") {
  int empty = 0, whole = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SimulatedDisk disk(seed);
    REQUIRE(put(disk, "/a.tmp", "content", false));
    REQUIRE(disk.rename("/a.tmp", "/a"));
    REQUIRE(disk.sync_directory("/"));
    disk.restore_power();
    CHECK(!*disk.exists("/a.tmp"));
    empty += content(disk, "/a").empty();
    whole += content(disk, "/a") == "content";
  }
  CHECK(empty > 20);
  CHECK(whole > 20);
}

TEST_CASE("changes of two files survive in no order") {
  int only_second = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SimulatedDisk disk(seed);
    REQUIRE(write_durably(disk, "/a", "old"));
    REQUIRE(write_durably(disk, "/b", "old"));
    REQUIRE((*disk.open("/a", Open::update))->write_at(0, "new"));
    REQUIRE((*disk.open("/b", Open::update))->write_at(0, "new"));
    disk.restore_power();
    only_second += content(disk, "/a") == "old" && content(disk, "/b") == "new";
  }
  CHECK(only_second > 2);
}

TEST_CASE("after a failed sync a second one answers ok and the content is lost all the same") {
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SimulatedDisk disk(seed);
    REQUIRE(write_durably(disk, "/a", kOld));
    auto file = *disk.open("/a", Open::update);
    REQUIRE(file->write_at(0, kNew));
    disk.fail(Call::sync, 1, Fault::input_output);
    CHECK(!file->sync().ok());
    CHECK(file->sync().ok());
    CHECK(content(disk, "/a") == kNew);
    disk.restore_power();
    lost += content(disk, "/a") != kNew;
  }
  CHECK(lost > 20);
}

TEST_CASE("the power fails at the call asked for, and files open before are of no use after") {
  SimulatedDisk disk(1);
  auto file = *disk.open("/a", Open::create);
  disk.cut_power_at(2);
  CHECK(file->write_at(0, "1").ok());
  CHECK(!file->write_at(1, "2").ok());
  CHECK(!disk.has_power());
  CHECK(!disk.exists("/a").ok());
  disk.restore_power();
  CHECK(!file->write_at(0, "3").ok());
  CHECK(disk.exists("/a").ok());
}

TEST_CASE("the n-th call fails, once or for ever, and calls are counted") {
  SimulatedDisk disk(1);
  auto file = *disk.open("/a", Open::create);
  disk.fail(Call::write, 2, Fault::disk_full);
  CHECK(file->write_at(0, "1").ok());
  CHECK(disk_full(file->write_at(0, "2").error()));
  CHECK(file->write_at(0, "3").ok());
  disk.fail(Call::sync, 1, Fault::input_output, Lasting::for_ever);
  CHECK(!file->sync().ok());
  CHECK(!file->sync().ok());
  disk.repair();
  CHECK(file->sync().ok());
  CHECK(disk.calls(Call::write) == 3);
  CHECK(disk.calls(Call::sync) == 3);
}

TEST_CASE("the same seed and the same calls leave the same disk") {
  auto survivor = [](std::uint64_t seed) {
    SimulatedDisk disk(seed);
    REQUIRE(write_durably(disk, "/a", kOld));
    REQUIRE((*disk.open("/a", Open::update))->write_at(100, kNew));
    disk.restore_power();
    return content(disk, "/a");
  };
  for (std::uint64_t seed = 0; seed < 20; ++seed) CHECK(survivor(seed) == survivor(seed));
}
