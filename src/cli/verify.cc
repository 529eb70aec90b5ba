#include "cli/verify.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/encoding.h"
#include "cli/copy.h"
#include "cli/forks.h"
#include "cli/output.h"
#include "cli/trust.h"
#include "courier/stored_source.h"
#include "ledger/audit.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/audit_place.h"
#include "newsroom/newsroom.h"
#include "newsroom/quotes.h"
#include "newsroom/witness_key.h"

namespace glasnik::cli {
namespace {

// The keys that could sign this log's checkpoints; the first one where the log cannot tell.
std::vector<proof::VerifierKey> keys_at(newsroom::Newsroom& newsroom, std::uint64_t size) {
  auto keys = newsroom.database().read(
      [&](store::Session& session) { return ledger::key_history(session, size); });
  auto live = keys ? keys->log_keys(size) : std::vector<proof::VerifierKey>();
  auto first = proof::parse_vkey(newsroom.verifier_key());
  if (live.empty() && first) live.push_back(*first);
  return live;
}

// What stands around the record; how much of it is wrong.
Result<std::uint64_t> say_place(newsroom::Newsroom& newsroom) {
  TRY(newsroom::PlaceAudit place, newsroom::audit_place(newsroom));
  for (const std::string& line : place.failures) say(line);
  for (const std::string& line : place.notes) say(line);
  return place.failures.size();
}

int say_verdict(const ledger::Audit& audit, proof::Verdict trusted) {
  if (audit.failures > 0) {
    say("FAILED: " + counted(audit.failures, "finding", "findings"));
    return proof::exit_code(proof::Verdict::failed);
  }
  if (trusted == proof::Verdict::unwitnessed) {
    say("UNWITNESSED: too few of your policy's witnesses have seen the newest checkpoint");
    return proof::exit_code(trusted);
  }
  if (audit.gone > 0) {
    say(fmt::format("gone words of {}: taken back before this copy pulled them",
                    counted(audit.gone, "entry", "entries")));
  }
  say("VERIFIED: the record is what its log says");
  say("does not prove: that nothing newer exists; that what was said is true");
  return proof::exit_code(proof::Verdict::verified);
}

Result<std::uint64_t> forks(newsroom::Newsroom& newsroom, const VerifyOptions& options) {
  auto here = courier::stored_source(options.what, newsroom.verifier_key(), {}, newsroom.database(),
                                     newsroom.blobs());
  courier::CompareOptions how;
  how.log_keys = [&](std::uint64_t size) { return keys_at(newsroom, size); };
  how.may_be_behind = newsroom.is_mirror();
  return count_forks(*here, options.against, how);
}

// The newest checkpoint under the caller's own policy.
Result<proof::Verdict> trust(newsroom::Newsroom& newsroom,
                             const std::optional<proof::Policy>& policy,
                             const std::optional<ledger::Published>& newest) {
  if (!policy || !newest) return proof::Verdict::verified;
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(newest->note));
  auto keys = keys_at(newsroom, newest->size);
  TRY(proof::VerifierKey first, proof::parse_vkey(newsroom.verifier_key()));
  keys.push_back(std::move(first));
  return judge(*policy, checkpoint, keys);
}

Result<int> verify_directory(const VerifyOptions& options) {
  TRY(auto policy, trusted_by(options.asked));
  TRY(auto newsroom, newsroom::Newsroom::open(options.what, newsroom::Access::read, {}));
  TRY(proof::VerifierKey key, proof::parse_vkey(newsroom->verifier_key()));
  TRY(text::Zone zone, text::Zone::find(newsroom->config().timezone));
  TRY(auto newest, newsroom->database().read(
                       [](store::Session& session) { return ledger::newest_checkpoint(session); }));
  std::uint64_t size = newest ? newest->size : 0;
  TRY(auto witness, newsroom::witness_key_at(operating_system_files(), newsroom->directory(),
                                             newsroom->config()));
  TRY(std::uint64_t place_failures, say_place(*newsroom));
  ledger::Audit audit;
  {
    Progress progress("verifying", size);
    std::uint64_t seen = 0;
    ledger::AuditOptions how{newsroom->config().origin,
                             key,
                             zone,
                             [&](std::uint64_t entries) {
                               progress.advance(entries - seen);
                               seen = entries;
                             },
                             newsroom::propose_quotes,
                             newsroom->is_mirror(),
                             std::move(witness)};
    TRY(audit, ledger::audit(newsroom->database(), newsroom->blobs(), how));
  }
  for (const proof::Finding& finding : audit.findings) say(proof::to_string(finding));
  for (const Hash& file : audit.unnamed) {
    say("FAIL files nothing names " + hex(file.view()) +
        ": put back after it was removed, or left by an upload that was cut short; remove it");
  }
  audit.failures += place_failures + audit.unnamed.size();
  TRY(std::uint64_t forked, forks(*newsroom, options));
  audit.failures += forked;
  TRY(proof::Verdict trusted, trust(*newsroom, policy, newest));
  if (trusted == proof::Verdict::failed) ++audit.failures;
  say(fmt::format("{}, {}, {}, {}", counted(audit.entries, "entry", "entries"),
                  counted(audit.documents, "document", "documents"),
                  counted(audit.parts, "part", "parts"), counted(audit.blobs, "file", "files")));
  return say_verdict(audit, trusted);
}

}  // namespace

Result<int> verify(const VerifyOptions& options) {
  if (is_address(options.what)) return verify_site(options);
  TRY_VOID(check_path(options.what));
  std::error_code unknown;
  bool file = std::filesystem::is_regular_file(options.what, unknown);
  return file ? verify_file(options) : verify_directory(options);
}

}  // namespace glasnik::cli
