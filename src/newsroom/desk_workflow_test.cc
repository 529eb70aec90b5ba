#include "newsroom/desk_workflow.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace glasnik;
using namespace glasnik::newsroom;
using record::Role;
using record::RoleSet;
using record::WorkState;

namespace {

// editorial.md section 1.1, written a second time: act, from, to, who.
struct Line {
  std::string_view act;
  std::string_view from;  // names with spaces between; empty: no active edition
  std::string_view to;
  RoleSet who;
};
const Line kLines[] = {
    {"create", "", "draft", {Role::author}},
    {"edit", "draft submitted approved scheduled", "draft", {Role::author, Role::translator}},
    {"submit", "draft", "submitted", {Role::author}},
    {"return", "submitted approved", "draft", {Role::approver}},
    {"approve", "submitted", "approved", {Role::approver}},
    {"schedule", "approved", "scheduled", {Role::releaser}},
    {"unschedule", "scheduled release_failed", "approved", {Role::releaser, Role::approver}},
    {"release", "approved", "released", {Role::releaser}},
    {"due", "scheduled release_failed", "released", {}},
    {"fail", "scheduled", "release_failed", {}},
    {"force", "draft submitted", "released", {Role::releaser}},
    {"discard",
     "draft submitted approved release_failed",
     "discarded",
     {Role::author, Role::approver}},
};

bool lists(std::string_view words, std::string_view word) {
  return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("every state, act and role leads where the editorial design says, or is refused") {
  std::size_t cells = 0;
  for (DeskAct act : kDeskActs) {
    const Line& line = kLines[static_cast<std::size_t>(act)];
    REQUIRE(line.act == act_name(act));
    for (Role role : record::kRoles) {
      RoleSet roles{role};
      if (act == DeskAct::force) roles.add(Role::force);
      const bool may = line.who.has(role);
      for (WorkState state : record::kWorkStates) {
        auto to = step(state, act, roles);
        CHECK(to.ok() == (may && lists(line.from, record::state_name(state))));
        if (to.ok()) CHECK(record::state_name(*to) == line.to);
        if (!to.ok()) CHECK(to.error().code == (may ? Code::conflict : Code::denied));
        ++cells;
      }
      CHECK(step(std::nullopt, act, roles).ok() == (may && line.from.empty()));
    }
  }
  CHECK(cells == 12 * 9 * 7);
}

TEST_CASE("only the clock brings out what is due, and forcing needs a right of its own") {
  CHECK(step_of_clock(WorkState::scheduled, DeskAct::due).ok());
  CHECK(step_of_clock(WorkState::release_failed, DeskAct::due).ok());
  CHECK_FALSE(step_of_clock(WorkState::approved, DeskAct::due).ok());
  CHECK_FALSE(step_of_clock(WorkState::release_failed, DeskAct::fail).ok());
  CHECK_FALSE(step(WorkState::draft, DeskAct::force, {Role::releaser}).ok());
  CHECK_FALSE(step(WorkState::draft, DeskAct::force, {Role::force}).ok());
}
