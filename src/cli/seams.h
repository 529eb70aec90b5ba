#pragma once
// The world as the program meets it: files, clock, randomness, and the witnesses that are asked
// before this process first signs.

#include "newsroom/newsroom.h"

namespace glasnik::cli {

newsroom::Seams seams();

}  // namespace glasnik::cli
