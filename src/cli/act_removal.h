#pragma once
// What `glasnik act DIR remove_legal` asks for beyond other acts.

#include <map>
#include <string>
#include <vector>

#include "cli/verbs.h"
#include "newsroom/newsroom.h"
#include "newsroom/removal.h"

namespace glasnik::cli {

Result<newsroom::Removal> removal_of(const ActOptions& options, const Config& config);

// Puts who ordered the removal into the notes, as their first line: pages show it apart.
Result<void> name_authorities(const ActOptions& options, const Config& config,
                              std::map<std::string, std::string>& notes);

// What the options name, while it is there.
Result<std::vector<newsroom::RemovablePart>> removable(newsroom::Newsroom& newsroom,
                                                       const ActOptions& options);
// Prints what was removed, and what is not in this program's reach.
void tell_removed(const std::vector<newsroom::RemovablePart>& parts,
                  const newsroom::Removal& removal);

// Prints what would be removed.
Result<void> show_removal(newsroom::Newsroom& newsroom, const ActOptions& options);

}  // namespace glasnik::cli
