#include "record/trail.h"

namespace glasnik::record {
namespace {

Result<TrailStep> trail_step_from(const store::Row& row) {
  TrailStep one;
  one.work = row.key(0);
  TRY(one.step.at, parse_rfc3339(row.text(1)));
  BytesView by = row.octets(2);
  if (!by.empty()) one.step.made_by = row.key(2);
  one.step.act = row.text(3);
  TRY(one.step.state, parse_work_state(row.text(4)));
  one.step.revision = row.integer(5);
  one.step.remark = row.text(6);
  return one;
}

}  // namespace

Result<std::vector<TrailStep>> trail(store::Session& session, const TrailFilter& filter,
                                     std::int64_t limit) {
  const Bytes person = filter.person ? Bytes(filter.person->view()) : Bytes();
  return session.all(
      "SELECT work, at, made_by, act, state, revision, remark FROM work_steps "
      "WHERE ($1 = 0 OR made_by = $2) AND ($3 = '' OR act = $3) AND at >= $4 AND at < $5 "
      "ORDER BY at DESC, work, number DESC LIMIT $6",
      trail_step_from, static_cast<std::int64_t>(filter.person ? 1 : 0), store::Octets{person},
      filter.act, rfc3339(filter.from), rfc3339(filter.to), limit);
}

}  // namespace glasnik::record
