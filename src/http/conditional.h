#pragma once
// Conditional requests (RFC 9110 section 13). Validators are strong entity tags; a time is a second
// choice, for feed readers that keep no tag.

#include <optional>
#include <string_view>

#include "base/time.h"

namespace glasnik::http {

// Whether `if_none_match` names `etag` (with its quotes), by weak comparison, or is "*".
bool names_etag(std::string_view if_none_match, std::string_view etag);

// Whether a range may be taken of what has `etag`: no condition, or exactly this strong tag. A date
// never is strong enough here: then the whole is sent, which is always right.
bool allows_range(std::string_view if_range, std::string_view etag);

// Whether nothing changed after the date in `if_modified_since`; false if it is no date.
bool unmodified_since(std::string_view if_modified_since, std::optional<Time> modified);

}  // namespace glasnik::http
