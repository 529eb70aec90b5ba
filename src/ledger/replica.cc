#include "ledger/replica.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/log_reader.h"
#include "ledger/removal.h"
#include "ledger/tile_rows.h"
#include "proof/content_check.h"
#include "proof/file_part.h"
#include "record/document.h"
#include "record/listing.h"

namespace glasnik::ledger {
namespace {

std::vector<record::Part> words_of(const std::vector<proof::Part>& parts) {
  std::vector<record::Part> words;
  for (const proof::Part& part : parts) {
    words.push_back({part.name, part.text, std::nullopt});
    if (part.removed) words.back().removed_by = static_cast<std::int64_t>(part.removed->by);
  }
  return words;
}

bool removes_whole(const proof::Entry& entry) {
  return entry.kind == proof::Kind::remove_legal && entry.parts.empty();
}

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

 private:
  // The frames of the texts stand even where the words are withheld: lists must know that there
  // was something.
  Result<void> put_record(const Taken& taken) {
    record::Content content;
    if (taken.record) {
      const proof::RecordFile& record = *taken.record;
      TRY(content, content_of(taken.entry, record));
      for (const proof::RecordText& text : record.texts) {
        TRY_VOID(put_set(text.lang, text.parts));
      }
      if (!record.data.empty()) TRY_VOID(put_set("data", record.data));
      if (!record.notes.empty()) TRY_VOID(put_set("notes", record.notes));
    } else {
      for (const proof::EntryText& text : taken.entry.texts) {
        TRY(auto empty, record::text_of_parts({text.lang, text.status, text.of, text.rule}, {}));
        content.texts.push_back(std::move(empty));
      }
    }
    TRY_VOID(record::put_content(session_, index_, content));
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
    bool whole = removes_whole(entry);
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

Result<void> put_checkpoint(store::Session& session, const proof::Checkpoint& checkpoint,
                            Time seen) {
  TRY_VOID(session.execute(
      "INSERT INTO checkpoints (size, root, note, signed_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (size) DO UPDATE SET note = $3, signed_at = $4",
      checkpoint.body.size, checkpoint.body.root, proof::serialise(checkpoint), rfc3339(seen)));
  return {};
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

Result<record::Content> content_of(const proof::Entry& entry, const proof::RecordFile& record) {
  record::Content content;
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    const proof::EntryText& text = entry.texts[i];
    TRY(auto words, record::text_of_parts({text.lang, text.status, text.of, text.rule},
                                          words_of(record.texts[i].parts)));
    content.texts.push_back(std::move(words));
  }
  TRY_VOID(record::read_data_parts(words_of(record.data), content));
  return content;
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
  return {};
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
    TRY_VOID(put_checkpoint(session, checkpoint, seen));
    return record::project_acts(session, from, static_cast<std::int64_t>(body.size), options_.zone);
  });
  for (const Observer& observer : observers_) {
    if (observer.published) observer.published(touched ? *touched : std::vector<DocumentId>());
  }
  if (!touched) return std::move(touched).error();
  published_ = body.size;
  return {};
}

}  // namespace glasnik::ledger
