#pragma once
// The newsroom's public policy as an act upon the log: whom its readers may trust, and how many
// persons besides the author an act needs. Each change is an entry; what was in force before stays
// to be read.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "proof/policy.h"

namespace glasnik::newsroom {

// What the next policy changes; what is absent stays as it is.
struct PolicyChange {
  std::optional<std::string> text;        // a whole tlog-policy file, or:
  std::vector<proof::Witness> witnesses;  // all of them
  std::size_t quorum = 0;                 // how many of these must have seen a checkpoint
  std::optional<std::int64_t> approvals;  // 0 to 2
};

// The policy that trusts these log keys and asks for `quorum` of the witnesses, or with 0 for more
// than half. invalid: a witness or key twice, or a quorum that cannot be met.
Result<proof::Policy> policy_of(std::vector<proof::VerifierKey> logs,
                                std::vector<proof::Witness> witnesses, std::size_t quorum);

// Logs the next policy entry, and tells its number. invalid: a text that is no policy, or does not
// name each live key of the log; conflict: what is asked for is in force already.
Result<std::int64_t> change_policy(Newsroom& newsroom, const PolicyChange& change);

}  // namespace glasnik::newsroom
