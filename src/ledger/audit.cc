#include "ledger/audit.h"

#include <fmt/format.h>

#include "ledger/audit_cosignatures.h"
#include "ledger/audit_rows.h"
#include "ledger/log_reader.h"

namespace glasnik::ledger {
namespace {

constexpr std::size_t kMostFindings = 100;

// Goes through the log, entry by entry, and with each entry through its rows.
class Auditor {
 public:
  Auditor(store::Session& session, store::Blobs& blobs, const AuditOptions& options)
      : session_(session), options_(options), rows_(session, blobs, options, audit_) {}

  Result<Audit> run() {
    TRY(auto checkpoints, signed_checkpoints());
    if (checkpoints.empty()) {
      audit_.fail("tree", 0, "no checkpoint is stored");
      return std::move(audit_);
    }
    auto published = static_cast<std::int64_t>(checkpoints.back().size);
    TRY_VOID(replay(std::move(checkpoints)));
    TRY_VOID(rows_.finish(published));
    TRY_VOID(audit_cosignatures(session_, audit_));
    return std::move(audit_);
  }

 private:
  // Every checkpoint ever signed: of our log, as its row says. By whom is asked after the replay.
  Result<std::vector<proof::CheckpointBody>> signed_checkpoints() {
    std::vector<proof::CheckpointBody> bodies;
    TRY_VOID(session_.each(
        "SELECT size, root, note FROM checkpoints ORDER BY size", [&](const store::Row& row) {
          std::int64_t size = row.integer(0);
          auto checkpoint = proof::parse_checkpoint(row.text(2));
          if (!checkpoint) return audit_.fail("tree", size, "an unreadable checkpoint");
          bool as_stored = static_cast<std::int64_t>(checkpoint->body.size) == size &&
                           checkpoint->body.root == row.hash(1) &&
                           checkpoint->body.origin == options_.origin;
          if (!as_stored) audit_.fail("rows", size, "a checkpoint's row differs from its note");
          bodies.push_back(checkpoint->body);
        }));
    return bodies;
  }

  // The log by itself: tree, form, chain, time; tiles and older checkpoints against it.
  Result<void> replay(std::vector<proof::CheckpointBody> checkpoints) {
    const proof::CheckpointBody newest = checkpoints.back();
    proof::ReplayOptions how;
    how.origin = options_.origin;
    how.most_findings = kMostFindings;
    how.older = std::move(checkpoints);
    how.tiles = [this, size = newest.size](const proof::Tile& tile) {
      return tile_octets(session_, tile, size);
    };
    proof::Replay replay(std::move(how));
    TRY_VOID(session_.each("SELECT position, bytes, doc, seq FROM entries ORDER BY position",
                           [&](const store::Row& row) { return add(row, newest.size, replay); }));
    replay.finish(newest);
    check_key(replay.genesis());
    TRY_VOID(check_signers(replay));
    audit_.entries = replay.size();
    audit_.documents = replay.documents();
    for (const proof::Finding& finding : replay.findings()) {
      audit_.fail(finding.invariant, static_cast<std::int64_t>(finding.index), finding.reason);
    }
    return {};
  }

  // Each checkpoint by a key that was the log's when it was signed. Those of more entries than were
  // read are named already.
  Result<void> check_signers(proof::Replay& replay) {
    return session_.each("SELECT note FROM checkpoints ORDER BY size", [&](const store::Row& row) {
      auto checkpoint = proof::parse_checkpoint(row.text(0));
      if (checkpoint) replay.check_signer(*checkpoint);
    });
  }

  // The next entry: position, bytes, doc, seq. No checkpoint covers those from `published` on.
  Result<void> add(const store::Row& row, std::uint64_t published, proof::Replay& replay) {
    auto index = static_cast<std::uint64_t>(row.integer(0));
    if (options_.progress && index % 1000 == 0) options_.progress(index);
    auto parsed = proof::parse_entry(row.octets(1));
    if (index < published) {
      replay.add(row.octets(1), parsed);
    } else if (!parsed) {
      audit_.fail("form", row.integer(0), parsed.error().message);
    }
    auto entry = parsed ? std::optional(*std::move(parsed)) : std::nullopt;
    bool act = entry && proof::is_act(entry->kind);
    bool same =
        row.optional_integer(2) == (act ? std::optional(entry->doc.number) : std::nullopt) &&
        row.optional_integer(3) == (act ? std::optional(entry->seq) : std::nullopt);
    if (!same) audit_.fail("rows", row.integer(0), "the row names another act than the entry");
    return rows_.check(entry);
  }

  // Whose checkpoints these are is what the log itself said at its beginning.
  void check_key(const std::optional<proof::Entry>& genesis) {
    if (genesis && genesis->log == proof::vkey(options_.key)) return;
    audit_.fail("form", 0, "the key at hand is not the one that the log was founded with");
  }

  store::Session& session_;
  const AuditOptions& options_;
  Audit audit_;
  RowAudit rows_;
};

}  // namespace

void Audit::fail(std::string invariant, std::int64_t index, std::string reason) {
  ++failures;
  if (findings.size() >= kMostFindings) return;
  findings.push_back({std::move(invariant), static_cast<std::uint64_t>(index), std::move(reason)});
}

Result<Audit> audit(store::Database& database, store::Blobs& blobs, const AuditOptions& options) {
  return database.read([&](store::Session& session) -> Result<Audit> {
    return Auditor(session, blobs, options).run();
  });
}

}  // namespace glasnik::ledger
