#pragma once
// The fidelity report: what each line of an imported source was recognised as, what was repaired,
// what a person should look at, and that no word was lost.

#include <string>

#include "newsroom/import.h"

namespace glasnik::cli {

// Several lines about one item, or one line if `brief`.
std::string import_report(const newsroom::ItemReport& item, const Config& config, bool brief);

}  // namespace glasnik::cli
