#pragma once
// Why a file is not taken, in words for the person who uploads it. All are Code::invalid: the same
// file will be refused again.

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace glasnik::media {

// "what: why: remedy".
Error refused(std::string_view what, std::string_view why, std::string_view remedy);

// The file ends before `what` does, or before it begins: an upload that broke off.
Error cut(std::string_view what);

// The file contradicts itself or its specification: `what` says where.
Error damaged(std::string_view what);

// Octets follow the end of a picture. Editors have left there what was cropped away
// (CVE-2023-21036), and others hide a second file.
Error hidden_data(std::string_view format);

// invalid if there is no pixel or there are more than kMostPixels: the decoder would run out of
// memory long before the reader ran out of patience.
Result<void> check_pixels(std::uint64_t width, std::uint64_t height);

}  // namespace glasnik::media
