#pragma once
// What the policy of whoever verifies says of a checkpoint: `verify --policy`.

#include <optional>
#include <vector>

#include "cli/bundle_question.h"
#include "proof/checkpoint.h"
#include "proof/policy.h"
#include "proof/verify.h"

namespace glasnik::cli {

// Whom the caller trusts with a whole log: the policy named, or the one key. invalid: an option
// that belongs to a .glasnik file.
Result<std::optional<proof::Policy>> trusted_by(const BundleOptions& asked);

// verified, failed or unwitnessed, with a line for each check. `followed`: the log's first key and
// those that its own entries vouch for.
proof::Verdict judge(const proof::Policy& policy, const proof::Checkpoint& checkpoint,
                     const std::vector<proof::VerifierKey>& followed);

}  // namespace glasnik::cli
