#pragma once
// Two checkpoints of one log that do not go together: kept as a file for people and for courts,
// which says no more than was found.

#include <string>

#include "base/file.h"

namespace glasnik::ledger {

enum class Contradiction {
  fork,      // of two histories: proven by the trees, and signed by the log's key both times
  rollback,  // the second is shorter: whoever shows it shows less than was seen before
};

// Two notes that the log's key has signed, and whose they are.
struct Fork {
  std::string held_by;
  Bytes held;
  std::string shown_by;
  Bytes shown;
  Contradiction what = Contradiction::fork;
};

// Writes `directory`/`name`.txt, or `name`-2.txt and so on where another fork is kept under the
// name, and returns the path. The same fork is kept once.
Result<std::string> keep_evidence(Files& files, const std::string& directory,
                                  const std::string& name, const Fork& fork);

}  // namespace glasnik::ledger
