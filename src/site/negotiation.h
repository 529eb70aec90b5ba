#pragma once
// Which variant a reader is shown who did not name one. language.md section 1.

#include <string_view>
#include <vector>

#include "base/config.h"

namespace glasnik::site {

// The best of `among` (not empty) by RFC 9110 section 12.5.4; its first where nothing fits.
const Variant& negotiate(const Config& config, std::string_view accept_language,
                         const std::vector<const Variant*>& among);
std::vector<const Variant*> all_variants(const Config& config);

}  // namespace glasnik::site
