#include "ledger/evidence.h"

namespace glasnik::ledger {

Result<std::string> keep_evidence(Files& files, const std::string& directory,
                                  const std::string& name, const Fork& fork) {
  std::string path = directory + "/" + name;
  TRY(bool there, files.exists(path));
  if (there) return path;
  Bytes text =
      "These two checkpoints of one log cannot both stand: a log only grows, and its past never "
      "changes.\nWhoever holds the log's key has signed both. Keep this file.\n\nHeld by " +
      fork.held_by + ":\n\n" + fork.held + "\nShown by " + fork.shown_by + ":\n\n" + fork.shown;
  TRY_VOID(write_durably(files, path, text));
  return path;
}

}  // namespace glasnik::ledger
