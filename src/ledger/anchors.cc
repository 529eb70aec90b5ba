#include "ledger/anchors.h"

#include <algorithm>

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

// An entry's first members are `issued`, which has one length, and `kind`.
bool is_anchor(BytesView entry) {
  constexpr std::string_view kBefore = R"({"issued":"2026-01-01T00:00:00Z",)";
  constexpr std::string_view kKind = R"("kind":"anchor",)";
  return entry.size() > kBefore.size() && entry.substr(kBefore.size()).starts_with(kKind);
}

Result<std::vector<LoggedAnchor>> logged_anchors(store::Session& session, std::uint64_t size) {
  std::vector<LoggedAnchor> anchors;
  std::optional<Error> unreadable;
  TRY_VOID(session.each(
      "SELECT position, bytes FROM entries WHERE doc IS NULL AND position < $1 ORDER BY position",
      [&](const store::Row& row) {
        if (!is_anchor(row.octets(1))) return;
        auto entry = proof::parse_entry(row.octets(1));
        if (!entry) {
          unreadable = entry.error();
        } else {
          anchors.push_back({static_cast<std::uint64_t>(row.integer(0)), *std::move(entry)});
        }
      },
      size));
  if (unreadable) return *unreadable;
  return anchors;
}

Result<std::vector<proof::BundleAnchor>> anchors_over(store::Session& session, std::int64_t index,
                                                      std::uint64_t size) {
  TRY(auto logged, logged_anchors(session, size));
  auto position = static_cast<std::uint64_t>(index);
  std::vector<proof::BundleAnchor> anchors;
  for (proof::AnchorKind kind : {proof::AnchorKind::rfc3161, proof::AnchorKind::cades}) {
    auto first = std::find_if(logged.begin(), logged.end(), [&](const LoggedAnchor& anchor) {
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
  for (const LoggedAnchor& anchor : logged) {
    if (anchor.entry.what == kind) covered = std::max(covered, anchor.entry.tree.size);
  }
  auto behind = std::count_if(logged.begin(), logged.end(),
                              [&](const LoggedAnchor& anchor) { return anchor.index >= covered; });
  return size - covered - static_cast<std::uint64_t>(behind);
}

}  // namespace glasnik::ledger
