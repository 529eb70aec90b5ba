#pragma once
// The name under which a file is downloaded.

#include <string>
#include <string_view>

#include "media/sniff.h"

namespace glasnik::media {

constexpr std::size_t kLongestFilename = 80;

// `wanted` without what is dangerous or unwieldy in a path, a header or a shell: letters, digits,
// '.', '_' and '-' of ASCII stay, every run of anything else becomes one '-'. Begins with a letter,
// digit or '_'; never empty; at most kLongestFilename octets. Its extension is that of what was
// sniffed, in place of the one it came with; only text may stay ".csv". Any words may be handed in;
// a name in another script is best handed in as a slug (text/slug.h).
std::string safe_filename(std::string_view wanted, const Sniffed& sniffed);

}  // namespace glasnik::media
