#pragma once
// What the log says of itself: the keys that sign it and the policy in force, read from its own
// entries in the caller's snapshot. They are a handful among any number of acts, and are found by
// the index of acts, in which they have no document.

#include <cstdint>
#include <string>

#include "proof/key_history.h"
#include "proof/policy.h"
#include "store/database.h"

namespace glasnik::ledger {

// The keys by the log's first `size` entries, as replay would find them. corrupt if one of them is
// no entry, or a key entry that may not stand where it does.
Result<proof::KeyHistory> key_history(store::Session& session, std::uint64_t size);

// keys.jsonl for bundles under the tree of `size` entries: how its keys follow from the first one;
// empty while there is no other. Each line stands under the first checkpoint that covers its key,
// which the key before has signed too. proof/key_chain.h
Result<Bytes> key_chain(store::Session& session, std::uint64_t size);

// Whom readers are asked to trust, and how many persons besides the author an act needs.
struct PolicyInForce {
  std::int64_t number =
      0;  // of the policy entry; 0: none is logged, the log's own keys are trusted
  std::uint64_t index = 0;  // of that entry
  std::string text;         // as logged: a tlog-policy file
  proof::Policy policy;     // the text, read
  std::int64_t approvals = 0;
};
// By the first `size` entries, of which the genesis is one.
Result<PolicyInForce> policy_in_force(store::Session& session, std::uint64_t size);

}  // namespace glasnik::ledger
