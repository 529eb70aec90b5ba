#pragma once
// The demo newsroom: the releases of an invented institution, told again in the order and at the
// times of demo/demo.toml, with photos and films drawn on the spot.

#include "base/result.h"

namespace glasnik::cli {

// Needs ffmpeg and libvips for the pictures; says so if they are missing.
Result<void> init_demo(const std::string& directory);

}  // namespace glasnik::cli
