#pragma once
// The typography act: it mends spelling and marks, in all variants at once, and writes its own
// public note. What it may change is bound by text/typography.h.

#include <map>
#include <string>

#include "record/content.h"

namespace glasnik::newsroom {

// The act's notes by variant. invalid names what is more than typography, or says that nothing
// changed.
Result<std::map<std::string, std::string>> check_typography(const record::Content& before,
                                                            const record::Content& after);

}  // namespace glasnik::newsroom
