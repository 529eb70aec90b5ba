#include "ledger/replica.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/cosigning.h"
#include "ledger/entry_content.h"
#include "ledger/log_reader.h"
#include "ledger/removal.h"
#include "ledger/tile_rows.h"
#include "proof/content_check.h"
#include "proof/file_part.h"
#include "record/document.h"
#include "record/listing.h"
#include "record/withheld.h"

namespace glasnik::ledger {
namespace {

// One batch inside its transaction.
class Taking {
 public:
  Taking(store::Session& session, proof::TileEdge& edge, const Replica::Options& options)
      : session_(session), edge_(edge), options_(options) {}

  Result<void> take(const Taken& taken) {
    const proof::Entry& entry = taken.entry;
    index_ = static_cast<std::int64_t>(edge_.size());
    bool act = proof::is_act(entry.kind);
    std::optional<std::int64_t> doc, seq;
    if (act) {
      doc = entry.doc.number;
      seq = entry.seq;
    }
    TRY_VOID(
        session_.execute("INSERT INTO entries (position, bytes, doc, seq) VALUES ($1, $2, $3, $4)",
                         index_, store::Octets{taken.octets}, doc, seq));
    edge_.push(proof::leaf_hash(taken.octets), full_);
    if (!act) return {};
    TRY_VOID(put_record(taken));
    if (entry.kind == proof::Kind::remove_legal) {
      TRY_VOID(apply_removal(session_, index_, entry, options_.quotes));
    }
    return put_act(entry);
  }

  Result<void> finish() { return store_tiles(session_, full_, edge_); }

  // The words of an entry that was taken without them.
  Result<void> refill(std::int64_t index, const Taken& taken) {
    index_ = index;
    TRY(auto content, content_of(taken.entry, *taken.record));
    TRY_VOID(record::drop_withheld(session_, index_));
    return put_words(taken, content);
  }

 private:
  // The frames of the texts stand even where the words are withheld, under a mark that says so.
  Result<void> put_record(const Taken& taken) {
    if (taken.record) {
      TRY(auto content, content_of(taken.entry, *taken.record));
      TRY_VOID(record::put_content(session_, index_, content));
      return put_words(taken, content);
    }
    TRY(auto nothing, content_without_words(taken.entry));
    TRY_VOID(record::put_withheld(session_, index_));
    return record::put_content(session_, index_, nothing);
  }

  Result<void> put_words(const Taken& taken, const record::Content& content) {
    const proof::RecordFile& record = *taken.record;
    for (const proof::RecordText& text : record.texts) TRY_VOID(put_set(text.lang, text.parts));
    if (!record.data.empty()) TRY_VOID(put_set("data", record.data));
    if (!record.notes.empty()) TRY_VOID(put_set("notes", record.notes));
    return put_found(taken.entry.doc, content);
  }

  // A part that law had removed before it came keeps its name, and the commitment that the rest of
  // its set is proven with.
  Result<void> put_set(const std::string& collection, const std::vector<proof::Part>& parts) {
    Bytes salts;
    for (const proof::Part& part : parts) {
      salts += part.removed ? Bytes(proof::kSaltSize, '\0') : part.salt;
    }
    TRY_VOID(record::put_parts(session_, index_, {collection, words_of(parts)}, salts));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i].removed) continue;
      TRY_VOID(record::remove_part(
          session_, index_, collection, static_cast<std::int64_t>(i),
          {parts[i].removed->commit, static_cast<std::int64_t>(parts[i].removed->by)}));
    }
    return {};
  }

  // What follows from the words.
  Result<void> put_found(DocumentId document, const record::Content& content) {
    for (const record::Text& text : content.texts) {
      for (const record::Quote& quote : options_.quotes(text)) {
        TRY_VOID(record::put_quote(session_, index_, quote));
      }
    }
    for (const record::MediaFile& file : content.media) {
      TRY_VOID(record::put_media(session_, {file, document, index_}));
    }
    for (const auto& [name, by] : content.removed) {
      if (!name.starts_with(proof::kFilePrefix)) continue;
      record::MediaRow nothing{{}, document, index_};
      TRY(nothing.file.key, parse_key(name.substr(proof::kFilePrefix.size())));
      TRY_VOID(record::put_media(session_, nothing));
    }
    return {};
  }

  Result<void> put_act(const proof::Entry& entry) {
    TRY(auto before, record::document_state(session_, entry.doc));
    bool whole = proof::removes_whole(entry);
    auto standing = proof::standing_after(before ? before->standing : record::Standing::unreleased,
                                          entry.kind, whole);
    if (!standing) {
      return Error{Code::corrupt, fmt::format("entry {} may not follow what stands", index_)};
    }
    std::int64_t words = before && !whole ? before->content_entry : record::kNoWords;
    if (proof::is_content_act(entry.kind)) words = index_;
    TRY_VOID(record::put_document_state(
        session_, {entry.doc, *standing, entry.seq, entry.edition, index_, words}));
    return record::put_act(
        session_,
        {index_, entry.doc, entry.seq, std::string(proof::kind_name(entry.kind)), entry.edition,
         entry.issued, entry.reason ? std::string(proof::reason_name(*entry.reason)) : "", words});
  }

  store::Session& session_;
  proof::TileEdge& edge_;
  const Replica::Options& options_;
  std::vector<proof::FullTile> full_;
  std::int64_t index_ = 0;
};

// What witnesses have signed is taken over too, and none of it is lost when the source shows the
// same tree with fewer signatures. The documents of which a witness has now seen more.
Result<std::vector<DocumentId>> put_checkpoint(store::Session& session,
                                               const proof::Checkpoint& checkpoint, Time seen) {
  std::vector<proof::NoteSignature> held;
  TRY_VOID(session.each(
      "SELECT note FROM checkpoints WHERE size = $1",
      [&](const store::Row& row) -> Result<void> {
        TRY(proof::Checkpoint before, proof::parse_checkpoint(row.text(0)));
        held = std::move(before.signatures);
        return {};
      },
      checkpoint.body.size));
  TRY_VOID(session.execute(
      "INSERT INTO checkpoints (size, root, note, signed_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (size) DO UPDATE SET note = $3, signed_at = $4",
      checkpoint.body.size, checkpoint.body.root, proof::serialise(checkpoint), rfc3339(seen)));
  return store_cosignatures(session, checkpoint.body.size, held);
}

}  // namespace

Result<void> check_record(const proof::Entry& entry, const proof::RecordFile& record) {
  proof::CheckList checks;
  proof::check_record(entry, record, {}, checks);
  for (const proof::Check& check : checks.checks) {
    if (check.mark == proof::Mark::fail) {
      return Error{Code::corrupt, check.check + ": " + check.reason};
    }
  }
  return {};
}

Result<std::unique_ptr<Replica>> Replica::open(store::Database& database, Options options) {
  std::unique_ptr<Replica> replica(new Replica(database, std::move(options)));
  TRY_VOID(database.read([&](store::Session& session) -> Result<void> {
    TRY(std::uint64_t size, committed_size(session));
    TRY(replica->edge_, stored_edge(session, size));
    TRY(auto newest, newest_checkpoint(session));
    replica->published_ = newest ? newest->size : 0;
    return {};
  }));
  return replica;
}

Result<void> Replica::take(std::span<const Taken> batch) {
  for (const Taken& taken : batch) {
    if (!taken.record) continue;
    auto checked = check_record(taken.entry, *taken.record);
    if (!checked) return checked.error().within(to_string(taken.entry.doc));
  }
  proof::TileEdge edge = edge_;
  // The commit point of the batch.
  TRY_VOID(database_.write([&](store::Session& session) -> Result<void> {
    edge = edge_;
    Taking taking(session, edge, options_);
    for (const Taken& taken : batch) TRY_VOID(taking.take(taken));
    return taking.finish();
  }));
  edge_ = std::move(edge);
  tell_removed(batch);
  return {};
}

// What law removed is gone from the rows now, whatever becomes of the rest: pages that were made
// of them must not outlive them until a checkpoint is published.
void Replica::tell_removed(std::span<const Taken> batch) const {
  std::vector<DocumentId> removed;
  for (const Taken& taken : batch) {
    if (taken.entry.kind == proof::Kind::remove_legal) removed.push_back(taken.entry.doc);
  }
  if (removed.empty()) return;
  for (const Observer& observer : observers_) {
    if (observer.publishing) observer.publishing();
    if (observer.published) observer.published(removed);
  }
}

Result<void> Replica::refill(std::int64_t index, const Taken& taken) {
  ENSURE(taken.record.has_value());
  TRY_VOID(check_record(taken.entry, *taken.record));
  return database_.write([&](store::Session& session) -> Result<void> {
    proof::TileEdge edge = edge_;
    TRY_VOID(Taking(session, edge, options_).refill(index, taken));
    auto published = static_cast<std::int64_t>(published_);
    return record::list_again(session, taken.entry.doc, published, options_.zone);
  });
}

Result<void> Replica::publish(const proof::Checkpoint& checkpoint, Time seen) {
  const proof::CheckpointBody& body = checkpoint.body;
  if (body.size != edge_.size() || body.root != edge_.root()) {
    return Error{Code::conflict, "the checkpoint is not of the entries that were taken"};
  }
  for (const Observer& observer : observers_) {
    if (observer.publishing) observer.publishing();
  }
  auto touched = database_.write([&](store::Session& session) -> Result<std::vector<DocumentId>> {
    auto from = static_cast<std::int64_t>(published_);
    TRY(auto witnessed, put_checkpoint(session, checkpoint, seen));
    TRY(auto documents,
        record::project_acts(session, from, static_cast<std::int64_t>(body.size), options_.zone));
    documents.insert(documents.end(), witnessed.begin(), witnessed.end());
    return documents;
  });
  for (const Observer& observer : observers_) {
    if (observer.published) observer.published(touched ? *touched : std::vector<DocumentId>());
  }
  if (!touched) return std::move(touched).error();
  published_ = body.size;
  return {};
}

}  // namespace glasnik::ledger
