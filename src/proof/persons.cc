#include "proof/persons.h"

#include <string>

namespace glasnik::proof {

Result<void> Persons::check(const Entry& entry, const KeyHistory& keys, std::uint64_t index) {
  if (entry.kind == Kind::policy) needed_ = static_cast<std::size_t>(entry.persons);
  if (!is_act(entry.kind)) return {};
  TRY_VOID(check_approvals(entry, keys, index));
  if (entry.forced || entry.approvals.size() >= needed_) return {};
  return Error{Code::invalid, "neither approved, as the policy asks, nor marked forced"};
}

// Two keys of one holder are one person.
Result<void> Persons::check_approvals(const Entry& entry, const KeyHistory& keys,
                                      std::uint64_t index) {
  if (entry.approvals.empty()) return {};
  const Hash challenge = approval_challenge(entry);
  std::set<std::string> holders;
  for (const Approval& approval : entry.approvals) {
    const EntryKey* key = keys.approval_key(approval.key, index);
    if (key == nullptr) return Error{Code::invalid, "approved with a key that is not live"};
    auto held = check_approval(approval, *key, challenge);
    if (!held) return held.error().within("approval by " + key->holder);
    if (!holders.insert(key->holder).second) {
      return Error{Code::invalid, "approved twice by " + key->holder};
    }
  }
  if (!used_.insert(challenge).second) return Error{Code::invalid, "its approval was used before"};
  return {};
}

}  // namespace glasnik::proof
