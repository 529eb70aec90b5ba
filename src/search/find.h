#pragma once
// One search over the rows of the index, in one snapshot of it. Internal to the room.

#include "search/index.h"

namespace glasnik::search {

Result<Found> find_in(store::Session& session, const Question& question);

}  // namespace glasnik::search
