#include "ledger/audit_removals.h"

#include <fmt/format.h>

#include "proof/commitment.h"
#include "record/withheld.h"

namespace glasnik::ledger {

void RemovalAudit::fail(std::int64_t index, std::string reason) {
  audit_.fail("removal", index, std::move(reason));
}

void RemovalAudit::add(std::int64_t index, const proof::Entry& entry) {
  if (entry.kind != proof::Kind::remove_legal) return;
  removals_[index] = {entry.doc, {entry.parts.begin(), entry.parts.end()}};
}

Result<void> RemovalAudit::finish() {
  TRY_VOID(check_removed_parts());
  TRY(auto withheld, record::withheld_entries(session_));
  withheld_.insert(withheld.begin(), withheld.end());
  for (const auto& [index, removal] : removals_) TRY_VOID(check_entry(index, removal));
  return check_rows();
}

Result<void> RemovalAudit::check_removed_parts() {
  return session_.each(
      "SELECT removed_parts.entry, removed_parts.collection, removed_parts.position, "
      "removed_parts.removed_by, parts.name, entries.doc FROM removed_parts "
      "LEFT JOIN parts ON parts.entry = removed_parts.entry "
      "AND parts.collection = removed_parts.collection "
      "AND parts.position = removed_parts.position "
      "LEFT JOIN entries ON entries.position = removed_parts.entry",
      [&](const store::Row& row) { check_removed_part(row); });
}

// entry, collection, position, removed_by, and what stands there: a part's name, its document.
void RemovalAudit::check_removed_part(const store::Row& row) {
  proof::RemovedPart part{static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1)),
                          row.integer(2)};
  removed_.insert(part);
  auto removal = removals_.find(row.integer(3));
  bool named = removal != removals_.end() && row.integer(0) < removal->first &&
               (removal->second.parts.empty() || removal->second.parts.contains(part));
  bool stands = row.optional_text(4).has_value() && named &&
                row.optional_integer(5) == removal->second.document.number;
  if (stands) return;
  fail(row.integer(0),
       fmt::format("{}: part {} is called removed, and no entry removed it", part.set, part.i));
}

Result<void> RemovalAudit::check_entry(std::int64_t index, const Removal& removal) {
  for (const proof::RemovedPart& part : removal.parts) {
    bool withheld = withheld_.contains(static_cast<std::int64_t>(part.index));
    if (removed_.contains(part) || withheld) continue;
    fail(index, fmt::format("{}: part {} of entry {} was removed by law and is still there",
                            part.set, part.i, part.index));
  }
  if (!removal.parts.empty()) return {};
  TRY(auto left,
      session_.one(
          "SELECT count(*) FROM parts JOIN entries ON entries.position = parts.entry "
          "WHERE entries.doc = $1 AND parts.entry < $2 AND NOT EXISTS "
          "(SELECT 1 FROM removed_parts WHERE removed_parts.entry = parts.entry "
          "AND removed_parts.collection = parts.collection "
          "AND removed_parts.position = parts.position)",
          [](const store::Row& row) { return row.integer(0); }, removal.document, index));
  if (left.value_or(0) == 0) return {};
  fail(index, fmt::format("{} was removed by law, and {} of its parts are still there",
                          to_string(removal.document), *left));
  return {};
}

// Who has the salt to the order also wrote where the archive copy went; a mirror has neither, nor
// has what was recovered from one.
void RemovalAudit::check_row(const store::Row& row) {
  auto salt = row.optional_octets(2);
  bool right = salt ? salt->size() == proof::kSaltSize : row.text(3).empty();
  if (!right) fail(row.integer(0), "the salt that opens the order is missing or of another length");
  if (row.integer(1) == 0) return;
  pending_.insert(row.integer(0));
  fail(row.integer(0), "the disk may still hold what was removed: start the server once");
}

Result<void> RemovalAudit::check_rows() {
  std::set<std::int64_t> found;
  TRY_VOID(session_.each("SELECT entry, pending, order_salt, kept FROM removals",
                         [&](const store::Row& row) {
                           found.insert(row.integer(0));
                           bool named = removals_.contains(row.integer(0));
                           if (!named) fail(row.integer(0), "a removal that no entry names");
                           check_row(row);
                         }));
  for (const auto& [index, removal] : removals_) {
    if (!found.contains(index)) fail(index, "the row of a removal by law is missing");
  }
  return session_.each("SELECT removed_by FROM removed_blobs", [&](const store::Row& row) {
    if (pending_.contains(row.integer(0))) return;
    fail(row.integer(0), "a file is still to be destroyed, and no removal is at work");
  });
}

}  // namespace glasnik::ledger
