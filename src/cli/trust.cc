#include "cli/trust.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.h"

namespace glasnik::cli {

Result<std::optional<proof::Policy>> trusted_by(const BundleOptions& asked) {
  if (asked.root || asked.authority_file || asked.max_age || asked.json ||
      !asked.media_files.empty()) {
    return Error{Code::invalid,
                 "a whole log is held against --key or --policy; the other options "
                 "are for a .glasnik file"};
  }
  TRY(proof::Question question, question_of(asked, Time{}));
  if (question.key) return std::optional(proof::trusting(*question.key));
  return std::move(question.policy);
}

namespace {

// Who took the key of another log should hear that, and not that this one is false.
std::string unknown_log(const proof::Policy& policy, const std::string& origin) {
  bool other = policy.logs.size() == 1 && policy.logs.front().name != origin;
  return other ? fmt::format("this is the log {}, your key is of {}", origin,
                             policy.logs.front().name)
               : "what you trust names no key of " + origin;
}

}  // namespace

proof::Verdict judge(const proof::Policy& policy, const proof::Checkpoint& checkpoint,
                     const std::vector<proof::VerifierKey>& followed) {
  bool known = std::any_of(followed.begin(), followed.end(), [&](const proof::VerifierKey& key) {
    return std::find(policy.logs.begin(), policy.logs.end(), key) != policy.logs.end();
  });
  if (!known) {
    say("FAIL log " + unknown_log(policy, checkpoint.body.origin));
    return proof::Verdict::failed;
  }
  auto signatures = proof::verify_signatures(proof::note_of(checkpoint), policy.keys());
  if (!signatures) {
    say("FAIL witness " + signatures.error().message);
    return proof::Verdict::failed;
  }
  std::vector<std::size_t> witnesses;
  for (const proof::VerifiedSignature& signature : *signatures) {
    if (signature.key < policy.logs.size()) continue;
    witnesses.push_back(signature.key - policy.logs.size());
  }
  if (policy.witnesses.empty()) return proof::Verdict::verified;
  bool met = proof::quorum_met(policy, witnesses);
  say(fmt::format("{} witness seen by {} of {} witnesses", met ? "ok  " : "FAIL", witnesses.size(),
                  policy.witnesses.size()));
  return met ? proof::Verdict::verified : proof::Verdict::unwitnessed;
}

}  // namespace glasnik::cli
