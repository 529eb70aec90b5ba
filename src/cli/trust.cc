#include "cli/trust.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "cli/output.h"

namespace glasnik::cli {

Result<proof::Policy> read_policy(const std::string& file) {
  TRY(Bytes text, read_file(operating_system_files(), file, proof::kMaxPolicy));
  auto policy = proof::parse_policy(text);
  if (!policy) return policy.error().within(file);
  return policy;
}

proof::Verdict judge(const proof::Policy& policy, const proof::Checkpoint& checkpoint,
                     const std::vector<proof::VerifierKey>& followed) {
  bool known = std::any_of(followed.begin(), followed.end(), [&](const proof::VerifierKey& key) {
    return std::find(policy.logs.begin(), policy.logs.end(), key) != policy.logs.end();
  });
  if (!known) {
    say("FAIL log the policy names no key of " + checkpoint.body.origin);
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
  bool met = proof::quorum_met(policy, witnesses);
  say(fmt::format("{} witness seen by {} of {} witnesses", met ? "ok  " : "FAIL", witnesses.size(),
                  policy.witnesses.size()));
  return met ? proof::Verdict::verified : proof::Verdict::unwitnessed;
}

}  // namespace glasnik::cli
