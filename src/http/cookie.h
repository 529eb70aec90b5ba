#pragma once
// The Cookie field (RFC 6265 section 4.2). Two cookies of one name mean that somebody else has set
// one as well: then neither is believed.

#include <optional>
#include <string_view>

namespace glasnik::http {

std::optional<std::string_view> cookie(std::string_view field, std::string_view name);

}  // namespace glasnik::http
