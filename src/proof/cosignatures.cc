#include "proof/cosignatures.h"

#include <algorithm>

namespace glasnik::proof {
namespace {

bool is_by(const NoteSignature& signature, const Witness& witness) {
  return signature.name == witness.key.name && signature.id == witness.key.id();
}

// When the witness says it saw the text; none if the signature is not its, or does not hold.
std::optional<Time> seen_at(const Bytes& text, const NoteSignature& signature,
                            const Witness& witness) {
  if (!is_by(signature, witness)) return std::nullopt;
  auto verified = verify_signatures(Note{text, {signature}}, {&witness.key, 1});
  if (!verified || verified->empty()) return std::nullopt;
  return verified->front().cosigned;
}

struct Newest {
  const NoteSignature* signature = nullptr;
  Time at;
};

Newest newest_of(const Bytes& text, std::span<const NoteSignature> signatures,
                 const Witness& witness) {
  Newest newest;
  for (const NoteSignature& signature : signatures) {
    auto at = seen_at(text, signature, witness);
    if (at && (newest.signature == nullptr || *at > newest.at)) newest = {&signature, *at};
  }
  return newest;
}

}  // namespace

bool signed_by_any(const Checkpoint& checkpoint, std::span<const VerifierKey> keys) {
  auto signers = verify_signatures(note_of(checkpoint), keys);
  return signers && !signers->empty();
}

std::vector<Cosigned> cosigned_by(const Checkpoint& checkpoint, const Policy& policy) {
  const Bytes text = body_text(checkpoint.body);
  std::vector<Cosigned> found;
  for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
    Newest newest = newest_of(text, checkpoint.signatures, policy.witnesses[i]);
    if (newest.signature != nullptr) found.push_back({i, newest.at});
  }
  return found;
}

bool quorum_met(const Checkpoint& checkpoint, const Policy& policy) {
  std::vector<std::size_t> places;
  for (const Cosigned& cosigned : cosigned_by(checkpoint, policy)) {
    places.push_back(cosigned.witness);
  }
  return quorum_met(policy, places);
}

Checkpoint with_cosignatures(const Checkpoint& checkpoint, std::span<const NoteSignature> added,
                             const Policy& policy) {
  const Bytes text = body_text(checkpoint.body);
  std::vector<NoteSignature> all = checkpoint.signatures;
  all.insert(all.end(), added.begin(), added.end());
  Checkpoint merged{checkpoint.body, {}};
  for (const NoteSignature& signature : checkpoint.signatures) {
    bool witness = std::any_of(policy.witnesses.begin(), policy.witnesses.end(),
                               [&](const Witness& w) { return is_by(signature, w); });
    if (!witness) merged.signatures.push_back(signature);
  }
  for (const Witness& witness : policy.witnesses) {
    Newest newest = newest_of(text, all, witness);
    if (newest.signature != nullptr) merged.signatures.push_back(*newest.signature);
  }
  return merged;
}

}  // namespace glasnik::proof
