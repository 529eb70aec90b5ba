// Policies: what is accepted has one meaning, which survives writing.

#include <cstddef>
#include <cstdint>

#include "proof/policy.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  Result<Policy> policy = parse_policy(bytes);
  if (!policy) return 0;
  Result<Policy> again = parse_policy(policy_text(*policy));
  ENSURE(again.ok() && policy_text(*again) == policy_text(*policy));
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < policy->witnesses.size(); ++i) all.push_back(i);
  ENSURE(quorum_met(*policy, all));  // every quorum can be met by all
  ENSURE(quorum_met(*policy, {}) == (policy->quorum == "none"));
  return 0;
}
