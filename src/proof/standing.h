#pragma once
// What may happen to a document in public, and which edition number follows: editorial.md sections
// 1.2 and 2. One table for the monitor and for whoever writes acts.

#include <optional>

#include "base/ids.h"
#include "proof/entry.h"

namespace glasnik::proof {

enum class Standing { unreleased, current, withdrawn, retracted, merged, removed };
std::string_view standing_name(Standing standing);

// The standing after the act, or nothing if it is not allowed. `whole`: a remove_legal of the whole
// document, not of parts.
std::optional<Standing> standing_after(Standing before, Kind act, bool whole = false);

// Whether the entry is a remove_legal of the whole document.
bool removes_whole(const Entry& entry);

// 1.0 at release; update, correct: major + 1; typography, add_variant, add_media: minor + 1.
Version edition_after(Version before, Kind act);

}  // namespace glasnik::proof
