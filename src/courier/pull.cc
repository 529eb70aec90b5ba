#include "courier/pull.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/charter.h"
#include "ledger/evidence.h"
#include "ledger/log_reader.h"
#include "ledger/removal.h"
#include "proof/replay.h"

namespace glasnik::courier {
namespace {

constexpr std::size_t kBatchEntries = 1000;
constexpr std::size_t kBatchOctets = 16U << 20U;

struct Noted {
  proof::Checkpoint checkpoint;
  Bytes note;
  const proof::CheckpointBody& body() const { return checkpoint.body; }
};

Result<Noted> noted(Bytes note) {
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(note));
  return Noted{std::move(checkpoint), std::move(note)};
}

class Pull {
 public:
  Pull(Source& source, ledger::Replica& replica, store::Database& database, store::Blobs& blobs,
       const PullOptions& options)
      : source_(source),
        replica_(replica),
        database_(database),
        blobs_(blobs),
        options_(options),
        pulling_(options.directory + "/pulling.checkpoint") {}

  Result<Pulled> run() {
    TRY(Bytes note, source_.newest());
    auto read = noted(std::move(note));
    if (!read) return read.error().within(source_.name() + ": its checkpoint");
    shown_ = *std::move(read);
    if (shown_.body().origin != options_.key.name) {
      return lies(fmt::format("shows another log: {}", shown_.body().origin));
    }
    TRY(auto held, held_note());
    if (held) TRY_VOID(judge(held->body(), held->note));
    if (options_.vault) {
      TRY_VOID(judge(*options_.vault, "the vault remembers:\n" + body_text(*options_.vault)));
    }
    if (shown_.body().size > replica_.size()) {
      TRY_VOID(verify_log());
      TRY_VOID(write_durably(*options_.files, pulling_, shown_.note));
      TRY_VOID(take_entries());
    } else if (!signed_by_known(shown_)) {
      return lies("shows a checkpoint that no live key of the log has signed");
    }
    TRY_VOID(publish());
    pulled_.size = shown_.body().size;
    return pulled_;
  }

 private:
  Error lies(const std::string& what) const {
    return Error{Code::corrupt, source_.name() + " " + what};
  }

  proof::HashReader hashes() {
    return proof::hash_reader([this](const proof::Tile& tile) { return source_.tile(tile); },
                              shown_.body().size);
  }

  // The newest checkpoint that this copy has believed, whether or not all of it is taken.
  Result<std::optional<Noted>> held_note() {
    TRY(bool pulling, options_.files->exists(pulling_));
    if (pulling) {
      TRY(Bytes note, read_file(*options_.files, pulling_, proof::kMaxNote));
      TRY(Noted held, noted(std::move(note)));
      return std::optional(std::move(held));
    }
    TRY(auto newest,
        database_.read([](store::Session& session) { return ledger::newest_checkpoint(session); }));
    if (!newest) return std::optional<Noted>();
    TRY(Noted held, noted(std::move(newest->note)));
    return std::optional(std::move(held));
  }

  // By a key that is live at its size as far as the log is known here.
  bool signed_by_known(const Noted& seen) {
    auto history = database_.read(
        [&](store::Session& session) { return ledger::key_history(session, replica_.size()); });
    std::vector<proof::VerifierKey> keys{options_.key};
    if (history) keys = history->log_keys(seen.body().size);
    auto signers = proof::verify_signatures(proof::note_of(seen.checkpoint), keys);
    return signers && !signers->empty();
  }

  // Whether what the source shows continues what is held. A fork is one only if the log's key has
  // signed it and the source's own tiles show it; else the source lies.
  Result<void> judge(const proof::CheckpointBody& old, const Bytes& note) {
    const proof::CheckpointBody& next = shown_.body();
    if (next.size < old.size && options_.recovering) return too_short(old);
    if (next.size < old.size) return contradicts(old, note, "log_rolled_back", "is shorter");
    if (next.size == old.size) {
      return next.root == old.root ? Result<void>()
                                   : contradicts(old, note, "log_forked", "has another root");
    }
    if (old.size == 0) return {};
    auto hash_at = hashes();
    TRY(auto path, proof::consistency_proof(old.size, next.size, hash_at));
    if (proof::verify_consistency(old.size, next.size, old.root, next.root, path)) return {};
    TRY(Hash claimed, proof::root_at(old.size, hash_at));
    bool shows = proof::verify_consistency(old.size, next.size, claimed, next.root, path);
    if (!shows) return lies("has tiles that do not make the root of its checkpoint");
    return contradicts(old, note, "log_forked", "has another past");
  }

  Result<void> too_short(const proof::CheckpointBody& old) const {
    return Error{Code::conflict,
                 fmt::format("mirror_too_short have={} seen={}: {} holds fewer entries than were "
                             "signed here: name another mirror",
                             shown_.body().size, old.size, source_.name())};
  }

  Result<void> contradicts(const proof::CheckpointBody& old, const Bytes& note,
                           const std::string& error, std::string_view how) {
    if (!signed_by_known(shown_)) {
      return lies("shows a checkpoint that no live key of the log has signed");
    }
    std::string name = fmt::format("fork-{}", shown_.body().size);
    TRY(std::string kept,
        ledger::keep_evidence(*options_.files, options_.directory, name,
                              {"this copy", note, source_.name(), shown_.note,
                               error == "log_forked" ? ledger::Contradiction::fork
                                                     : ledger::Contradiction::rollback}));
    return Error{
        Code::conflict,
        fmt::format("{} have={} seen={}: the log that {} shows {}: nothing was taken, both "
                    "notes are in {}",
                    error, old.size, shown_.body().size, source_.name(), how, kept)};
  }

  // The log by itself, from its first entry: tree, form, chain, time, texts, removal, keys; the
  // source's tiles and its signature.
  Result<void> verify_log() {
    const std::uint64_t have = replica_.size();
    store::Session* at_hand = nullptr;
    proof::ReplayOptions how;
    how.origin = options_.key.name;
    how.tiles = [&](const proof::Tile& tile) {
      return at_hand != nullptr ? ledger::tile_octets(*at_hand, tile, have) : source_.tile(tile);
    };
    log_.emplace(std::move(how));
    proof::Replay& replay = *log_;
    TRY_VOID(database_.read([&](store::Session& session) -> Result<void> {
      at_hand = &session;
      return ledger::each_entry(session, 0, static_cast<std::int64_t>(have),
                                [&](std::int64_t, BytesView entry) -> Result<void> {
                                  replay.add(entry);
                                  return {};
                                });
    }));
    at_hand = nullptr;
    leaves_.clear();
    TRY_VOID(each_entry(source_, have, shown_.body().size,
                        [&](std::uint64_t, BytesView entry) -> Result<void> {
                          leaves_.push_back(proof::leaf_hash(entry));
                          replay.add(entry);
                          return {};
                        }));
    replay.finish(shown_.body());
    replay.check_signer(shown_.checkpoint);
    return believe(replay);
  }

  Result<void> believe(const proof::Replay& replay) {
    if (!replay.genesis() || replay.genesis()->log != proof::vkey(options_.key)) {
      return lies("has a log that was founded with another key than the one pinned here");
    }
    if (replay.failures() == 0) return {};
    return lies(fmt::format(
        "has a log that does not hold: {}{}", proof::to_string(replay.findings().front()),
        replay.failures() > 1 ? fmt::format(", and {} more", replay.failures() - 1)
                              : std::string()));
  }

  Result<void> take_entries() {
    const std::uint64_t have = replica_.size();
    std::vector<ledger::Taken> batch;
    std::size_t octets = 0;
    auto see = [&](std::uint64_t index, BytesView bytes) -> Result<void> {
      if (proof::leaf_hash(bytes) != leaves_[index - have]) {
        return lies(fmt::format("has changed entry {} since it was verified", index));
      }
      TRY(ledger::Taken taken, taken_of(index, bytes));
      octets += octets_of(taken);
      batch.push_back(std::move(taken));
      if (batch.size() < kBatchEntries && octets < kBatchOctets) return {};
      octets = 0;
      return take(batch);
    };
    TRY_VOID(each_entry(source_, have, shown_.body().size, see));
    return batch.empty() ? Result<void>() : take(batch);
  }

  Result<void> take(std::vector<ledger::Taken>& batch) {
    TRY_VOID(replica_.take(batch));
    pulled_.entries += batch.size();
    batch.clear();
    if (options_.progress) options_.progress(pulled_.entries, leaves_.size());
    return {};
  }

  static std::size_t octets_of(const ledger::Taken& taken) {
    std::size_t sum = taken.octets.size();
    if (!taken.record) return sum;
    for (const proof::RecordText& text : taken.record->texts) {
      for (const proof::Part& part : text.parts) sum += part.text.size();
    }
    return sum;
  }

  // An entry with its record and files, each held against what was signed.
  Result<ledger::Taken> taken_of(std::uint64_t index, BytesView bytes) {
    TRY(proof::Entry entry, proof::parse_entry(bytes));
    ledger::Taken taken{Bytes(bytes), std::move(entry), {}};
    if (!proof::is_act(taken.entry.kind)) return taken;
    auto octets = source_.record(taken.entry.doc, taken.entry.seq);
    bool words = proof::is_content_act(taken.entry.kind);
    if (!octets && octets.error().code == Code::gone && words) {
      TRY_VOID(check_withheld(taken.entry.doc));
      ++pulled_.withheld;
      return taken;
    }
    if (!octets) return std::move(octets).error();
    auto record = proof::parse_record(*octets);
    auto checked = record ? ledger::check_record(taken.entry, *record) : record.error();
    if (!checked) {
      return lies(fmt::format("gives words that entry {} did not commit to: {}", index,
                              checked.error().message));
    }
    TRY_VOID(check_removed(index, taken.entry.doc, *record));
    if (words) {
      TRY(record::Content content, ledger::content_of(taken.entry, *record));
      for (const record::MediaFile& file : content.media) TRY_VOID(fetch(file));
    }
    taken.record = *std::move(record);
    return taken;
  }

  // What is not given out must have been taken back, and the log must say so.
  Result<void> check_withheld(DocumentId document) const {
    proof::Standing standing = log_->standing(document);
    if (standing == proof::Standing::retracted || standing == proof::Standing::removed) return {};
    return lies(
        fmt::format("withholds the words of {}, and the log does not say that they were taken back",
                    to_string(document)));
  }

  Result<void> check_removed(std::uint64_t index, DocumentId document,
                             const proof::RecordFile& record) const {
    for (const proof::RecordText& text : record.texts) {
      TRY_VOID(check_removed(index, document, text.lang, text.parts));
    }
    TRY_VOID(check_removed(index, document, "data", record.data));
    return check_removed(index, document, "notes", record.notes);
  }

  Result<void> check_removed(std::uint64_t index, DocumentId document, const std::string& set,
                             const std::vector<proof::Part>& parts) const {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i].removed) continue;
      auto by = log_->removal_of(document, {index, set, static_cast<std::int64_t>(i)});
      if (by == parts[i].removed->by) continue;
      return lies(fmt::format("gives {} of entry {} as removed by law, and no entry removed it",
                              parts[i].name, index));
    }
    return {};
  }

  // The file is durable before a row names it.
  Result<void> fetch(const record::MediaFile& file) {
    TRY(bool there, blobs_.exists(file.sha256));
    if (there) return {};
    TRY(auto writer, blobs_.begin());
    Sha256 hasher;
    std::uint64_t octets = 0;
    TRY_VOID(source_.file(file, [&](BytesView piece) {
      hasher.update(piece);
      octets += piece.size();
      return writer->write(piece);
    }));
    if (octets != file.bytes || hasher.finish() != file.sha256) {
      return lies(fmt::format("gives another file than the log's: {}", file.filename));
    }
    TRY_VOID(writer->finish());
    ++pulled_.files;
    return {};
  }

  Result<void> publish() {
    proof::Checkpoint checkpoint = shown_.checkpoint;
    Time now = options_.clock.wall();
    if (options_.cosigner) cosign(checkpoint, now);
    TRY_VOID(replica_.publish(checkpoint, now));
    TRY_VOID(ledger::finish_removals(database_, blobs_));
    TRY(bool pulling, options_.files->exists(pulling_));
    if (!pulling) return {};
    TRY_VOID(options_.files->remove(pulling_));
    return options_.files->sync_directory(options_.directory);
  }

  // After the log and its witnesses; a place is left where there is one.
  void cosign(proof::Checkpoint& checkpoint, Time now) const {
    auto ours = proof::cosign_checkpoint(checkpoint.body, options_.cosigner->name,
                                         options_.cosigner->key, now);
    std::erase_if(checkpoint.signatures, [&](const proof::NoteSignature& signature) {
      return signature.name == ours.name && signature.id == ours.id;
    });
    if (checkpoint.signatures.size() < proof::kMaxSignatures) {
      checkpoint.signatures.push_back(std::move(ours));
    }
  }

  Source& source_;
  ledger::Replica& replica_;
  store::Database& database_;
  store::Blobs& blobs_;
  const PullOptions& options_;
  const std::string pulling_;
  Noted shown_;                       // the source's newest checkpoint
  std::optional<proof::Replay> log_;  // all of it, if some is to be taken
  std::vector<Hash> leaves_;          // of the entries verified and not yet taken
  Pulled pulled_;
};

}  // namespace

Result<Pulled> pull(Source& source, ledger::Replica& replica, store::Database& database,
                    store::Blobs& blobs, const PullOptions& options) {
  return Pull(source, replica, database, blobs, options).run();
}

}  // namespace glasnik::courier
