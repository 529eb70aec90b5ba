#pragma once
// Why the desk's clock waits or could not release, in the words of the page: the rows keep the
// English sentences of the log lines.

#include <string>

#include "site/view.h"

namespace glasnik::site {

// Of record::Work::failure.
std::string failure_words(const View& view, const std::string& failure);
// Of newsroom::DeskClock::held().
std::string held_words(const View& view, const std::string& why);

}  // namespace glasnik::site
