#pragma once
// Whom a reader trusts: C2SP tlog-policy. Known logs, known witnesses, and the quorum of witnesses
// that makes a checkpoint valid. The policy inside a bundle is a hint; trust comes from outside.

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "proof/note.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxPolicy = 65536;
inline constexpr std::size_t kMaxPolicyNames = 64;  // logs, witnesses, groups: each

struct Witness {
  std::string name;  // within the policy only
  VerifierKey key;   // type 04
  std::string url;   // may be empty
};

// Holds if at least `threshold` members do. Members are nodes defined on earlier lines.
struct Group {
  std::string name;
  std::size_t threshold = 1;
  std::vector<std::string> members;  // names of witnesses or groups
};

struct Policy {
  std::vector<VerifierKey> logs;  // type 01, named as the log's origin
  std::vector<Witness> witnesses;
  std::vector<Group> groups;  // in order of definition
  std::string quorum;         // "none", a witness or a group

  std::vector<VerifierKey> keys() const;  // logs, then witnesses
};

// invalid names the line. A key twice, or one that is both log and witness, is refused: a log
// cannot be its own witness.
Result<Policy> parse_policy(BytesView text);

Policy trusting(const VerifierKey& log);        // this log, quorum none
std::string policy_text(const Policy& policy);  // parse_policy(policy_text(p)) gives p

// Whether the witnesses at these places in policy.witnesses satisfy the quorum.
bool quorum_met(const Policy& policy, const std::vector<std::size_t>& witnesses);

}  // namespace glasnik::proof
