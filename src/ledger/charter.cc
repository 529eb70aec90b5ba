#include "ledger/charter.h"

#include "ledger/log_reader.h"
#include "ledger/own_entries.h"
#include "proof/key_chain.h"
#include "proof/merkle.h"

namespace glasnik::ledger {
namespace {

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

Result<proof::KeyLine> key_line(store::Session& session, std::uint64_t index,
                                const Published& over) {
  TRY(auto octets, entry_octets(session, static_cast<std::int64_t>(index)));
  TRY(auto hashes, proof::inclusion_proof(index, over.size, hashes_of(session, over.size)));
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(over.note));
  return proof::KeyLine{octets.value_or(Bytes()),
                        {index, std::move(hashes), std::move(checkpoint)}};
}

}  // namespace

Result<proof::KeyHistory> key_history(store::Session& session, std::uint64_t size) {
  TRY(auto entries, charter_entries(session, size));
  return history_of(entries);
}

// A checkpoint over an added key is signed by that one and the one before. So the genesis comes
// anew with every second exchange, and each key finds one that it has signed.
Result<Bytes> key_chain(store::Session& session, std::uint64_t size) {
  TRY(auto entries, charter_entries(session, size));
  std::vector<proof::KeyLine> lines;
  std::size_t added = 0;
  for (const OwnEntry& own : entries) {
    bool adds = own.entry.kind == proof::Kind::key && own.entry.op == proof::KeyOp::add &&
                own.entry.key.use == proof::KeyUse::log;
    if (!adds) continue;
    TRY(auto over, first_checkpoint_over(session, static_cast<std::int64_t>(own.index)));
    if (!over) return Error{Code::corrupt, "a key entry that no checkpoint covers"};
    if (added++ % 2 == 0) {
      TRY(proof::KeyLine genesis, key_line(session, 0, *over));
      lines.push_back(std::move(genesis));
    }
    TRY(proof::KeyLine line, key_line(session, own.index, *over));
    lines.push_back(std::move(line));
  }
  return proof::serialise(lines);
}

Result<PolicyInForce> policy_in_force(store::Session& session, std::uint64_t size) {
  TRY(auto entries, charter_entries(session, size));
  PolicyInForce found;
  for (const OwnEntry& own : entries) {
    if (own.entry.kind != proof::Kind::policy) continue;
    found.number = own.entry.number;
    found.index = own.index;
    found.text = own.entry.policy;
    found.approvals = own.entry.persons;
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
