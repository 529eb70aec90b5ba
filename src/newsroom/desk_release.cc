// The desk's way out: schedule, release, break-glass. What goes out is read from the rows in the
// transaction that puts it into the log; that it is what was approved is asked there once more.

#include <fmt/format.h>

#include "newsroom/desk.h"
#include "newsroom/desk_schedule.h"
#include "newsroom/desk_texts.h"
#include "text/repair.h"
#include "text/utf8.h"

namespace glasnik::newsroom {

using record::Role;
using record::WorkState;
using store::Session;

// An edition on its way out.
struct Desk::Going {
  OpenWork opened;
  record::Proposal out;  // set by the guard
  WorkState state = WorkState::released;
};

namespace {

constexpr std::size_t kShortestReason = 20;

bool may_be_forced(proof::Kind act) {
  return act == proof::Kind::release || act == proof::Kind::correct || act == proof::Kind::withdraw;
}

}  // namespace

Result<Receipt> Desk::enact(const std::optional<Key>& by, const Key& work, std::string_view act,
                            const std::string& remark, const Release& guard) {
  Going going;
  Enactment enactment;
  enactment.request = [&](Session& session) -> Result<ActRequest> {
    TRY(going.opened, open_work(session, by, work));
    TRY_VOID(guard(session, going));
    ActRequest request = request_of(going.opened.work, going.out);
    request.forced = going.opened.work.forced_by.has_value();
    return request;
  };
  enactment.performed = [&](Session& session, const Receipt& receipt) -> Result<void> {
    record::Work& row = going.opened.work;
    row.released_hash = sha256(record::canonical(going.out));
    row.document = receipt.document;
    row.entry = receipt.entry;
    row.state = going.state;
    row.failure.clear();
    row.salts.clear();  // the record has them
    if (by) row.released_by = *by;
    TRY_VOID(record::put_work(session, row));
    return record::put_step(session, work,
                            {now(), by, std::string(act), row.state, row.revision, remark});
  };
  return perform(newsroom_, enactment);
}

// What was approved is what is there, octet for octet, and it may still go out.
Result<void> Desk::check_approval(Session& session, Going& going) {
  going.out = ready_part(going.opened.proposal, going.opened.texts);
  if (going.opened.work.approval != sha256(record::canonical(going.out))) {
    return Error{Code::conflict, "this is not what was approved"};
  }
  return check(session, going.opened, going.out);
}

Result<Receipt> Desk::release(const Key& by, const Key& work) {
  return enact(by, work, act_name(DeskAct::release), "",
               [&](Session& session, Going& going) -> Result<void> {
                 TRY(going.state,
                     step(going.opened.work.state, DeskAct::release, going.opened.roles));
                 return check_approval(session, going);
               });
}

Result<Receipt> Desk::due(const Key& work, Time at) {
  return enact(std::nullopt, work, act_name(DeskAct::due), "",
               [&](Session& session, Going& going) -> Result<void> {
                 const record::Work& row = going.opened.work;
                 TRY(going.state, step_of_clock(row.state, DeskAct::due));
                 if (row.schedule->at > at) {
                   return Error{Code::conflict, "due: its time has not come"};
                 }
                 return check_approval(session, going);
               });
}

Result<void> Desk::fail(const Key& work, Time at, const std::string& reason) {
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, std::nullopt, work));
    record::Work& row = opened.work;
    if (!row.schedule || row.schedule->at > at) {
      return Error{Code::conflict, "fail: it is not due"};
    }
    if (row.state == WorkState::release_failed && row.failure == reason) return {};
    const bool again = row.state == WorkState::release_failed;
    if (!again) {
      TRY(row.state, step_of_clock(row.state, DeskAct::fail));
    }
    row.failure = reason;
    TRY_VOID(record::put_work(session, row));
    return record::put_step(session, work,
                            {now(), std::nullopt, std::string(act_name(DeskAct::fail)), row.state,
                             row.revision, reason});
  });
}

Result<Receipt> Desk::force(const Key& by, const Key& work, const std::string& reason) {
  TRY(std::string why, text::clean(reason, "en"));
  return enact(
      by, work, act_name(DeskAct::force), why, [&](Session& session, Going& going) -> Result<void> {
        record::Work& row = going.opened.work;
        TRY(going.state, step(row.state, DeskAct::force, going.opened.roles));
        if (!may_be_forced(row.act)) {
          return Error{Code::denied, fmt::format("force: never for {}", proof::kind_name(row.act))};
        }
        if (text::count_code_points(why) < kShortestReason) {
          return Error{Code::invalid, fmt::format("force: a reason of at least {} "
                                                  "characters is kept for ever",
                                                  kShortestReason)};
        }
        row.salts.clear();  // of fewer texts than may go out now
        row.forced_by = by;
        row.force_reason = why;
        going.out = ready_part(going.opened.proposal, going.opened.texts, true);
        return check(session, going.opened, going.out, true);
      });
}

Result<void> Desk::confirm(const Key& by, const Key& work) {
  return newsroom_.database().write([&](Session& session) -> Result<void> {
    TRY(OpenWork opened, open_work(session, by, work));
    record::Work& row = opened.work;
    if (!opened.roles.has(Role::approver)) {
      return Error{Code::denied, "confirm: only an approver may do this"};
    }
    if (!row.forced_by || row.confirmed_by) {
      return Error{Code::conflict, "confirm: nothing here waits for it"};
    }
    if (row.forced_by == by || row.submitted_by == by) {
      return Error{Code::denied, "confirm: another person than who submitted or forced it"};
    }
    row.confirmed_by = by;
    TRY_VOID(record::put_work(session, row));
    return record::put_step(session, work, {now(), by, "confirm", row.state, row.revision, ""});
  });
}

Result<record::Schedule> Desk::schedule(const Key& by, const Key& work, const std::string& wall) {
  TRY(text::Zone zone, text::Zone::find(newsroom_.config().timezone));
  TRY(record::Schedule schedule, parse_schedule(wall, zone));
  if (schedule.at <= now()) return Error{Code::invalid, wall + " has passed: release it instead"};
  TRY_VOID(change(by, work, DeskAct::schedule, wall,
                  [&](Session& session, OpenWork& opened) -> Result<void> {
                    Going going{std::move(opened), {}, {}};
                    Result<void> sound = check_approval(session, going);
                    opened = std::move(going.opened);
                    opened.work.schedule = schedule;
                    return sound;
                  }));
  return schedule;
}

Result<void> Desk::unschedule(const Key& by, const Key& work) {
  return change(by, work, DeskAct::unschedule, "", [](Session&, OpenWork& opened) -> Result<void> {
    opened.work.schedule.reset();
    opened.work.failure.clear();
    return {};
  });
}

}  // namespace glasnik::newsroom
