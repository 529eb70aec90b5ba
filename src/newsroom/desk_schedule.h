#pragma once
// A typed time of release to its instant. A time that spring leaves out is refused; one that autumn
// repeats needs its offset. The instant stands, whatever becomes of the zone's rules. editorial.md
// section 6 (1).

#include <string_view>

#include "record/work.h"
#include "text/zone.h"

namespace glasnik::newsroom {

// "2027-10-31 02:30" or "2027-10-31 02:30+01:00", full minutes. invalid says what is wrong with it.
Result<record::Schedule> parse_schedule(std::string_view typed, const text::Zone& zone);

}  // namespace glasnik::newsroom
