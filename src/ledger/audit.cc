#include "ledger/audit.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "ledger/log_reader.h"
#include "record/edition.h"
#include "record/listing.h"

namespace glasnik::ledger {
namespace {

constexpr std::size_t kMostFindings = 100;

// What an audit gathers as it goes through the log and then through the rows.
class Auditor {
 public:
  Auditor(store::Session& session, store::Blobs& blobs, const AuditOptions& options)
      : session_(session), blobs_(blobs), options_(options) {}

  Result<Audit> run() {
    TRY_VOID(replay());
    TRY_VOID(check_documents());
    TRY_VOID(check_strays());
    return std::move(audit_);
  }

 private:
  void fail(std::string invariant, std::int64_t index, std::string reason) {
    ++audit_.failures;
    if (audit_.findings.size() >= kMostFindings) return;
    audit_.findings.push_back(
        {std::move(invariant), static_cast<std::uint64_t>(index), std::move(reason)});
  }

  // The log by itself: tree, form, chain, time; tiles and older checkpoints against it.
  Result<void> replay() {
    proof::ReplayOptions how;
    how.origin = options_.origin;
    how.most_findings = kMostFindings;
    TRY(how.older, older_checkpoints());
    if (how.older.empty()) {
      fail("tree", 0, "no checkpoint is stored");
      return {};
    }
    proof::CheckpointBody newest = how.older.back();
    how.tiles = [this, size = newest.size](const proof::Tile& tile) {
      return tile_octets(session_, tile, size);
    };
    proof::Replay replay(std::move(how));
    TRY_VOID(each_entry(session_, 0, static_cast<std::int64_t>(newest.size),
                        [&](std::int64_t index, BytesView octets) {
                          replay.add(octets);
                          return check_entry(index, octets);
                        }));
    replay.finish(newest, {});
    audit_.entries = replay.size();
    audit_.documents = replay.documents();
    for (const proof::Finding& finding : replay.findings()) {
      fail(finding.invariant, static_cast<std::int64_t>(finding.index), finding.reason);
    }
    return {};
  }

  // Every checkpoint ever signed: by our key, of our log, as its row says.
  Result<std::vector<proof::CheckpointBody>> older_checkpoints() {
    std::vector<proof::CheckpointBody> bodies;
    TRY_VOID(session_.each(
        "SELECT size, root, note FROM checkpoints ORDER BY size", [&](const store::Row& row) {
          std::int64_t size = row.integer(0);
          auto note = proof::parse_note(row.text(2));
          auto checkpoint = proof::parse_checkpoint(row.text(2));
          if (!note || !checkpoint) return fail("tree", size, "an unreadable checkpoint");
          auto signers = proof::verify_signatures(*note, std::span(&options_.key, 1));
          if (!signers || signers->empty()) {
            return fail("tree", size, "a checkpoint without the log's signature");
          }
          bool as_stored = static_cast<std::int64_t>(checkpoint->body.size) == size &&
                           checkpoint->body.root == row.hash(1) &&
                           checkpoint->body.origin == options_.origin;
          if (!as_stored) fail("rows", size, "a checkpoint's row differs from its note");
          bodies.push_back(checkpoint->body);
        }));
    return bodies;
  }

  Result<void> check_entry(std::int64_t index, BytesView octets) {
    if (options_.progress && index % 1000 == 0)
      options_.progress(static_cast<std::uint64_t>(index));
    auto entry = proof::parse_entry(octets);
    if (!entry || !proof::is_act(entry->kind)) return {};  // the replay has said so
    auto record = record_of(session_, index);
    if (!record) {
      fail("rows", index, record.error().message);
      return {};
    }
    for (std::size_t i = 0; i < entry->texts.size(); ++i) {
      check_set(index, "text:" + entry->texts[i].lang, entry->texts[i].parts,
                record->texts[i].parts);
    }
    if (entry->data) check_set(index, "data", *entry->data, record->data);
    check_notes(index, *entry, *record);
    TRY_VOID(check_act_row(index, *entry));
    if (proof::is_content_act(entry->kind)) TRY_VOID(check_content_rows(index, *entry));
    return {};
  }

  void check_set(std::int64_t index, const std::string& name, const proof::PartSet& stated,
                 const std::vector<proof::Part>& parts) {
    audit_.parts += parts.size();
    if (parts.empty() || proof::part_set(parts) != stated) {
      fail("rows", index, name + ": the stored words are not those committed to");
    }
  }

  void check_notes(std::int64_t index, const proof::Entry& entry, const proof::RecordFile& record) {
    for (std::size_t i = 0; i < entry.notes.size(); ++i) {
      bool same = i < record.notes.size() &&
                  record.notes[i].name == "note:" + entry.notes[i].lang &&
                  proof::commitment(record.notes[i]) == entry.notes[i].commit;
      if (!same) fail("rows", index, "notes: the stored note is not the one committed to");
    }
    if (record.notes.size() > entry.notes.size()) fail("rows", index, "notes: one too many");
  }

  Result<void> check_act_row(std::int64_t index, const proof::Entry& entry) {
    TRY(auto act, record::act_of(session_, entry.doc, entry.seq));
    bool content = proof::is_content_act(entry.kind);
    bool same = act && act->entry == index && act->kind == proof::kind_name(entry.kind) &&
                act->version == entry.edition && act->issued == entry.issued &&
                act->reason == (entry.reason ? proof::reason_name(*entry.reason) : "") &&
                (act->content_entry == index) == content;
    if (!same) fail("rows", index, "the act's row differs from its entry");
    return {};
  }

  // The frames of the texts, the quotes in them and the files beside them.
  Result<void> check_content_rows(std::int64_t index, const proof::Entry& entry) {
    TRY(auto frames, record::frames_of_entry(session_, index));
    bool same = frames.size() == entry.texts.size();
    for (std::size_t i = 0; same && i < frames.size(); ++i) {
      const proof::EntryText& text = entry.texts[i];
      same = frames[i].lang == text.lang && frames[i].status == text.status &&
             frames[i].of == text.of && frames[i].rule == text.rule;
    }
    if (!same) fail("rows", index, "the texts' rows differ from the entry");
    auto content = record::load_content(session_, index);
    if (!content) {
      fail("rows", index, content.error().message);
      return {};
    }
    TRY_VOID(check_quotes(index, *content));
    return check_files(index, entry.doc, *content);
  }

  Result<void> check_quotes(std::int64_t index, const record::Content& content) {
    for (const record::Text& text : content.texts) {
      TRY(auto quotes, record::quotes_of_entry(session_, index, text.lang));
      for (const record::Quote& quote : quotes) {
        if (!record::stands_in(quote, text)) {
          fail("rows", index, "a quote that does not stand in block " + quote.block);
        }
      }
    }
    return {};
  }

  Result<void> check_files(std::int64_t index, DocumentId document,
                           const record::Content& content) {
    for (const record::MediaFile& file : content.media) {
      TRY(auto row, record::media_row(session_, file.key));
      bool same = row && row->document == document && row->file.sha256 == file.sha256 &&
                  row->file.bytes == file.bytes && row->file.type == file.type &&
                  row->file.filename == file.filename;
      if (!same)
        fail("rows", index, "the row of " + file.filename + " differs from its commitment");
      known_media_.insert(file.key);
      if (!checked_blobs_.insert(file.sha256).second) continue;
      ++audit_.blobs;
      auto blob = blobs_.verify(file.sha256);
      if (!blob) fail("rows", index, file.filename + ": " + blob.error().message);
      if (blob && blob->size != file.bytes) fail("rows", index, file.filename + ": another size");
    }
    return {};
  }

  // What lists show, made again from the acts and compared; the writer's view likewise.
  Result<void> check_documents() {
    TRY(std::int64_t size, record::published_size(session_));
    TRY(auto ids, session_.all("SELECT DISTINCT doc FROM acts ORDER BY doc",
                               [](const store::Row& row) { return row.document(0); }));
    for (DocumentId id : ids) TRY_VOID(check_document(id, size));
    TRY(auto listed, session_.all("SELECT DISTINCT doc FROM published ORDER BY doc",
                                  [](const store::Row& row) { return row.document(0); }));
    std::set<DocumentId> known(ids.begin(), ids.end());
    for (DocumentId id : listed) {
      if (!known.contains(id))
        fail("rows", 0, "a list shows " + to_string(id) + ", which has no act");
    }
    return {};
  }

  Result<void> check_document(DocumentId id, std::int64_t size) {
    TRY(auto acts, record::acts_of(session_, id, size));
    if (acts.empty()) return {};
    auto expected = record::listed_from_acts(session_, acts, options_.zone);
    if (!expected) return {};  // the words are already named as damaged
    TRY(auto listed, record::listed_variants(session_, id));
    if (*expected != listed) {
      fail("rows", acts.back().entry,
           "what lists show of " + to_string(id) + " is not what was released");
    }
    TRY(auto state, record::document_state(session_, id));
    const record::Act& last = acts.back();
    bool same = state && state->seq == last.seq && state->version == last.version &&
                state->last_entry == last.entry && state->content_entry == last.content_entry &&
                !listed.empty() && state->standing == listed.front().standing;
    if (!same) fail("rows", last.entry, "the state of " + to_string(id) + " is not its last act's");
    return {};
  }

  // Rows that nothing signed stands behind.
  Result<void> check_strays() {
    TRY_VOID(session_.each("SELECT key, entry FROM media", [&](const store::Row& row) {
      if (known_media_.contains(row.key(0))) return;
      fail("rows", row.integer(1), "a public file that no entry names");
    }));
    return session_.each(
        "SELECT DISTINCT parts.entry FROM parts LEFT JOIN acts ON acts.entry = parts.entry "
        "WHERE acts.entry IS NULL",
        [&](const store::Row& row) { fail("rows", row.integer(0), "words without an act"); });
  }

  store::Session& session_;
  store::Blobs& blobs_;
  const AuditOptions& options_;
  Audit audit_;
  std::set<Key> known_media_;
  std::set<Hash> checked_blobs_;
};

}  // namespace

Result<Audit> audit(store::Database& database, store::Blobs& blobs, const AuditOptions& options) {
  return database.read([&](store::Session& session) -> Result<Audit> {
    return Auditor(session, blobs, options).run();
  });
}

}  // namespace glasnik::ledger
