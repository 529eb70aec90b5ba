#include "ledger/audit_strays.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "ledger/log_reader.h"
#include "proof/add_checkpoint.h"

namespace glasnik::ledger {
namespace {

constexpr std::size_t kHashInBase64 = 44;

// How many hashes of the tree the tile has; 0: the tree has no such tile.
std::uint64_t width_of(std::int64_t level, std::int64_t number, std::uint64_t size) {
  if (level < 0 || number < 0 || level >= 64 / static_cast<std::int64_t>(proof::kTileHeight)) {
    return 0;
  }
  std::uint64_t hashes = size >> (proof::kTileHeight * static_cast<unsigned>(level));
  auto tile = static_cast<std::uint64_t>(number);
  if (tile > hashes / proof::kTileWidth) return 0;
  return std::min<std::uint64_t>(proof::kTileWidth, hashes - tile * proof::kTileWidth);
}

// A draft names its files in JSON, by their hashes in base64; whatever looks like one counts.
void add_hashes(std::string_view draft, std::set<Hash>& hashes) {
  for (std::size_t end = draft.find('='); end != draft.npos; end = draft.find('=', end + 1)) {
    if (end + 1 < kHashInBase64) continue;
    auto octets = parse_base64(draft.substr(end + 1 - kHashInBase64, kHashInBase64));
    auto hash = octets ? parse_hash(*octets) : Result<Hash>(octets.error());
    if (hash) hashes.insert(*hash);
  }
}

// Why the row of a log that was witnessed here cannot be what this witness signed; empty: it can.
// origin_hash, origin, size, root, note, cosigned_at.
std::string wrong_with(const store::Row& row, const std::optional<proof::VerifierKey>& witness) {
  auto note = proof::parse_note(row.text(4));
  auto body = note ? proof::body_of(*note) : Result<proof::CheckpointBody>(note.error());
  if (!body) return "its note cannot be read";
  bool same = row.text(1) == body->origin && row.octets(0) == sha256(body->origin).view() &&
              row.integer(2) == static_cast<std::int64_t>(body->size) &&
              row.octets(3) == body->root.view();
  if (!same) return "the row differs from its note";
  if (!witness) return {};
  auto held = proof::verify_signatures(*note, std::span(&*witness, 1));
  if (!held || held->empty()) return "it lacks the signature of " + proof::vkey(*witness);
  return rfc3339(*held->front().cosigned) == row.text(5) ? "" : "it was signed at another time";
}

}  // namespace

void StrayAudit::fail(std::int64_t index, std::string reason) {
  audit_.fail("rows", index, std::move(reason));
}

Result<void> StrayAudit::run(std::uint64_t committed, const std::set<Hash>& named) {
  TRY_VOID(check_tiles(committed));
  TRY_VOID(check_times());
  TRY_VOID(check_witnessed());
  return check_files(named);
}

// That the octets of the others are right shows in the replay.
Result<void> StrayAudit::check_tiles(std::uint64_t committed) {
  return session_.each(
      "SELECT level, number, length(hashes) FROM tiles", [&](const store::Row& row) {
        std::uint64_t width = width_of(row.integer(0), row.integer(1), committed);
        bool right = width > 0 && row.integer(2) == static_cast<std::int64_t>(width * sizeof(Hash));
        if (right) return;
        fail(0, fmt::format("tile {} of level {} is none of this tree, or of "
                            "another width",
                            row.integer(1), row.integer(0)));
      });
}

// Pages say when an entry was signed. That was not before it was issued, and the next entry was not
// issued before the checkpoint was signed; a mirror says instead when it took the checkpoint over.
Result<void> StrayAudit::check_times() {
  TRY(auto rows, session_.all("SELECT size, signed_at FROM checkpoints ORDER BY size",
                              [](const store::Row& row) {
                                return std::pair(row.integer(0), std::string(row.text(1)));
                              }));
  for (const auto& [size, signed_at] : rows) TRY_VOID(check_time(size, signed_at));
  return {};
}

Result<void> StrayAudit::check_time(std::int64_t size, std::string_view signed_at) {
  auto at = parse_rfc3339(signed_at);
  if (!at) {
    fail(size, "a checkpoint was signed at no time");
    return {};
  }
  TRY(auto before, issued_at(size - 1));
  if (before && *at + proof::kCosignatureSlack < *before) {
    fail(size, "a checkpoint was signed before its last entry was issued");
  }
  if (options_.mirror) return {};
  TRY(auto after, issued_at(size));
  if (after && *at > *after + proof::kCosignatureSlack) {
    fail(size, "a checkpoint was signed after the next entry was issued");
  }
  return {};
}

Result<std::optional<Time>> StrayAudit::issued_at(std::int64_t index) {
  TRY(auto octets, entry_octets(session_, index));
  auto entry = octets ? proof::parse_entry(*octets) : Error{Code::not_found, ""};
  return entry ? std::optional(entry->issued) : std::nullopt;
}

// A log is answered with what stands here, and refused what contradicts it.
Result<void> StrayAudit::check_witnessed() {
  return session_.each("SELECT origin_hash, origin, size, root, note, cosigned_at FROM witnessed",
                       [&](const store::Row& row) {
                         std::string wrong = wrong_with(row, options_.witness);
                         if (wrong.empty()) return;
                         fail(0, fmt::format("what was witnessed of {}: {}", row.text(1), wrong));
                       });
}

Result<std::set<Hash>> StrayAudit::files_of_rows() {
  std::set<Hash> hashes;
  TRY_VOID(session_.each("SELECT sha256 FROM media",
                         [&](const store::Row& row) { hashes.insert(row.hash(0)); }));
  TRY_VOID(session_.each("SELECT sha256 FROM removed_blobs",
                         [&](const store::Row& row) { hashes.insert(row.hash(0)); }));
  TRY_VOID(session_.each("SELECT content FROM drafts",
                         [&](const store::Row& row) { add_hashes(row.text(0), hashes); }));
  return hashes;
}

// A file that law removed may have been put back, and nothing keeps its hash to know it by. What an
// upload that was cut short has left looks the same, so whoever asks decides what it means.
Result<void> StrayAudit::check_files(const std::set<Hash>& named) {
  TRY(auto of_rows, files_of_rows());
  return blobs_.each([&](const Hash& hash) -> Result<void> {
    if (!named.contains(hash) && !of_rows.contains(hash)) audit_.unnamed.push_back(hash);
    return {};
  });
}

}  // namespace glasnik::ledger
