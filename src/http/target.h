#pragma once
// Request targets: percent-decoding done once, strictly, for whole segments (RFC 3986 section 3.3
// and 3.4). What decodes two ways in two programs is how filters are passed, so anything odd is
// invalid: a bad or cut escape, an escaped slash or NUL, bytes that are not UTF-8, "." and ".."
// plain or escaped, an empty segment inside the path, a raw byte that must be escaped, a fragment.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"

namespace glasnik::http {

inline constexpr std::size_t kMaxSegments = 32;
inline constexpr std::size_t kMaxParameters = 64;

// Origin form only: begins with "/".
Result<Target> parse_target(std::string_view target);

// A query or a form body (application/x-www-form-urlencoded): pairs between "&", "+" is a space,
// empty pairs are skipped, a name without "=" has the empty value. invalid: more than `most`.
Result<std::vector<Parameter>> parse_query(std::string_view query,
                                           std::size_t most = kMaxParameters);

}  // namespace glasnik::http
