#pragma once
// What the policy of whoever verifies says of a checkpoint: `verify --policy`.

#include <string>
#include <vector>

#include "proof/checkpoint.h"
#include "proof/policy.h"
#include "proof/verify.h"

namespace glasnik::cli {

Result<proof::Policy> read_policy(const std::string& file);

// verified, failed or unwitnessed, with a line for each check. `followed`: the log's first key and
// those that its own entries vouch for.
proof::Verdict judge(const proof::Policy& policy, const proof::Checkpoint& checkpoint,
                     const std::vector<proof::VerifierKey>& followed);

}  // namespace glasnik::cli
