#pragma once
// The way of a working edition, editorial.md section 1.1: one constant table of what may be done in
// which state, by whom, and where it leads. What the table does not list is refused. Guards beyond
// state and role (four eyes, publishable, the base revision) are the verbs'.

#include <optional>

#include "record/account.h"
#include "record/work.h"

namespace glasnik::newsroom {

enum class DeskAct {
  create,
  edit,
  submit,
  send_back,  // "return"
  approve,
  schedule,
  unschedule,
  release,
  due,   // by the clock, or by a read
  fail,  // by the clock
  force,
  discard,
};
inline constexpr DeskAct kDeskActs[] = {DeskAct::create,     DeskAct::edit,    DeskAct::submit,
                                        DeskAct::send_back,  DeskAct::approve, DeskAct::schedule,
                                        DeskAct::unschedule, DeskAct::release, DeskAct::due,
                                        DeskAct::fail,       DeskAct::force,   DeskAct::discard};
std::string_view act_name(DeskAct act);

// The state after the act. denied: no role of this person may do it in any state; conflict: it
// cannot be done in this state (none: there is no active edition).
Result<record::WorkState> step(std::optional<record::WorkState> from, DeskAct act,
                               record::RoleSet roles);
// The same for what no person does: due and fail.
Result<record::WorkState> step_of_clock(record::WorkState from, DeskAct act);

}  // namespace glasnik::newsroom
