#include "courier/pull.h"

#include <fmt/format.h>

#include <algorithm>

#include "courier/taking.h"
#include "ledger/charter.h"
#include "ledger/evidence.h"
#include "ledger/log_reader.h"
#include "ledger/removal.h"
#include "proof/cosignatures.h"
#include "proof/replay.h"
#include "record/withheld.h"

namespace glasnik::courier {
namespace {

// A witness that saw a tree says so again, as often as those that are asked do.
constexpr std::chrono::hours kCosignAgain{6};

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

  // What the source removes or takes back while it is asked belongs to a newer checkpoint than the
  // one it showed: before it is called a liar it is asked anew, once.
  Result<Pulled> run() {
    auto done = pull_once();
    bool accused = !done && done.error().code == Code::corrupt;
    return accused && has_moved_on() ? pull_once() : done;
  }

 private:
  Error lies(const std::string& what) const { return lie(source_, what); }

  Result<Pulled> pull_once() {
    TRY_VOID(ledger::finish_removals(database_, blobs_));  // of a pull that was cut short
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
    TRY_VOID(take());
    TRY(bool new_to_us, is_new());
    if (new_to_us) TRY_VOID(publish());
    pulled_.size = shown_.body().size;
    return pulled_;
  }

  bool has_moved_on() {
    auto note = source_.newest();
    auto now = note ? proof::parse_checkpoint(*note) : Error{Code::unavailable, ""};
    return now && now->body.size != shown_.body().size;
  }

  // What is not here yet; in recovery, also the words that did not come with their entries.
  Result<void> take() {
    std::vector<std::int64_t> withheld;
    if (options_.recovering) {
      TRY(withheld, database_.read(record::withheld_entries));
    }
    bool more = shown_.body().size > replica_.size();
    if (!more && withheld.empty()) {
      return signed_by_known(shown_) ? Result<void>() : unsigned_by_log();
    }
    TRY_VOID(verify_log());
    Taking taking(source_, {replica_, database_, blobs_}, options_, *log_, pulled_);
    if (more) {
      TRY_VOID(write_durably(*options_.files, pulling_, shown_.note));
      TRY_VOID(taking.take(leaves_));
    }
    return taking.refill(withheld);
  }

  Error unsigned_by_log() const {
    return lies("shows a checkpoint that no live key of the log has signed");
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
    return proof::signed_by_any(seen.checkpoint, keys);
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
    if (!signed_by_known(shown_)) return unsigned_by_log();
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
    const bool vouched = signed_by_known(shown_);
    TRY_VOID(each_entry(source_, have, shown_.body().size,
                        [&](std::uint64_t, BytesView entry) -> Result<void> {
                          TRY_VOID(go_on(options_));
                          leaves_.push_back(proof::leaf_hash(entry));
                          replay.add(entry);
                          if (replay.failures() > 0) return believe(replay);
                          bool due = leaves_.size() == options_.most_unsigned;
                          return due && !vouched ? check_signed(replay) : Result<void>();
                        }));
    replay.finish(shown_.body());
    replay.check_signer(shown_.checkpoint);
    return believe(replay);
  }

  // By a key that the entries read so far leave live.
  Result<void> check_signed(const proof::Replay& replay) {
    auto keys = replay.log_keys(shown_.body().size);
    bool vouched = proof::signed_by_any(shown_.checkpoint, keys);
    return vouched ? Result<void>() : unsigned_by_log();
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

  // An idle log is not shown anew: every page that tells of it would have to be made again.
  Result<bool> is_new() {
    TRY(bool pulling, options_.files->exists(pulling_));
    if (pulling || replica_.published() != shown_.body().size) return true;
    TRY(auto held, held_note());
    const std::vector<proof::NoteSignature>& known = held->checkpoint.signatures;
    for (const proof::NoteSignature& signature : shown_.checkpoint.signatures) {
      if (std::find(known.begin(), known.end(), signature) == known.end()) return true;
    }
    return options_.cosigner && !cosigned_lately(held->checkpoint);
  }

  bool cosigned_lately(const proof::Checkpoint& checkpoint) const {
    proof::VerifierKey ours{options_.cosigner->name, proof::KeyType::cosignature,
                            options_.cosigner->key.public_key()};
    auto signers = proof::verify_signatures(proof::note_of(checkpoint), {&ours, 1});
    if (!signers || signers->empty() || !signers->front().cosigned) return false;
    return options_.clock.wall() < *signers->front().cosigned + kCosignAgain;
  }

  Result<void> publish() {
    proof::Checkpoint checkpoint = shown_.checkpoint;
    Time now = options_.clock.wall();
    if (options_.cosigner) cosign(checkpoint, now);
    TRY_VOID(replica_.publish(checkpoint, now));
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
