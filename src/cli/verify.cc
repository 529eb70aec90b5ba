#include <fmt/format.h>

#include "cli/output.h"
#include "cli/verbs.h"
#include "ledger/audit.h"
#include "ledger/compare.h"
#include "ledger/condition.h"
#include "ledger/evidence.h"
#include "ledger/log_reader.h"
#include "newsroom/newsroom.h"
#include "newsroom/quotes.h"

namespace glasnik::cli {
namespace {

// The vault against the log; empty if all is well. Absent is said, not failed: a mirror or a copied
// directory has none.
Result<std::string> vault_failure(newsroom::Newsroom& newsroom) {
  auto vault =
      ledger::read_vault(operating_system_files(), newsroom::vault_path(newsroom.directory()),
                         newsroom.config().origin);
  if (!vault && vault.error().code == Code::not_found) {
    say("skip vault: none beside this directory");
    return std::string();
  }
  if (!vault) return ledger::unread_vault(vault.error(), 0).sentence;
  // Read before the log: beside a running server the log may only have grown since.
  TRY(auto found, newsroom.database().read(
                      [&](store::Session& session) -> Result<std::optional<ledger::Condition>> {
                        TRY(std::uint64_t size, ledger::committed_size(session));
                        return ledger::judge_vault(session, size, *vault);
                      }));
  return found ? found->sentence : std::string();
}

// Whether a copy that somebody keeps is of the same tree; if not, both notes are kept in the
// working directory.
Result<bool> same_tree(newsroom::Newsroom& newsroom, const VerifyOptions& options,
                       const std::string& against) {
  TRY(auto copy, newsroom::Newsroom::open(against, newsroom::Access::read, {}));
  TRY(auto found,
      ledger::compare({options.directory, newsroom.database()}, {against, copy->database()}));
  if (!found) {
    say("ok   fork " + against + " is a copy of the same tree");
    return true;
  }
  TRY(std::string kept,
      ledger::keep_evidence(operating_system_files(), ".", fmt::format("fork-{}.txt", found->size),
                            {options.directory, found->here, against, found->there}));
  say(fmt::format("FAIL fork index={} {}: both notes are in {}",
                  found->size == 0 ? 0 : found->size - 1, found->reason, kept));
  return false;
}

Result<std::uint64_t> forks(newsroom::Newsroom& newsroom, const VerifyOptions& options) {
  std::uint64_t failures = 0;
  for (const std::string& against : options.against) {
    auto same = same_tree(newsroom, options, against);
    if (!same) return same.error().within("--against " + against);
    if (!*same) ++failures;
  }
  return failures;
}

}  // namespace

Result<std::uint64_t> verify(const VerifyOptions& options) {
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::read, {}));
  TRY(proof::VerifierKey key, proof::parse_vkey(newsroom->verifier_key()));
  TRY(text::Zone zone, text::Zone::find(newsroom->config().timezone));
  TRY(auto newest, newsroom->database().read(
                       [](store::Session& session) { return ledger::newest_checkpoint(session); }));
  std::uint64_t size = newest ? newest->size : 0;
  ledger::Audit audit;
  {
    Progress progress("verifying", size);
    std::uint64_t seen = 0;
    ledger::AuditOptions how{newsroom->config().origin, key, zone,
                             [&](std::uint64_t entries) {
                               progress.advance(entries - seen);
                               seen = entries;
                             },
                             newsroom::propose_quotes};
    TRY(audit, ledger::audit(newsroom->database(), newsroom->blobs(), how));
  }
  for (const proof::Finding& finding : audit.findings) say(proof::to_string(finding));
  TRY(std::string vault, vault_failure(*newsroom));
  if (!vault.empty()) {
    say("FAIL vault " + vault);
    ++audit.failures;
  }
  TRY(std::uint64_t forked, forks(*newsroom, options));
  audit.failures += forked;
  say(fmt::format("{} entries, {} documents, {} parts, {} files", audit.entries, audit.documents,
                  audit.parts, audit.blobs));
  say(audit.failures == 0 ? "VERIFIED: the record is what its log says"
                          : fmt::format("FAILED: {} findings", audit.failures));
  if (audit.failures == 0)
    say("does not prove: that nothing newer exists; that what was said is true");
  return audit.failures;
}

}  // namespace glasnik::cli
