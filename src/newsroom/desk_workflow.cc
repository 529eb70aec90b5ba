#include "newsroom/desk_workflow.h"

#include <fmt/format.h>

#include <array>

namespace glasnik::newsroom {
namespace {

using record::Role;
using record::RoleSet;
using record::WorkState;

// States in a table's cell; bit n is the n-th state, the last one the absence of an edition.
class States {
 public:
  constexpr States() = default;
  constexpr States(std::initializer_list<WorkState> states) {
    for (WorkState state : states) bits_ |= bit(state);
  }
  static constexpr States none() {
    States states;
    states.bits_ = bit(std::nullopt);
    return states;
  }
  constexpr bool has(std::optional<WorkState> state) const { return (bits_ & bit(state)) != 0; }

 private:
  static constexpr unsigned bit(std::optional<WorkState> state) {
    return 1U << (state ? static_cast<unsigned>(*state) : std::size(record::kWorkStates));
  }
  unsigned bits_ = 0;
};

struct Row {
  DeskAct act;
  std::string_view name;
  States from;
  WorkState to;
  RoleSet any;  // one of these may; empty: the clock
  RoleSet all;  // and these it must have, where one is not enough
  std::string_view who;
};

constexpr auto kDraft = WorkState::draft;
constexpr auto kSubmitted = WorkState::submitted;
constexpr auto kApproved = WorkState::approved;
constexpr auto kScheduled = WorkState::scheduled;
constexpr auto kFailed = WorkState::release_failed;
constexpr auto kReleased = WorkState::released;

constexpr Row kTable[] = {
    {DeskAct::create, "create", States::none(), kDraft, {Role::author}, {}, "an author"},
    {DeskAct::edit,
     "edit",
     {kDraft, kSubmitted, kApproved, kScheduled},
     kDraft,
     {Role::author, Role::translator},
     {},
     "an author or translator"},
    {DeskAct::submit, "submit", {kDraft}, kSubmitted, {Role::author}, {}, "an author"},
    {DeskAct::send_back,
     "return",
     {kSubmitted, kApproved},
     kDraft,
     {Role::approver},
     {},
     "an approver"},
    {DeskAct::approve, "approve", {kSubmitted}, kApproved, {Role::approver}, {}, "an approver"},
    {DeskAct::schedule, "schedule", {kApproved}, kScheduled, {Role::releaser}, {}, "a releaser"},
    {DeskAct::unschedule,
     "unschedule",
     {kScheduled, kFailed},
     kApproved,
     {Role::releaser, Role::approver},
     {},
     "a releaser or approver"},
    {DeskAct::release, "release", {kApproved}, kReleased, {Role::releaser}, {}, "a releaser"},
    {DeskAct::due, "due", {kScheduled, kFailed}, kReleased, {}, {}, "the clock"},
    {DeskAct::fail, "fail", {kScheduled}, kFailed, {}, {}, "the clock"},
    {DeskAct::force,
     "force",
     {kDraft, kSubmitted},
     kReleased,
     {Role::releaser},
     {Role::releaser, Role::force},
     "a releaser with the right to force"},
    {DeskAct::discard,
     "discard",
     {kDraft, kSubmitted, kApproved, kFailed},
     WorkState::discarded,
     {Role::author, Role::approver},
     {},
     "an author or approver"},
};

// Each act has its row at its own place, so that looking it up cannot fail.
constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(kTable); ++i) {
    if (kTable[i].act != static_cast<DeskAct>(i)) return false;
  }
  return std::size(kTable) == std::size(kDeskActs);
}
static_assert(is_in_order());

const Row& row_of(DeskAct act) { return kTable[static_cast<std::size_t>(act)]; }

Result<WorkState> follow(const Row& row, std::optional<WorkState> from) {
  if (row.from.has(from)) return row.to;
  if (!from) return Error{Code::conflict, fmt::format("{}: there is no active edition", row.name)};
  return Error{Code::conflict,
               fmt::format("{}: the edition is {}", row.name, record::state_name(*from))};
}

}  // namespace

std::string_view act_name(DeskAct act) { return row_of(act).name; }

Result<WorkState> step(std::optional<WorkState> from, DeskAct act, RoleSet roles) {
  const Row& row = row_of(act);
  if (!roles.meets(row.any) || !roles.covers(row.all)) {
    return Error{Code::denied, fmt::format("{}: only {} may do this", row.name, row.who)};
  }
  return follow(row, from);
}

Result<WorkState> step_of_clock(WorkState from, DeskAct act) {
  ENSURE(row_of(act).any == RoleSet());
  return follow(row_of(act), from);
}

}  // namespace glasnik::newsroom
