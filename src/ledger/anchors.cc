#include "ledger/anchors.h"

#include <algorithm>

#include "ledger/log_reader.h"
#include "ledger/own_entries.h"
#include "proof/merkle.h"
#include "proof/tlog_proof.h"

namespace glasnik::ledger {
namespace {

// The checkpoint that was signed over exactly that tree.
Result<std::optional<Bytes>> note_over(store::Session& session, const proof::TreeHead& tree) {
  return session.one(
      "SELECT note FROM checkpoints WHERE size = $1",
      [](const store::Row& row) { return Bytes(row.text(0)); }, tree.size);
}

}  // namespace

Result<std::vector<proof::BundleAnchor>> anchors_over(store::Session& session, std::int64_t index,
                                                      std::uint64_t size) {
  TRY(auto logged, logged_anchors(session, size));
  auto position = static_cast<std::uint64_t>(index);
  std::vector<proof::BundleAnchor> anchors;
  for (proof::AnchorKind kind : {proof::AnchorKind::rfc3161, proof::AnchorKind::cades}) {
    auto first = std::find_if(logged.begin(), logged.end(), [&](const OwnEntry& anchor) {
      return anchor.entry.what == kind && anchor.entry.tree.size > position;
    });
    if (first == logged.end()) continue;
    const proof::TreeHead& tree = first->entry.tree;
    TRY(auto note, note_over(session, tree));
    if (!note) continue;  // a mirror keeps the checkpoints that it has seen, not each
    TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(*note));
    TRY(auto hashes, proof::inclusion_proof(position, tree.size, hashes_of(session, tree.size)));
    Bytes proof =
        proof::serialise(proof::TlogProof{position, std::move(hashes), std::move(checkpoint)});
    anchors.push_back({kind, std::move(proof), first->entry.token});
  }
  return anchors;
}

Result<std::uint64_t> unanchored(store::Session& session, proof::AnchorKind kind,
                                 std::uint64_t size) {
  TRY(auto logged, logged_anchors(session, size));
  std::uint64_t covered = 0;
  for (const OwnEntry& anchor : logged) {
    if (anchor.entry.what == kind) covered = std::max(covered, anchor.entry.tree.size);
  }
  auto behind = std::count_if(logged.begin(), logged.end(),
                              [&](const OwnEntry& anchor) { return anchor.index >= covered; });
  return size - covered - static_cast<std::uint64_t>(behind);
}

}  // namespace glasnik::ledger
