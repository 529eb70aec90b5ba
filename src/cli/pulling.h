#pragma once
// A pull from one copy of a log into an opened directory, as mirror, serve and recover do it.

#include <memory>

#include "cli/copy.h"
#include "courier/pull.h"
#include "newsroom/newsroom.h"

namespace glasnik::cli {

// Pulls once into a directory opened with copy access; a mirror cosigns. With `told`, progress is
// shown.
Result<courier::Pulled> pull_into(newsroom::Newsroom& newsroom, courier::Source& source,
                                  courier::PullOptions how, bool told);

}  // namespace glasnik::cli
