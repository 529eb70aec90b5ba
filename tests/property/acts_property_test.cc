// Promise of the permanent record: whatever is asked for in whatever order, the state tables hold,
// every act is in the log, history is whole and an edition never changes by one octet. Random acts
// on many documents in three variants, allowed and forbidden, are given to a newsroom and to a
// model of it written from the editorial design alone.
//
//   acts_property [STEPS [SEED [ARM]]]
//
// A step is an act asked for. The good arm must agree in all STEPS; each arm with one wrong rule
// must be found out, or the test could not have seen that error in the newsroom. A failure prints
// the command that replays it and the fewest acts that still show it.

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>

#include "property/acts_world.h"

using namespace glasnik;
using namespace glasnik::property;

namespace {

constexpr std::uint64_t kStepsPerWorld = 4'000;
constexpr std::uint64_t kStepsPerInspection = 1'300;

struct Arm {
  const char* name;
  std::function<void(Rules&)> spoil;      // null: the rules as they are
  std::function<void(ActModel&)> forget;  // before each inspection
};

void drop_row(Rules& rules, std::string_view from, std::string_view act) {
  std::erase_if(rules.rows, [&](const Row& row) { return row.from == from && row.act == act; });
}

const Arm kArms[] = {
    {"good", nullptr, nullptr},
    {"a retracted document comes back",
     [](Rules& rules) {
       rules.rows.push_back({"retracted", "unwithdraw", "current"});
     },
     nullptr},
    {"a withdrawn document is never retracted",
     [](Rules& rules) { drop_row(rules, "withdrawn", "retract"); }, nullptr},
    {"a withdrawal withdraws nothing",
     [](Rules& rules) {
       drop_row(rules, "current", "withdraw");
       rules.rows.push_back({"current", "withdraw", "current"});
     },
     nullptr},
    {"an update is a minor matter",
     [](Rules& rules) {
       rules.steps[1] = {"update", 0, 1};
     },
     nullptr},
    {"a note of nine characters will do", [](Rules& rules) { rules.shortest_note = 9; }, nullptr},
    {"an old edition was another", nullptr,
     [](ActModel& model) {
       model.documents().begin()->second.acts.front().record = sha256("another");
     }},
};

Rules rules_of(const Arm& arm) {
  Rules rules = editorial_rules();
  if (arm.spoil) arm.spoil(rules);
  return rules;
}

Result<void> inspect(ActsWorld& world, const Arm& arm) {
  if (arm.forget) arm.forget(world.model());
  return world.inspect();
}

Result<void> live(ActsWorld& world, const Arm& arm, std::uint64_t steps, Counts& counts) {
  const std::uint64_t end = counts.steps + steps;
  for (std::uint64_t next = counts.steps + kStepsPerInspection; counts.steps < end;) {
    TRY_VOID(world.step());
    if (counts.steps < next) continue;
    next += kStepsPerInspection;
    TRY_VOID(world.reopen());
    TRY_VOID(inspect(world, arm));
  }
  return inspect(world, arm);
}

// The acts of the document that failed last, each a pass of its own, and as few as still fail in
// the same way.
std::vector<Plan> shrink(const Rules& rules, ActsWorld& world, const std::string& failure) {
  const std::string way = failure.substr(0, failure.find_first_of(",:"));
  auto fails = [&](const std::vector<Plan>& plans) {
    Counts counts;
    ActsWorld again(rules, 1, counts);
    Result<void> lived;
    for (std::size_t i = 0; lived && i < plans.size(); ++i) lived = again.perform({plans[i]});
    if (lived) lived = again.inspect();
    return !lived && lived.error().message.starts_with(way);
  };
  const DocumentId failed = world.last_document();
  std::vector<Plan> plans;
  for (const Plan& plan : world.done()) {
    if (plan.act.document == failed) plans.push_back(plan);
  }
  if (!fails(plans)) return {};
  for (std::size_t i = plans.size(); i-- > 0;) {
    std::vector<Plan> fewer = plans;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (fails(fewer)) plans = std::move(fewer);
  }
  return plans;
}

// Whether model and newsroom agreed to the end.
bool run(const Arm& arm, std::uint64_t steps, std::uint64_t seed, Counts& counts) {
  const Rules rules = rules_of(arm);
  for (; counts.steps < steps; ++seed) {
    ActsWorld world(rules, seed, counts);
    Result<void> lived = live(world, arm, std::min(kStepsPerWorld, steps - counts.steps), counts);
    if (lived) continue;
    fmt::print("     {} (again: acts_property {} {} \"{}\")\n", lived.error().message, steps, seed,
               arm.name);
    for (const Plan& plan : shrink(rules, world, lived.error().message))
      fmt::print("     - {}\n", told(plan));
    return false;
  }
  return true;
}

bool report(const Arm& arm, bool good, std::uint64_t steps, std::uint64_t seed) {
  const auto started = std::chrono::steady_clock::now();
  Counts counts;
  const bool agreed = run(arm, steps, seed, counts);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  fmt::print("{} {}: {} steps, {} accepted, {} inspections, {} bundles verified, {:.0f} steps/s\n",
             agreed == good ? "ok  " : "FAIL", arm.name, counts.steps, counts.accepted,
             counts.inspections, counts.bundles, static_cast<double>(counts.steps) / took.count());
  return agreed == good;
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t steps = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 5'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::string_view only = count > 3 ? arguments[3] : "";
  int passed = 0;
  int failed = 0;
  for (const Arm& arm : kArms) {
    if (!only.empty() && only != arm.name) continue;
    const bool good = &arm == &kArms[0];
    const bool as_it_must = report(arm, good, good ? steps : 4 * kStepsPerWorld, seed);
    ++(as_it_must ? passed : failed);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
