#include "newsroom/policy.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/charter.h"

namespace glasnik::newsroom {
namespace {

constexpr const char* kGroup = "witnesses";

// A checkpoint is signed by the live keys: a policy without one of them would call it unknown.
Result<void> check_logs(const proof::Policy& policy, const std::vector<proof::VerifierKey>& live) {
  for (const proof::VerifierKey& key : live) {
    if (std::find(policy.logs.begin(), policy.logs.end(), key) != policy.logs.end()) continue;
    return Error{Code::invalid, fmt::format("the policy does not name the log's key: add the line "
                                            "'log {}'",
                                            proof::vkey(key))};
  }
  return {};
}

Result<std::string> next_text(const PolicyChange& change, const ledger::PolicyInForce& before,
                              std::vector<proof::VerifierKey> live) {
  if (change.text) {
    TRY(proof::Policy policy, proof::parse_policy(*change.text));
    TRY_VOID(check_logs(policy, live));
    return *change.text;
  }
  if (change.witnesses.empty()) return before.text;
  TRY(proof::Policy policy, policy_of(std::move(live), change.witnesses, change.quorum));
  return proof::policy_text(policy);
}

}  // namespace

Result<proof::Policy> policy_of(std::vector<proof::VerifierKey> logs,
                                std::vector<proof::Witness> witnesses, std::size_t quorum) {
  if (quorum > witnesses.size()) {
    return Error{Code::invalid, fmt::format("a quorum of {} among {} witnesses cannot be met",
                                            quorum, witnesses.size())};
  }
  if (quorum == 0) quorum = witnesses.size() / 2 + 1;
  proof::Group group{kGroup, quorum, {}};
  for (const proof::Witness& witness : witnesses) group.members.push_back(witness.name);
  proof::Policy policy{std::move(logs), std::move(witnesses), {std::move(group)}, kGroup};
  return proof::parse_policy(proof::policy_text(policy));  // with all its rules
}

Result<std::int64_t> change_policy(Newsroom& newsroom, const PolicyChange& change) {
  std::int64_t number = 0;
  auto work = [&](store::Session& session, ledger::Appender& appender) -> Result<void> {
    auto size = static_cast<std::uint64_t>(appender.next_index());
    TRY(ledger::PolicyInForce before, ledger::policy_in_force(session, size));
    TRY(proof::KeyHistory keys, ledger::key_history(session, size));
    proof::Entry entry;
    entry.kind = proof::Kind::policy;
    entry.number = number = before.number + 1;
    entry.persons = change.approvals.value_or(before.approvals);
    TRY(entry.policy, next_text(change, before, keys.log_keys(size)));
    bool same = entry.policy == before.text && entry.persons == before.approvals;
    if (same && before.number > 0) {
      return Error{Code::conflict, fmt::format("policy {} says so already", before.number)};
    }
    TRY_VOID(appender.append(std::move(entry)));
    return {};
  };
  TRY_VOID(newsroom.ledger().pass(work));
  return number;
}

}  // namespace glasnik::newsroom
