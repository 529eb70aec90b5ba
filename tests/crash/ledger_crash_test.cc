// Promise R1 for the whole newsroom, log and vault included: acknowledged acts survive power cuts,
// and no cut makes the log contradict itself. The real newsroom works on the simulated disk.
//
//   ledger_crash [CUTS [SEED [SETUP]]]
//
// A life is a start, two deeds and a stop. The power fails in the first call of a life that changes
// or syncs something, in the next life in the second such call, and so on until a life is lived to
// its end: so each call of proof.md section 4 is cut in turn, those of recovery and of init too.
// The good setup must hold in CUTS cuts; each known-bad one must be found out as it should, or the
// test could not have seen a loss in the good one. Each failure prints the command that replays it.

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

#include "crash/newsroom_world.h"

using namespace glasnik;
using namespace glasnik::crash;

namespace {

constexpr std::uint64_t kLivesPerWorld = 12;   // a short log, so that verify is quick
constexpr std::uint64_t kWorldsPerSweep = 12;  // more calls than any life has

struct Tally {
  std::uint64_t cuts = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t losses = 0;  // worlds in which something was lost, damaged or contradicted
  std::uint64_t forks = 0;   // worlds in which two roots were signed at one size
  std::string first_loss;
};

// An error is ordinary if the power failed, else a loss.
Result<void> live(NewsroomWorld& world, Deed deed, bool thoroughly = true) {
  TRY_VOID(world.look());
  TRY_VOID(world.open());
  TRY_VOID(world.inspect(thoroughly));
  TRY_VOID(world.perform(deed));  // two, so that acts are cut that stand behind an answer
  TRY_VOID(world.perform(deed));
  world.close();
  return {};
}

// What is done in a world: once at its beginning, and in each life.
struct Kind {
  Deed first;
  Deed deed;
  bool long_log = false;  // verify only at the end
};
constexpr Kind kKinds[] = {
    {Deed::nothing, Deed::nothing},  // init
    {Deed::release, Deed::release}, {Deed::release, Deed::derive},   {Deed::release, Deed::picture},
    {Deed::release, Deed::correct}, {Deed::release, Deed::withdraw}, {Deed::release, Deed::pass},
    {Deed::fill, Deed::pass, true}, {Deed::release, Deed::rotate},   {Deed::release, Deed::remove},
};

// What the world of a seed is for: its kind, and the first call that is cut. Seeds in a row go
// through all kinds, then to other calls, those of the acts first, and when all calls were cut they
// begin again with other dice.
const Kind& kind_of(std::uint64_t seed) { return kKinds[seed % std::size(kKinds)]; }
std::uint64_t first_call_of(std::uint64_t seed) {
  const std::uint64_t round = 1 + seed / std::size(kKinds);
  return 1 + round * 5 % kWorldsPerSweep * kLivesPerWorld;
}

// The lives of a world, one call further each; it ends with a life lived to its end.
Result<void> run_world(NewsroomWorld& world, std::uint64_t seed, Tally& tally) {
  const Kind& kind = kind_of(seed);
  if (kind.first != Deed::nothing) TRY_VOID(live(world, kind.first));
  for (std::uint64_t i = 0; i < kLivesPerWorld; ++i) {
    world.disk().cut_power_at(first_call_of(seed) + i);
    Result<void> ended = live(world, kind.deed, !kind.long_log);
    world.close();
    const bool cut = !world.disk().has_power();
    world.disk().restore_power();
    if (!cut) TRY_VOID(std::move(ended));
    if (!cut) break;
    ++tally.cuts;
  }
  return live(world, Deed::release);
}

Tally run(const Setup& setup, std::uint64_t cuts, std::uint64_t seed) {
  Tally tally;
  for (; tally.cuts < cuts; ++seed) {
    NewsroomWorld world(setup, seed);
    Result<void> lived = run_world(world, seed, tally);
    tally.acknowledged += world.acknowledged();
    tally.forks += world.forked();
    if (!lived.ok()) {
      if (tally.losses++ == 0) {
        tally.first_loss = fmt::format("{} (again: ledger_crash 1 {} \"{}\")",
                                       lived.error().message, seed, setup.name);
      }
      ++tally.cuts;  // a world that ends early must not run for ever
    }
    world.close();
  }
  return tally;
}

bool as_it_must(const Setup& setup, const Tally& tally) {
  switch (setup.must) {
    case Setup::Must::hold:
      return tally.losses == 0 && tally.forks == 0;
    case Setup::Must::lose:
      return tally.losses > 0 && tally.forks == 0;
    case Setup::Must::fork:
      return tally.forks > 0;
    case Setup::Must::fail:
      return tally.losses > 0;
  }
  return false;
}

bool report(const Setup& setup, std::uint64_t cuts, std::uint64_t seed) {
  const auto started = std::chrono::steady_clock::now();
  Tally tally = run(setup, cuts, seed);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const bool good = as_it_must(setup, tally);
  fmt::print(
      "{} {}: {} cuts, {} acknowledged, worlds with a loss {}, with a fork {}, {:.0f} cuts/s\n",
      good ? "ok  " : "FAIL", setup.name, tally.cuts, tally.acknowledged, tally.losses, tally.forks,
      static_cast<double>(tally.cuts) / took.count());
  if (!tally.first_loss.empty()) fmt::print("     {}\n", tally.first_loss);
  return good;
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t cuts = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 3'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::string_view only = count > 3 ? arguments[3] : "";
  bool good = true;
  for (const Setup& setup : kSetups) {
    if (!only.empty() && only != setup.name) continue;
    const bool whole = !only.empty() || &setup == &kSetups[0];
    good &= report(setup, whole ? cuts : std::max<std::uint64_t>(cuts / 10, 300), seed);
  }
  return good ? 0 : 1;
}
