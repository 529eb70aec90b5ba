#include "ledger/audit_cosignatures.h"

#include <limits>
#include <map>

#include "ledger/cosigning.h"

namespace glasnik::ledger {
namespace {

struct Row {
  std::int64_t size = 0;
  Bytes note;
  bool witnessed = false;
};

// What a witness has signed, by its vkey and the size of the tree.
using Signed = std::map<std::pair<std::string, std::int64_t>, Time>;

// The policy that was in force at each size, asked in order: it changes at few entries.
class Policies {
 public:
  explicit Policies(store::Session& session) : session_(session) {}

  Result<const proof::Policy*> at(std::int64_t size) {
    if (size >= changes_at_ || in_force_.text.empty()) {
      TRY(in_force_, policy_in_force(session_, static_cast<std::uint64_t>(size)));
      TRY(auto next, session_.one(
                         "SELECT min(position) FROM entries WHERE doc IS NULL AND position >= $1",
                         [](const store::Row& row) { return row.optional_integer(0); }, size));
      auto position = next ? *next : std::nullopt;
      changes_at_ = position ? *position + 1 : std::numeric_limits<std::int64_t>::max();
    }
    return &in_force_.policy;
  }

 private:
  store::Session& session_;
  PolicyInForce in_force_;
  std::int64_t changes_at_ = 0;  // the first size at which there may be another
};

void check(const Row& row, const proof::Policy& policy, Signed& found, Audit& audit) {
  auto checkpoint = proof::parse_checkpoint(row.note);
  if (!checkpoint) return;  // named by the audit of the tree
  auto verified = proof::verify_signatures(proof::note_of(*checkpoint), policy.keys());
  if (!verified) audit.fail("rows", row.size, "a checkpoint: " + verified.error().message);
  for (const proof::Cosigned& cosigned : proof::cosigned_by(*checkpoint, policy)) {
    found[{proof::vkey(policy.witnesses[cosigned.witness].key), row.size}] = cosigned.at;
  }
  bool met = policy.quorum != "none" && proof::quorum_met(*checkpoint, policy);
  if (met == row.witnessed) return;
  audit.fail("rows", row.size,
             met ? "a checkpoint has its quorum, and its row denies it"
                 : "a checkpoint lacks the quorum that its row claims");
}

Result<Signed> check_checkpoints(store::Session& session, Audit& audit) {
  TRY(auto rows, session.all("SELECT size, note, witnessed FROM checkpoints ORDER BY size",
                             [](const store::Row& row) {
                               return Row{row.integer(0), Bytes(row.text(1)), row.flag(2)};
                             }));
  Signed found;
  Policies policies(session);
  for (const Row& row : rows) {
    auto policy = policies.at(row.size);
    if (!policy) {
      audit.fail("rows", row.size, policy.error().message);
      return found;
    }
    bool nothing = (*policy)->witnesses.empty() && !row.witnessed;
    if (!nothing) check(row, **policy, found, audit);
  }
  return found;
}

// Nobody has signed a tree much before its last entry was issued.
Result<void> check_time(store::Session& session, std::int64_t size, Time at, Audit& audit) {
  TRY(auto octets, entry_octets(session, size - 1));
  auto entry = octets ? proof::parse_entry(*octets) : Error{Code::not_found, ""};
  if (entry && entry->issued > at + proof::kCosignatureSlack) {
    audit.fail("time", size - 1, "a witness has signed it before it was issued");
  }
  return {};
}

}  // namespace

Result<void> audit_cosignatures(store::Session& session, Audit& audit) {
  TRY(Signed found, check_checkpoints(session, audit));
  TRY(auto last, session.all("SELECT witness, size FROM cosigned", [](const store::Row& row) {
    return std::pair(std::string(row.text(0)), row.integer(1));
  }));
  for (const auto& [witness, size] : last) {
    auto at = found.find({witness, size});
    if (at == found.end()) {
      audit.fail("rows", size, "the signature of " + witness + " is not in the checkpoint");
    } else {
      TRY_VOID(check_time(session, size, at->second, audit));
    }
  }
  return {};
}

}  // namespace glasnik::ledger
