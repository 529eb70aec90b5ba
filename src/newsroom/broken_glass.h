#pragma once
// What was released alone, in an emergency, and nobody has confirmed yet. editorial.md section 4: a
// banner until then, and an alarm once three days have passed.

#include <vector>

#include "record/work.h"

namespace glasnik::newsroom {

constexpr std::chrono::hours kConfirmWithin{72};

struct BrokenGlass {
  record::Work work;
  Time forced;
  bool overdue = false;  // kConfirmWithin has passed
};
Result<std::vector<BrokenGlass>> broken_glass(store::Session& session, Time now);  // oldest first

}  // namespace glasnik::newsroom
