#pragma once
// The steps of all working editions in one row, for who audits them. Rows only: which editions a
// person may know of is for room newsroom to say.

#include <optional>
#include <string>
#include <vector>

#include "record/work.h"

namespace glasnik::record {

struct TrailStep {
  Key work;
  WorkStep step;
};
struct TrailFilter {
  std::optional<Key> person;  // none: everybody, the clock too
  std::string act;            // empty: all
  Time from;
  Time to;  // and no later
};
Result<std::vector<TrailStep>> trail(store::Session& session, const TrailFilter& filter,
                                     std::int64_t limit);  // newest first

}  // namespace glasnik::record
