#include "ledger/evidence.h"

#include <fmt/format.h>

namespace glasnik::ledger {
namespace {

constexpr int kMostForks = 1000;  // under one name
constexpr std::uint64_t kLargest = 1U << 20U;

std::string_view finding(Contradiction what) {
  if (what == Contradiction::fork) {
    return "These two checkpoints of one log cannot both stand: a log only grows, and its past "
           "never changes.\nWhoever holds the log's key has signed both. Keep this file.\n";
  }
  return "The second checkpoint covers fewer entries than the first, which had been seen before.\n"
         "A log only grows. This alone does not prove another past: it may be an old copy that was "
         "put back,\nor an answer that somebody kept. Keep this file.\n";
}

}  // namespace

Result<std::string> keep_evidence(Files& files, const std::string& directory,
                                  const std::string& name, const Fork& fork) {
  Bytes text = Bytes(finding(fork.what)) + "\nHeld by " + fork.held_by + ":\n\n" + fork.held +
               "\nShown by " + fork.shown_by + ":\n\n" + fork.shown;
  for (int i = 1; i <= kMostForks; ++i) {
    std::string path =
        fmt::format("{}/{}{}.txt", directory, name, i == 1 ? "" : fmt::format("-{}", i));
    TRY(bool there, files.exists(path));
    if (!there) {
      TRY_VOID(write_durably(files, path, text));
      return path;
    }
    auto kept = read_file(files, path, kLargest);
    if (kept && *kept == text) return path;
  }
  return Error{Code::unavailable, directory + " holds a thousand forks under " + name};
}

}  // namespace glasnik::ledger
