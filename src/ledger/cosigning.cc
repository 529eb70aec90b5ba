#include "ledger/cosigning.h"

namespace glasnik::ledger {
namespace {

bool asks_for_quorum(const proof::Policy& policy) { return policy.quorum != "none"; }

Result<std::optional<std::uint64_t>> signed_size(store::Session& session, const std::string& vkey) {
  return session.one(
      "SELECT size FROM cosigned WHERE witness = $1",
      [](const store::Row& row) { return static_cast<std::uint64_t>(row.integer(0)); }, vkey);
}

// That a witness has signed the tree of `size` entries; adds the documents it had not seen so far.
Result<void> remember(store::Session& session, const std::string& vkey, std::uint64_t size, Time at,
                      std::vector<DocumentId>& touched) {
  TRY(auto before, signed_size(session, vkey));
  if (before && *before > size) return {};
  TRY_VOID(
      session.execute("INSERT INTO cosigned (witness, size, cosigned_at) VALUES ($1, $2, $3) "
                      "ON CONFLICT (witness) DO UPDATE SET size = $2, cosigned_at = $3",
                      vkey, size, rfc3339(at)));
  return session.each(
      "SELECT DISTINCT doc FROM acts WHERE entry >= $1 AND entry < $2",
      [&](const store::Row& row) { touched.push_back(row.document(0)); }, before.value_or(0), size);
}

// The checkpoint since which the newest one's quorum is missing: the first after the last that had
// it, and not before the policy that asks for it.
Result<std::optional<Time>> missing_since(store::Session& session, std::uint64_t policy_index) {
  return session.one(
      "SELECT signed_at FROM checkpoints WHERE size > $1 AND size > "
      "(SELECT coalesce(max(size), 0) FROM checkpoints WHERE witnessed = 1) ORDER BY size LIMIT 1",
      [](const store::Row& row) { return parse_rfc3339(row.text(0)); }, policy_index);
}

}  // namespace

Result<std::vector<DocumentId>> store_cosignatures(store::Session& session, std::uint64_t size,
                                                   std::span<const proof::NoteSignature> added) {
  TRY(auto note, session.one(
                     "SELECT note FROM checkpoints WHERE size = $1",
                     [](const store::Row& row) { return Bytes(row.text(0)); }, size));
  if (!note) return Error{Code::not_found, "no such checkpoint"};
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(*note));
  TRY(PolicyInForce in_force, policy_in_force(session, size));
  const proof::Policy& policy = in_force.policy;
  proof::Checkpoint merged = proof::with_cosignatures(checkpoint, added, policy);
  bool witnessed = asks_for_quorum(policy) && proof::quorum_met(merged, policy);
  TRY_VOID(session.execute("UPDATE checkpoints SET note = $2, witnessed = $3 WHERE size = $1", size,
                           proof::serialise(merged), witnessed));
  std::vector<DocumentId> touched;
  for (const proof::Cosigned& cosigned : proof::cosigned_by(merged, policy)) {
    std::string vkey = proof::vkey(policy.witnesses[cosigned.witness].key);
    TRY_VOID(remember(session, vkey, size, cosigned.at, touched));
  }
  return touched;
}

Result<WitnessState> witness_state(store::Session& session, const proof::Witness& witness) {
  WitnessState state{witness.key.name, std::nullopt, {}};
  TRY_VOID(session.each(
      "SELECT size, cosigned_at FROM cosigned WHERE witness = $1",
      [&](const store::Row& row) -> Result<void> {
        state.size = static_cast<std::uint64_t>(row.integer(0));
        TRY(state.at, parse_rfc3339(row.text(1)));
        return {};
      },
      proof::vkey(witness.key)));
  return state;
}

Result<Witnessing> witnessing(store::Session& session, const Published& newest) {
  TRY(PolicyInForce in_force, policy_in_force(session, newest.size));
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(newest.note));
  Witnessing found;
  for (const proof::Witness& witness : in_force.policy.witnesses) {
    TRY(WitnessState state, witness_state(session, witness));
    found.witnesses.push_back(std::move(state));
  }
  found.present = proof::cosigned_by(checkpoint, in_force.policy).size();
  found.asked = asks_for_quorum(in_force.policy);
  found.met = found.asked && proof::quorum_met(checkpoint, in_force.policy);
  if (!found.asked || found.met) return found;
  TRY(found.missing_since, missing_since(session, in_force.index));
  return found;
}

Result<WitnessCount> witnesses_over(store::Session& session, std::int64_t index,
                                    const Published& newest) {
  TRY(PolicyInForce in_force, policy_in_force(session, newest.size));
  WitnessCount count{0, in_force.policy.witnesses.size()};
  for (const proof::Witness& witness : in_force.policy.witnesses) {
    TRY(auto size, signed_size(session, proof::vkey(witness.key)));
    if (size && *size > static_cast<std::uint64_t>(index)) ++count.have;
  }
  return count;
}

Result<Published> best_checkpoint_over(store::Session& session, std::int64_t index,
                                       const Published& newest) {
  TRY(auto size, session.one("SELECT coalesce(max(size), 0) FROM checkpoints WHERE witnessed = 1",
                             [](const store::Row& row) { return row.integer(0); }));
  if (size.value_or(0) <= index) return newest;
  TRY(auto witnessed, first_checkpoint_over(session, *size - 1));
  return witnessed.value_or(newest);
}

}  // namespace glasnik::ledger
