#include "ledger/log_reader.h"

#include "ledger/charter.h"
#include "proof/merkle.h"
#include "proof/tlog_proof.h"
#include "record/edition.h"

namespace glasnik::ledger {
namespace {

Result<Published> published_from(const store::Row& row) {
  TRY(Time signed_at, parse_rfc3339(row.text(3)));
  return Published{static_cast<std::uint64_t>(row.integer(0)), row.hash(1), Bytes(row.text(2)),
                   signed_at};
}

// A level-0 tile's worth of entries, as published: their octets, each after its length.
Result<Bytes> entry_bundle(store::Session& session, const proof::Tile& tile) {
  Bytes bundle;
  auto from = static_cast<std::int64_t>(tile.index * proof::kTileWidth);
  TRY_VOID(each_entry(session, from, from + tile.width, [&](std::int64_t, BytesView octets) {
    return proof::append_entry(bundle, octets);
  }));
  return bundle;
}

// A removed part as its record has it: what must be destroyed by now is not given out.
Result<void> take_words(proof::Part& part, const record::Removed& removed) {
  bool destroyed = part.text.empty() && part.salt == Bytes(proof::kSaltSize, '\0');
  if (!destroyed) {
    return Error{Code::corrupt, part.name + ": removed by law, but its words or salt are there"};
  }
  part.salt.clear();
  part.removed = proof::RemovedContent{removed.commitment, static_cast<std::uint64_t>(removed.by)};
  return {};
}

}  // namespace

Result<std::vector<proof::Part>> salted_parts(store::Session& session, std::int64_t index,
                                              std::string_view collection) {
  TRY(auto parts, record::parts_of_entry(session, index, collection));
  TRY(Bytes salts, record::salts_of_entry(session, index, collection));
  if (salts.size() != parts.size() * proof::kSaltSize) {
    return Error{Code::corrupt,
                 "parts and salts of entry " + std::to_string(index) + " differ in number"};
  }
  TRY(auto removed, record::removed_of_entry(session, index, collection));
  std::vector<proof::Part> salted;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    proof::Part part{std::move(parts[i].name), salts.substr(i * proof::kSaltSize, proof::kSaltSize),
                     std::move(parts[i].body), std::nullopt};
    if (auto gone = removed.find(static_cast<std::int64_t>(i)); gone != removed.end()) {
      TRY_VOID(take_words(part, gone->second));
    }
    salted.push_back(std::move(part));
  }
  return salted;
}

Result<std::uint64_t> committed_size(store::Session& session) {
  TRY(auto size, session.one("SELECT coalesce(max(position), -1) + 1 FROM entries",
                             [](const store::Row& row) { return row.integer(0); }));
  return static_cast<std::uint64_t>(size.value_or(0));
}

Result<std::optional<Published>> newest_checkpoint(store::Session& session) {
  return session.one(
      "SELECT size, root, note, signed_at FROM checkpoints ORDER BY size DESC LIMIT 1",
      published_from);
}

Result<std::optional<Published>> first_checkpoint_over(store::Session& session,
                                                       std::int64_t index) {
  return session.one(
      "SELECT size, root, note, signed_at FROM checkpoints WHERE size > $1 ORDER BY size LIMIT 1",
      published_from, index);
}

Result<Bytes> tile_octets(store::Session& session, const proof::Tile& tile, std::uint64_t size) {
  if (tile.width > proof::tile_width(tile.level, tile.index, size)) {
    return Error{Code::not_found, "no such tile"};
  }
  if (tile.kind == proof::TileKind::entries) return entry_bundle(session, tile);
  TRY(auto stored,
      session.one(
          "SELECT hashes FROM tiles WHERE level = $1 AND number = $2",
          [](const store::Row& row) { return Bytes(row.octets(0)); }, tile.level, tile.index));
  if (!stored) return Error{Code::not_found, "no such tile"};
  TRY(BytesView slice, proof::tile_slice(*stored, tile.width));
  return Bytes(slice);
}

proof::HashReader hashes_of(store::Session& session, std::uint64_t size) {
  return proof::hash_reader(
      [&session, size](const proof::Tile& tile) { return tile_octets(session, tile, size); }, size);
}

Result<std::optional<Bytes>> entry_octets(store::Session& session, std::int64_t index) {
  return session.one(
      "SELECT bytes FROM entries WHERE position = $1",
      [](const store::Row& row) { return Bytes(row.octets(0)); }, index);
}

Result<void> each_entry(store::Session& session, std::int64_t from, std::int64_t below,
                        const std::function<Result<void>(std::int64_t, BytesView)>& see) {
  return session.each(
      "SELECT position, bytes FROM entries WHERE position >= $1 AND position < $2 ORDER BY "
      "position",
      [&](const store::Row& row) { return see(row.integer(0), row.octets(1)); }, from, below);
}

Result<proof::RecordFile> record_of(store::Session& session, std::int64_t index) {
  TRY(auto octets, entry_octets(session, index));
  if (!octets) return Error{Code::not_found, "no such entry"};
  TRY(proof::Entry entry, proof::parse_entry(*octets));
  return record_of(session, index, entry);
}

Result<proof::RecordFile> record_of(store::Session& session, std::int64_t index,
                                    const proof::Entry& entry) {
  proof::RecordFile file;
  for (const proof::EntryText& text : entry.texts) {
    TRY(auto parts, salted_parts(session, index, text.lang));
    file.texts.push_back({text.lang, std::move(parts)});
  }
  if (entry.data) {
    TRY(file.data, salted_parts(session, index, "data"));
  }
  if (!entry.notes.empty()) {
    TRY(file.notes, salted_parts(session, index, "notes"));
  }
  return file;
}

Result<Bytes> inclusion_of(store::Session& session, std::int64_t index, const Published& under) {
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(under.note));
  auto position = static_cast<std::uint64_t>(index);
  TRY(auto hashes, proof::inclusion_proof(position, under.size, hashes_of(session, under.size)));
  return proof::serialise(proof::TlogProof{position, std::move(hashes), std::move(checkpoint)});
}

Result<Bytes> bundle_of(store::Session& session, std::int64_t index, const Published& under,
                        std::vector<proof::BundleAnchor> anchors) {
  TRY(auto octets, entry_octets(session, index));
  if (!octets) return Error{Code::not_found, "no such entry"};
  TRY(proof::RecordFile record, record_of(session, index));
  TRY(Bytes inclusion, inclusion_of(session, index, under));
  TRY(PolicyInForce policy, policy_in_force(session, under.size));
  TRY(Bytes keys, key_chain(session, under.size));
  return proof::make_bundle({*std::move(octets),
                             proof::canonical(record),
                             std::move(inclusion),
                             std::move(policy.text),
                             {},
                             std::move(keys),
                             std::move(anchors)});
}

}  // namespace glasnik::ledger
