#pragma once
// How the checker says things to a person who reads them aloud: acts, languages, times in English.

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "proof/entry.h"

namespace glasnik::proof {

std::string_view act_words(Kind kind);          // "a correction"
std::string lang_words(std::string_view lang);  // "Serbian in Cyrillic"; an unknown tag as it is
std::string time_words(Time time);              // "1 January 2026, 09:30:00 UTC"
std::string listed(const std::vector<std::string>& names);        // "a, b and c"
std::string count(std::uint64_t number, std::string_view thing);  // "1 part", "2 parts"

}  // namespace glasnik::proof
