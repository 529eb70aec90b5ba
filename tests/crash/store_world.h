#pragma once
// A little newsroom on a simulated disk: acts with their lines and blobs, and the memory of what
// was acknowledged, to be compared with what the store shows after whatever happened to the disk.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "sim/dice.h"
#include "sim/forgetful_files.h"
#include "sim/simulated_disk.h"
#include "sim/sqlite_vfs.h"
#include "store/blobs.h"
#include "store/sqlite.h"

namespace glasnik::crash {

// How the store is set up. The first is the good one, all others are known-bad: they lose what they
// acknowledged.
struct Arm {
  const char* name;
  store::SqliteOptions::Synchronous synchronous = store::SqliteOptions::Synchronous::full;
  sim::ForgetfulFiles::Forgets database_forgets = {};
  sim::ForgetfulFiles::Forgets blobs_forget = {};
};
inline constexpr Arm kArms[] = {
    {.name = "good"},
    {.name = "synchronous normal", .synchronous = store::SqliteOptions::Synchronous::normal},
    {.name = "synchronous off", .synchronous = store::SqliteOptions::Synchronous::off},
    {.name = "database without directory sync", .database_forgets = {.directories = true}},
    {.name = "blobs renamed without sync", .blobs_forget = {.files = true}},
    {.name = "blobs without directory sync", .blobs_forget = {.directories = true}},
};

class World {
 public:
  World(const Arm& arm, std::uint64_t seed);

  Result<void> open();
  void close();
  bool is_open() const { return open_; }

  // One more act: sometimes a blob first, then one transaction that adds an act with lines, and may
  // remove an older one. Ok means acknowledged. Returns after the writer is idle, so that the same
  // seed makes the same calls on the disk in the same order.
  Result<void> act();

  // corrupt, with what is wrong, unless the store shows every acknowledged act whole with its blob
  // and nothing else; of the acts that were answered by an error, it may show those of before
  // open().
  Result<void> inspect();

  std::uint64_t acknowledged() const { return acknowledged_; }
  sim::SimulatedDisk& disk() { return disk_; }
  store::Database& database() { return *database_; }
  store::Blobs& blobs() { return *blobs_; }
  sim::Dice& dice() { return dice_; }

 private:
  struct Act {
    std::int64_t number = 0;
    std::vector<std::string> lines;
    std::optional<Hash> blob;
  };
  struct Attempt {
    Act act;
    std::optional<std::int64_t> removes;
  };
  using Acts = std::map<std::int64_t, Act>;

  Attempt new_attempt();
  Result<void> store_attempt(const Attempt& attempt);
  void remember(const Attempt& attempt);
  void resolve_doubts(const Acts& shown);
  Result<Acts> shown_acts();
  Result<void> compare(const Acts& shown);

  const Arm& arm_;
  sim::Dice dice_;
  sim::SimulatedDisk disk_;
  sim::ForgetfulFiles database_files_;
  sim::ForgetfulFiles blob_files_;
  sim::SqliteVfs vfs_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::Blobs> blobs_;

  Acts acts_;                      // acknowledged, or seen once
  std::vector<Attempt> doubtful_;  // answered by an error: there or not, seen at the next start
  bool open_ = false;
  std::int64_t last_number_ = 0;
  std::uint64_t acknowledged_ = 0;
};

}  // namespace glasnik::crash
