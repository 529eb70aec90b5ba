#include <fmt/format.h>

#include "cli/output.h"
#include "cli/verbs.h"
#include "ledger/audit.h"
#include "ledger/log_reader.h"
#include "ledger/vault.h"
#include "newsroom/newsroom.h"

namespace glasnik::cli {
namespace {

// The vault against the log: a shorter log is an older copy. Absent is said, not failed: a mirror
// or a copied directory has none.
std::string vault_failure(newsroom::Newsroom& newsroom) {
  auto head = ledger::read_vault(operating_system_files(),
                                 newsroom::vault_path(newsroom.directory()),
                                 newsroom.config().origin);
  if (!head && head.error().code == Code::not_found) {
    say("skip vault: none beside this directory");
    return "";
  }
  if (!head) return head.error().message;
  auto size = newsroom.database().read(ledger::committed_size);
  if (!size) return size.error().message;
  if (head->size > *size) return fmt::format("log_rolled_back have={} seen={}", *size, head->size);
  auto root = newsroom.database().read([&](store::Session& session) -> Result<Hash> {
    if (head->size == 0) return proof::empty_root();
    return proof::root_at(head->size, ledger::hashes_of(session, *size));
  });
  if (!root || *root != head->root) return "log_forked: another root at the vault's size";
  return "";
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
    ledger::AuditOptions how{newsroom->config().origin, key, zone, [&](std::uint64_t entries) {
                               progress.advance(entries - seen);
                               seen = entries;
                             }};
    TRY(audit, ledger::audit(newsroom->database(), newsroom->blobs(), how));
  }
  for (const proof::Finding& finding : audit.findings) say(proof::to_string(finding));
  std::string vault = vault_failure(*newsroom);
  if (!vault.empty()) {
    say("FAIL vault " + vault);
    ++audit.failures;
  }
  say(fmt::format("{} entries, {} documents, {} parts, {} files", audit.entries, audit.documents,
                  audit.parts, audit.blobs));
  say(audit.failures == 0 ? "VERIFIED: the record is what its log says"
                          : fmt::format("FAILED: {} findings", audit.failures));
  if (audit.failures == 0)
    say("does not prove: that nothing newer exists; that what was said is true");
  return audit.failures;
}

}  // namespace glasnik::cli
