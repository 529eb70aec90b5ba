#include "cli/forks.h"

#include <fmt/format.h>

#include "cli/copy.h"
#include "cli/output.h"
#include "ledger/evidence.h"

namespace glasnik::cli {
namespace {

Result<bool> same_tree(courier::Source& here, const std::string& against,
                       const courier::CompareOptions& how) {
  TRY(auto copy, Copy::open(against));
  TRY(auto found, courier::compare(here, copy->source(), how));
  if (!found) {
    say("ok   fork " + against + " is a copy of the same tree");
    return true;
  }
  std::string line =
      fmt::format("FAIL fork index={} {}", found->size == 0 ? 0 : found->size - 1, found->reason);
  if (found->fork) {
    TRY(std::string kept,
        ledger::keep_evidence(operating_system_files(), ".", fmt::format("fork-{}", found->size),
                              {here.name(), found->here, against, found->there}));
    line += ": both notes are in " + kept;
  }
  say(line);
  return false;
}

}  // namespace

Result<std::uint64_t> count_forks(courier::Source& here, const std::vector<std::string>& against,
                                  const courier::CompareOptions& how) {
  std::uint64_t forks = 0;
  for (const std::string& other : against) {
    auto same = same_tree(here, other, how);
    if (!same && same.error().code != Code::corrupt)
      return same.error().within("--against " + other);
    if (!same) say(fmt::format("FAIL fork index=0 {}: {}", other, same.error().message));
    if (!same || !*same) ++forks;
  }
  return forks;
}

}  // namespace glasnik::cli
