#include "ledger/charter.h"

#include "ledger/log_reader.h"

namespace glasnik::ledger {
namespace {

struct OwnEntry {
  std::uint64_t index = 0;
  proof::Entry entry;
};

// The entries about the log itself below `size`: genesis, keys, policies.
Result<std::vector<OwnEntry>> own_entries(store::Session& session, std::uint64_t size) {
  TRY(auto rows,
      session.all(
          "SELECT position, bytes FROM entries WHERE doc IS NULL AND position < $1 "
          "ORDER BY position",
          [](const store::Row& row) -> Result<OwnEntry> {
            TRY(proof::Entry entry, proof::parse_entry(row.octets(1)));
            return OwnEntry{static_cast<std::uint64_t>(row.integer(0)), std::move(entry)};
          },
          size));
  if (rows.empty() || rows.front().entry.kind != proof::Kind::genesis) {
    return Error{Code::corrupt, "the log does not begin with its genesis"};
  }
  return rows;
}

Result<proof::KeyHistory> history_of(const std::vector<OwnEntry>& entries) {
  proof::KeyHistory keys(entries.front().entry);
  for (const OwnEntry& own : entries) {
    if (own.entry.kind != proof::Kind::key) continue;
    if (auto applied = keys.apply(own.entry, own.index); !applied) {
      return Error{Code::corrupt, "entry " + std::to_string(own.index) +
                                      " of the log: " + applied.error().message};
    }
  }
  return keys;
}

}  // namespace

Result<proof::KeyHistory> key_history(store::Session& session, std::uint64_t size) {
  TRY(auto entries, own_entries(session, size));
  return history_of(entries);
}

Result<PolicyInForce> policy_in_force(store::Session& session, std::uint64_t size) {
  TRY(auto entries, own_entries(session, size));
  PolicyInForce found;
  for (const OwnEntry& own : entries) {
    if (own.entry.kind != proof::Kind::policy) continue;
    found.number = own.entry.number;
    found.text = own.entry.policy;
    found.approvals = own.entry.approvals;
  }
  if (found.number > 0) {
    TRY(found.policy, proof::parse_policy(found.text));
    return found;
  }
  TRY(proof::KeyHistory keys, history_of(entries));
  found.policy = {keys.log_keys(size), {}, {}, "none"};
  found.text = proof::policy_text(found.policy);
  return found;
}

}  // namespace glasnik::ledger
