#include "ledger/ledger.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "ledger/charter.h"
#include "ledger/cosigning.h"
#include "ledger/log_reader.h"
#include "ledger/tile_rows.h"
#include "record/listing.h"

namespace glasnik::ledger {
namespace {

Result<proof::Entry> stored_entry(store::Session& session, std::int64_t index) {
  TRY(auto octets, entry_octets(session, index));
  if (!octets) return Error{Code::corrupt, fmt::format("entry {} of the log is missing", index)};
  return proof::parse_entry(*octets);
}

}  // namespace

Result<Appended> Appender::append(proof::Entry entry) {
  ENSURE(entry.kind != proof::Kind::key);
  entry.origin = origin_;
  entry.issued = issued_;
  if (entry.kind == proof::Kind::genesis) *keys_ = proof::KeyHistory(entry);
  return store(entry);
}

// What the root signed cannot be dated anew, so it must fit in where the log stands now.
Result<Appended> Appender::append_signed(const proof::Entry& entry) {
  const char* anew = "make the request again, and apply it before anything else is logged";
  if (entry.origin != origin_) return Error{Code::invalid, "a key entry of " + entry.origin};
  if (entry.issued < last_issued_) {
    return Error{Code::conflict,
                 fmt::format("the log has an entry of {} since the request of {}: {}",
                             rfc3339(last_issued_), rfc3339(entry.issued), anew)};
  }
  if (entry.issued > issued_) {
    return Error{Code::conflict, fmt::format("the request is of {}, which is yet to come: {}",
                                             rfc3339(entry.issued), anew)};
  }
  TRY_VOID(keys_->apply(entry, edge_->size()));
  issued_ = entry.issued;
  return store(entry);
}

Result<Appended> Appender::store(const proof::Entry& entry) {
  TRY(Bytes octets, proof::seal(entry));
  std::optional<std::int64_t> doc, seq;
  if (proof::is_act(entry.kind)) {
    doc = entry.doc.number;
    seq = entry.seq;
  }
  Appended appended{next_index(), proof::leaf_hash(octets)};
  TRY_VOID(
      session_->execute("INSERT INTO entries (position, bytes, doc, seq) VALUES ($1, $2, $3, $4)",
                        appended.index, store::Octets{octets}, doc, seq));
  edge_->push(appended.leaf, full_);
  if (entry.kind == proof::Kind::remove_legal) removed_.push_back(entry.doc);
  last_issued_ = entry.issued;
  return appended;
}

Ledger::Ledger(store::Database& database, Vault vault, std::vector<SigningKey> keys,
               Options options)
    : database_(database), vault_(std::move(vault)), options_(std::move(options)) {
  for (SigningKey& key : keys) {
    proof::VerifierKey verifier = proof::log_key(options_.origin, key);
    signers_.push_back({std::move(verifier), std::move(key)});
  }
  if (!signers_.empty()) verifier_key_ = proof::vkey(signers_.front().key);
}

Result<std::unique_ptr<Ledger>> Ledger::open(store::Database& database, Vault vault,
                                             std::vector<SigningKey> keys, Options options) {
  std::unique_ptr<Ledger> ledger(
      new Ledger(database, std::move(vault), std::move(keys), std::move(options)));
  TRY_VOID(ledger->load_log());
  ledger->recover();
  return ledger;
}

// How far the log has come, and whose it is.
Result<void> Ledger::load_log() {
  return database_.read([&](store::Session& session) -> Result<void> {
    TRY(std::uint64_t size, committed_size(session));
    TRY(edge_, stored_edge(session, size));
    TRY(auto newest, newest_checkpoint(session));
    published_ = newest ? newest->size : 0;
    if (size == 0) return {};
    TRY(proof::Entry last, stored_entry(session, static_cast<std::int64_t>(size) - 1));
    last_issued_ = last.issued;
    TRY(proof::Entry genesis, stored_entry(session, 0));
    verifier_key_ = genesis.log;
    auto keys = key_history(session, size);
    if (!keys) {
      stop(unread_keys(keys.error()));
      return {};
    }
    keys_ = *std::move(keys);
    if (auto foreign = judge_signers(keys_, size)) stop(*std::move(foreign));
    return {};
  });
}

// Goes on from wherever a crash left the log. What does not work now is a condition, or is tried
// again by the next pass: reading must go on in any case.
void Ledger::recover() {
  if (condition_) return;
  auto vault = vault_.read();
  bool founded = vault || edge_.size() > 0 || vault.error().code != Code::not_found;
  if (!founded) return;
  if (auto applied = apply_staged(); !applied && !condition_) {
    log_line(Severity::alarm, "ledger", applied.error().message);
  }
}

// Whether what the vault remembers is the beginning of this log.
Result<std::optional<Condition>> Ledger::judge() {
  auto vault = vault_.read();
  if (!vault) return std::optional(unread_vault(vault.error(), edge_.size()));
  return database_.read(
      [&](store::Session& session) { return judge_vault(session, edge_.size(), *vault); });
}

Result<void> Ledger::found(const std::string& name, const std::optional<Bytes>& root) {
  if (edge_.size() != 0) return Error{Code::conflict, "the log has its genesis already"};
  TRY_VOID(vault_.create({0, proof::empty_root()}));
  return pass([&](store::Session&, Appender& appender) -> Result<void> {
    proof::Entry genesis;
    genesis.kind = proof::Kind::genesis;
    genesis.name = name;
    genesis.log = verifier_key();
    genesis.root_key = root;
    TRY_VOID(appender.append(std::move(genesis)));
    return {};
  });
}

Result<void> Ledger::pass(const Work& work) {
  std::lock_guard<std::mutex> lock(passing_);
  if (condition_) return Error{Code::unavailable, condition_->sentence};
  if (published_ < edge_.size()) TRY_VOID(apply_staged());  // what an earlier pass could not
  TRY_VOID(ask_witnesses());
  proof::TileEdge edge = edge_;
  proof::KeyHistory keys = keys_;
  Time issued{};
  std::vector<DocumentId> removed;
  // The commit point: after this transaction no crash can lose the pass.
  auto committed = database_.write([&](store::Session& session) -> Result<void> {
    edge = edge_;
    keys = keys_;
    Appender appender(session, edge, keys, options_.origin, last_issued_, next_issue());
    TRY_VOID(work(session, appender));
    issued = appender.issued();
    removed = appender.removed_;
    // Never commit what nobody here could sign.
    if (auto unsignable = judge_signers(keys, edge.size())) {
      return Error{Code::conflict, unsignable->sentence};
    }
    return store_tiles(session, appender.full_, edge);
  });
  if (!committed && database_.writer_stopped()) {
    return stop(writer_stopped(committed.error(), edge_.size()));
  }
  if (!committed) return committed;
  if (edge.size() == edge_.size()) return {};  // rows without an act: nothing to publish
  edge_ = std::move(edge);
  keys_ = std::move(keys);
  last_issued_ = issued;
  auto applied = apply_staged();
  // What law removed has left the rows, published or not: no page may show it from memory.
  if (!applied && !removed.empty()) {
    tell_publishing();
    tell_published(removed);
  }
  return applied;
}

// From the committed log to the published one. Also what recovery calls. A full disk and a long
// queue pass; any other error leaves the disk unknown and ends the writer.
Result<void> Ledger::apply_staged() {
  auto done = advance_and_publish();
  if (done || condition_) return done;
  bool passes = disk_full(done.error()) || done.error().code == Code::busy;
  if (passes) return done.error().within("the log keeps the act, but cannot publish it yet");
  return stop(writer_stopped(done.error(), edge_.size()));
}

// The vault comes before the signature: whatever was signed, this machine remembers.
Result<void> Ledger::advance_and_publish() {
  TRY(auto found, judge());
  if (found) return stop(*std::move(found));
  if (published_ < edge_.size()) TRY_VOID(ask_witnesses());
  TRY_VOID(vault_.advance({edge_.size(), edge_.root()}));
  return published_ < edge_.size() ? publish() : Result<void>();
}

// Signs, and in one transaction stores the checkpoint and what lists show: readers see both or
// none.
Result<void> Ledger::publish() {
  proof::CheckpointBody body{options_.origin, edge_.size(), edge_.root()};
  Bytes note = proof::serialise({body, sign(body)});
  tell_publishing();
  auto touched = database_.write([&](store::Session& session) -> Result<std::vector<DocumentId>> {
    TRY_VOID(session.execute(
        "INSERT INTO checkpoints (size, root, note, signed_at) VALUES ($1, $2, $3, $4)", body.size,
        body.root, note, rfc3339(std::max(options_.clock.wall(), last_issued_))));
    return record::project_acts(session, static_cast<std::int64_t>(published_),
                                static_cast<std::int64_t>(body.size), options_.zone);
  });
  // The pointer swap: even if the transaction failed the observer must let pages be kept again.
  tell_published(touched ? *touched : std::vector<DocumentId>());
  if (!touched) return std::move(touched).error();
  published_ = body.size;
  for (const Observer& observer : observers_) {
    if (observer.grown) observer.grown(published_);
  }
  return {};
}

std::optional<Condition> Ledger::judge_signers(const proof::KeyHistory& keys,
                                               std::uint64_t size) const {
  std::vector<proof::VerifierKey> ours;
  for (const Signer& signer : signers_) ours.push_back(signer.key);
  return judge_keys(keys, size, ours);
}

// By all keys at hand that the tree leaves live, the oldest first: whoever knows only that one can
// follow to the next.
std::vector<proof::NoteSignature> Ledger::sign(const proof::CheckpointBody& body) const {
  std::vector<proof::NoteSignature> signatures;
  for (const proof::VerifierKey& live : keys_.log_keys(body.size)) {
    for (const Signer& signer : signers_) {
      if (signer.key != live) continue;
      signatures.push_back(proof::sign_checkpoint(body, signer.secret));
      break;  // a copy of the same key may lie beside it
    }
  }
  ENSURE(!signatures.empty());
  return signatures;
}

Result<void> Ledger::add_cosignatures(std::uint64_t size,
                                      const std::vector<proof::NoteSignature>& signatures) {
  std::lock_guard<std::mutex> lock(passing_);
  if (condition_) return Error{Code::unavailable, condition_->sentence};
  tell_publishing();
  auto touched = database_.write(
      [&](store::Session& session) { return store_cosignatures(session, size, signatures); });
  tell_published(touched ? *touched : std::vector<DocumentId>());
  if (!touched) return std::move(touched).error();
  return {};
}

Result<void> Ledger::heed(const HeldCheckpoint& held) {
  std::lock_guard<std::mutex> lock(passing_);
  if (condition_) return Error{Code::unavailable, condition_->sentence};
  return weigh(held);
}

// A copy of the record that was put back together with its vault knows nothing of what it once
// signed; its witnesses do. Asked before the first entry is committed, not only before it is
// signed: a record that turns out to be old must not have grown.
Result<void> Ledger::ask_witnesses() {
  if (witnesses_asked_ || !options_.ask_witnesses || edge_.size() == 0) return {};
  witnesses_asked_ = true;
  TRY(PolicyInForce in_force, database_.read([&](store::Session& session) {
    return policy_in_force(session, edge_.size());
  }));
  for (const HeldCheckpoint& held : options_.ask_witnesses(in_force.policy)) {
    auto heeded = weigh(held);
    if (condition_) return heeded;
    if (!heeded) log_line(Severity::warning, "ledger", heeded.error().message);
  }
  return {};
}

Result<void> Ledger::weigh(const HeldCheckpoint& held) {
  TRY(auto found, database_.read([&](store::Session& session) {
    return judge_held(session, options_.origin, edge_.size(), held);
  }));
  if (!found) return {};
  if (found->error == "log_forked") return stop(with_evidence(*std::move(found), held));
  return stop(*std::move(found));
}

// Both checkpoints, for people: each was signed by this log's key.
Condition Ledger::with_evidence(Condition forked, const HeldCheckpoint& held) {
  auto ours = database_.read([&](store::Session& session) {
    return first_checkpoint_over(session, static_cast<std::int64_t>(forked.seen) - 1);
  });
  if (!ours || !*ours || !options_.keep_evidence) return forked;
  auto kept = options_.keep_evidence(fmt::format("fork-{}", forked.seen),
                                     {"this newsroom", (*ours)->note, held.holder, held.note});
  forked.sentence += "; " + (kept ? "both checkpoints are in " + *kept : kept.error().message);
  return forked;
}

void Ledger::observe(Observer observer) {
  std::lock_guard<std::mutex> lock(passing_);
  observers_.push_back(std::move(observer));
}

void Ledger::tell_publishing() const {
  for (const Observer& observer : observers_) {
    if (observer.publishing) observer.publishing();
  }
}

void Ledger::tell_published(const std::vector<DocumentId>& touched) const {
  for (const Observer& observer : observers_) {
    if (observer.published) observer.published(touched);
  }
}

// Time in the log never falls, even if the clock does.
Time Ledger::next_issue() const { return std::max(options_.clock.wall(), last_issued_); }

std::optional<Condition> Ledger::condition() const {
  std::lock_guard<std::mutex> lock(telling_);
  return condition_;
}

std::uint64_t Ledger::size() const {
  std::lock_guard<std::mutex> lock(passing_);
  return edge_.size();
}

Error Ledger::stop(Condition condition) {
  log_line(Severity::alarm, "ledger", condition.sentence);
  std::lock_guard<std::mutex> lock(telling_);
  condition_ = std::move(condition);
  return {Code::unavailable, condition_->sentence};
}

}  // namespace glasnik::ledger
