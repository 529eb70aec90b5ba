// Promise R21: four eyes, and no lost word. Five people with all sorts of roles write, translate,
// submit, return, approve, schedule, release, force and discard at random; their screens are stale,
// answers get lost and saves are asked for again, the power fails. The desk works on the simulated
// disk and must do what a model of it, written from the editorial design alone, does: released
// bytes are approved bytes, no acknowledged word is lost, nobody does what their roles do not
// allow.
//
//   desk_property [STEPS [SEED [ARM]]]
//
// A step is an act asked for. The good arm must agree in all STEPS; each arm with one error must be
// found out, or the test could not have seen that error in the desk. A failure prints the command
// that replays it.

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "property/desk_world.h"

using namespace glasnik;
using namespace glasnik::property;

namespace {

constexpr std::uint64_t kStepsPerWorld = 1'500;
constexpr std::uint64_t kStepsPerInspection = 500;
constexpr std::uint64_t kStepsOfABadArm = 20'000;  // the most; it ends where it is found out

const DeskArm kArms[] = {
    {"good", {}},
    {"approval kept after an edit", {.an_edit_voids_approval = false}},
    {"base ignored", {.the_base_counts = false}},
    {"approver is an editor", {.an_editor_may_approve = true}},
    {"approver is the submitter", {.the_submitter_may_approve = true}},
    {"a minute early", {.the_clock_waits = false}},
    {"acknowledged before it is durable", {}, true},
};

Result<void> live(DeskWorld& world, std::uint64_t steps, DeskCounts& counts) {
  TRY_VOID(world.open());
  const std::uint64_t end = counts.steps + steps;
  for (std::uint64_t next = counts.steps + kStepsPerInspection; counts.steps < end;) {
    TRY_VOID(world.step());
    if (counts.steps < next) continue;
    next += kStepsPerInspection;
    TRY_VOID(world.inspect());
  }
  return world.inspect();
}

bool run(const DeskArm& arm, std::uint64_t steps, std::uint64_t seed, DeskCounts& counts) {
  for (; counts.steps < steps; ++seed) {
    DeskWorld world(arm, seed, counts);
    Result<void> lived = live(world, std::min(kStepsPerWorld, steps - counts.steps), counts);
    if (lived) continue;
    fmt::print("     {} (again: desk_property {} {} \"{}\")\n", lived.error().message,
               kStepsPerWorld, seed, arm.name);
    return false;
  }
  return true;
}

bool report(const DeskArm& arm, bool good, std::uint64_t steps, std::uint64_t seed) {
  const auto started = std::chrono::steady_clock::now();
  DeskCounts counts;
  const bool agreed = run(arm, steps, seed, counts);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  fmt::print(
      "{} {}: {} steps, {} done, {} released, {} conflicts, {} repeats, {} power cuts, "
      "{:.0f} steps/s\n",
      agreed == good ? "ok  " : "FAIL", arm.name, counts.steps, counts.accepted, counts.released,
      counts.conflicts, counts.repeats, counts.cuts,
      static_cast<double>(counts.steps) / took.count());
  return agreed == good;
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t steps = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 5'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::string_view only = count > 3 ? arguments[3] : "";
  int passed = 0;
  int failed = 0;
  for (const DeskArm& arm : kArms) {
    if (!only.empty() && only != arm.name) continue;
    const bool good = &arm == &kArms[0];
    const bool as_it_must = report(arm, good, good ? steps : kStepsOfABadArm, seed);
    ++(as_it_must ? passed : failed);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
