#pragma once
// Two checkpoints of one log that cannot both be true: kept as a file for people and for courts.

#include <string>

#include "base/file.h"

namespace glasnik::ledger {

// Two signed notes, and whose they are.
struct Fork {
  std::string held_by;
  Bytes held;
  std::string shown_by;
  Bytes shown;
};

// Writes `directory`/`name`, which it returns. What an earlier fork left there stays as it is.
Result<std::string> keep_evidence(Files& files, const std::string& directory,
                                  const std::string& name, const Fork& fork);

}  // namespace glasnik::ledger
