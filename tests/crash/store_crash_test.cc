// Promise R1 for database and blobs: acknowledgements survive power cuts. The real store works on
// the simulated disk until the power fails at a random call, again and again, also while it
// recovers.
//
//   store_crash [CUTS [SEED [ARM]]]
//
// The good arm must lose nothing in CUTS cuts; each known-bad arm must lose something, or the test
// could not have seen a loss in the good one. Each failure prints the command that replays it.

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

#include "crash/store_world.h"

using namespace glasnik;
using namespace glasnik::crash;

namespace {

constexpr std::uint64_t kCutsPerWorld = 32;
constexpr std::uint64_t kLongestLife = 250;  // calls that change the disk

struct Tally {
  std::uint64_t cuts = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t losses = 0;  // worlds in which something was lost, damaged or half there
  std::string first_loss;
};

// Works until the power fails: an error then is ordinary. Any error with the power on is a loss.
Result<void> work(World& world) {
  TRY_VOID(world.open());
  TRY_VOID(world.inspect());
  for (;;) {
    if (world.dice().one_in(12)) {
      world.close();
      TRY_VOID(world.open());
    }
    TRY_VOID(world.act());
  }
}

Result<void> live(World& world, std::uint64_t cuts, Tally& tally) {
  for (std::uint64_t cut = 0; cut < cuts; ++cut) {
    world.disk().cut_power_at(1 + world.dice().below(kLongestLife));
    Result<void> ended = work(world);
    if (world.disk().has_power()) return ended;
    world.close();
    world.disk().restore_power();
    ++tally.cuts;
  }
  TRY_VOID(world.open());
  return world.inspect();
}

Tally run(const Arm& arm, std::uint64_t cuts, std::uint64_t seed) {
  Tally tally;
  while (tally.cuts < cuts) {
    World world(arm, seed);
    Result<void> lived = live(world, kCutsPerWorld, tally);
    tally.acknowledged += world.acknowledged();
    if (!lived.ok()) {
      if (tally.losses++ == 0) {
        tally.first_loss = fmt::format("{} (again: store_crash {} {} \"{}\")",
                                       lived.error().message, kCutsPerWorld, seed, arm.name);
      }
      ++tally.cuts;  // a world that ends early must not run for ever
    }
    world.close();
    ++seed;
  }
  return tally;
}

// Whether the arm did what it must.
bool report(const Arm& arm, std::uint64_t cuts, std::uint64_t seed) {
  const auto started = std::chrono::steady_clock::now();
  Tally tally = run(arm, cuts, seed);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const bool must_lose = &arm != &kArms[0];
  const bool good = must_lose == (tally.losses > 0);
  fmt::print("{} {}: {} cuts, {} acknowledged, worlds with a loss {}, {:.0f} cuts/s\n",
             good ? "ok  " : "FAIL", arm.name, tally.cuts, tally.acknowledged, tally.losses,
             static_cast<double>(tally.cuts) / took.count());
  if (!tally.first_loss.empty()) fmt::print("     {}\n", tally.first_loss);
  return good;
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t cuts = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 10'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::string_view only = count > 3 ? arguments[3] : "";
  bool good = true;
  for (const Arm& arm : kArms) {
    if (!only.empty() && only != arm.name) continue;
    const bool whole = !only.empty() || &arm == &kArms[0];
    good &= report(arm, whole ? cuts : std::max<std::uint64_t>(cuts / 20, 320), seed);
  }
  return good ? 0 : 1;
}
