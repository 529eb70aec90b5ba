#include "proof/replay.h"

#include <algorithm>
#include <map>

#include "proof/anchor.h"
#include "proof/cosignatures.h"
#include "proof/document_table.h"
#include "proof/key_history.h"
#include "proof/merkle.h"
#include "proof/persons.h"
#include "proof/removals.h"
#include "proof/tile_edge.h"

namespace glasnik::proof {

std::string to_string(const Finding& finding) {
  return "FAIL " + finding.invariant + " index=" + std::to_string(finding.index) + " " +
         finding.reason;
}

class Replay::State {
 public:
  explicit State(ReplayOptions options) : options_(std::move(options)) {
    for (const CheckpointBody& body : options_.older) older_.emplace(body.size, body);
  }

  void add(BytesView bytes, const Result<Entry>& entry) {
    index_ = edge_.size();
    Hash leaf = leaf_hash(bytes);
    grow(leaf);
    removals_.add(entry ? &*entry : nullptr);
    if (entry) {
      check(*entry, leaf);
    } else {
      fail("form", entry.error().message);
    }
    compare_older();
  }

  void finish(const CheckpointBody& newest) {
    index_ = edge_.size() == 0 ? 0 : edge_.size() - 1;
    if (newest.size != edge_.size()) {
      fail("tree", "the checkpoint is of " + std::to_string(newest.size) + " entries, " +
                       std::to_string(edge_.size()) + " were read");
    } else if (newest.root != edge_.root()) {
      fail("tree", "the entries do not make the checkpoint's root");
    }
    if (newest.origin != options_.origin) fail("form", "the checkpoint has another origin");
    compare_partial_tiles();
    for (const auto& [size, body] : older_) {
      fail("tree", "an older checkpoint has " + std::to_string(size) + " entries");
    }
  }

  void check_signer(const Checkpoint& checkpoint) {
    std::uint64_t size = checkpoint.body.size;
    index_ = size == 0 ? 0 : size - 1;
    auto signers = verify_signatures(note_of(checkpoint), keys_.log_keys(size));
    if (!signers) return fail("keys", signers.error().message);
    if (signers->empty()) {
      fail("keys", "no log key that is live at " + std::to_string(size) +
                       " entries signed their checkpoint" + ended_signer(checkpoint));
    }
    if (size == edge_.size()) check_witnesses(checkpoint);
  }

  const TileEdge& edge() const { return edge_; }
  const KeyHistory& keys() const { return keys_; }
  std::uint64_t documents() const { return documents_.size(); }

  Standing standing(DocumentId document) const {
    const DocumentState* state = documents_.find(document);
    return state == nullptr ? Standing::unreleased : state->standing;
  }

  // A whole removal is a document's last act, and takes what no earlier one has.
  std::optional<std::uint64_t> removal_of(DocumentId document, const RemovedPart& part) const {
    if (!removals_.is_of(document, part.index)) return std::nullopt;
    if (auto named = removals_.removal_of(part)) return named;
    const DocumentState* state = documents_.find(document);
    bool whole = state != nullptr && state->standing == Standing::removed;
    return whole && part.index < state->index ? std::optional(state->index) : std::nullopt;
  }
  const std::optional<Entry>& genesis() const { return genesis_; }
  const std::vector<Finding>& findings() const { return findings_; }
  std::uint64_t failures() const { return failures_; }

 private:
  void fail(std::string invariant, std::string reason) {
    ++failures_;
    if (findings_.size() == options_.most_findings) return;
    findings_.push_back({std::move(invariant), index_, std::move(reason)});
  }

  void require(std::string invariant, const Result<void>& holds) {
    if (!holds) fail(std::move(invariant), holds.error().message);
  }

  // Which of the log's keys that are no more stands under it.
  std::string ended_signer(const Checkpoint& checkpoint) const {
    for (const KeyLife& life : keys_.lives()) {
      if (life.key.use != KeyUse::log || !life.until) continue;
      VerifierKey key{keys_.origin(), KeyType::ed25519, life.key.pub};
      if (!signed_by_any(checkpoint, std::span(&key, 1))) continue;
      return ": it is of key " + life.key.id + ", which entry " + std::to_string(*life.until) +
             (life.ended == KeyOp::revoke ? " revoked" : " retired");
    }
    return "";
  }

  // time: nobody signs a tree much before its last entry is issued.
  void check_witnesses(const Checkpoint& checkpoint) {
    auto verified = verify_signatures(note_of(checkpoint), policy_.keys());
    if (!verified) return fail("keys", verified.error().message);
    for (const Cosigned& cosigned : cosigned_by(checkpoint, policy_)) {
      if (issued_ > cosigned.at + kCosignatureSlack) fail("time", "issued after a witness saw it");
    }
  }

  void check(const Entry& entry, const Hash& leaf) {
    check_form(entry);
    check_times(entry);
    require("texts", check_texts(entry));
    if (is_act(entry.kind)) check_act(entry, leaf);
    // keys: who approved, and as many as the policy asks for.
    require("keys", persons_.check(entry, keys_, index_));
  }

  // tree: tiles are what the entries make, older checkpoints are prefixes.
  void grow(const Hash& leaf) {
    full_.clear();
    edge_.push(leaf, full_);
    for (const FullTile& full : full_) compare_tile(full.tile, full.hashes);
  }

  void compare_older() {
    auto [begin, end] = older_.equal_range(edge_.size());
    for (auto at = begin; at != end; ++at) {
      if (at->second.root != edge_.root()) fail("tree", "an older checkpoint is no prefix");
      if (at->second.origin != options_.origin) fail("tree", "an older checkpoint of another log");
    }
    older_.erase(begin, end);
  }

  void compare_tile(const Tile& tile, BytesView hashes) {
    if (!options_.tiles) return;
    Result<Bytes> served = options_.tiles(tile);
    if (!served) return fail("tree", tile_path(tile) + ": " + served.error().message);
    if (*served != hashes) fail("tree", tile_path(tile) + " is not what the entries make");
  }

  void compare_partial_tiles() {
    for (unsigned level = 0; level < edge_.partials().size(); ++level) {
      const Bytes& hashes = edge_.partials()[level];
      if (hashes.empty()) continue;
      std::uint64_t index = (edge_.size() >> level * kTileHeight) / kTileWidth;
      auto width = static_cast<unsigned>(hashes.size() / 32);
      compare_tile({TileKind::hashes, level, index, width}, hashes);
    }
  }

  // form: one log, born once, with numbered policies.
  void check_form(const Entry& entry) {
    if (index_ == 0) {
      if (options_.origin.empty()) options_.origin = entry.origin;
      if (entry.kind != Kind::genesis) fail("form", "the first entry is no genesis");
      genesis_ = entry;
      if (entry.kind == Kind::genesis) keys_ = KeyHistory(entry);
    } else if (entry.kind == Kind::genesis) {
      fail("form", "a second genesis");
    }
    if (entry.origin != options_.origin) fail("form", "of another log: " + entry.origin);
    // keys: those that the root signed, added once and ended once; one is always live.
    if (entry.kind == Kind::key) require("keys", keys_.apply(entry, index_));
    if (entry.kind == Kind::policy) check_policy(entry);
    if (entry.kind == Kind::anchor) check_anchor(entry);
  }

  void check_policy(const Entry& entry) {
    if (entry.number != policies_ + 1) {
      fail("form",
           "policy " + std::to_string(entry.number) + " after " + std::to_string(policies_));
    }
    policies_ = entry.number;
    if (Result<Policy> policy = parse_policy(entry.policy)) policy_ = *std::move(policy);
  }

  // anchors: of an earlier tree of this log, by somebody who saw it before the entry was written.
  // Which root that tree had is asked of the tiles, which are compared with the entries themselves.
  void check_anchor(const Entry& entry) {
    const TreeHead& tree = entry.tree;
    if (tree.size > index_) return fail("anchors", "of a tree that is not earlier");
    Result<Attestation> says =
        read_anchor(entry.what, entry.token, {options_.origin, tree.size, tree.root});
    if (!says) return fail("anchors", says.error().message);
    if (says->at > entry.issued + kCosignatureSlack) fail("anchors", "dated after its own entry");
    if (!options_.tiles) return;
    Result<Hash> root = root_at(tree.size, hash_reader(options_.tiles, tree.size));
    if (!root || *root != tree.root) fail("anchors", "of a tree that this log never had");
  }

  // time: no entry is dated before its predecessor or before its own release_at.
  void check_times(const Entry& entry) {
    if (entry.issued < issued_) fail("time", "issued before the entry before it");
    issued_ = std::max(issued_, entry.issued);
    require("time", check_time(entry));
  }

  // chain: each document's acts, numbered without gap, each naming the one before.
  void check_act(const Entry& entry, const Hash& leaf) {
    DocumentState& state = documents_.find_or_add(entry.doc);
    check_links(entry, state);
    std::optional<Standing> after =
        standing_after(state.standing, entry.kind, removes_whole(entry));
    if (!after) {
      fail("chain", std::string(kind_name(entry.kind)) + " of a document that is " +
                        std::string(standing_name(state.standing)));
    }
    Version edition = edition_after(state.edition, entry.kind);
    if (entry.edition != edition) {
      fail("chain",
           "edition " + to_string(entry.edition) + " where " + to_string(edition) + " follows");
    }
    if (entry.kind == Kind::merge) check_merge(entry);
    // removal: what is removed is there, the document's own, earlier and was not removed before.
    for (const RemovedPart& part : entry.parts) {
      require("removal", removals_.remove(entry.doc, part));
    }
    // Even after a failure, so that one fault is told once and not again at each later act.
    state = {entry.doc, index_, leaf, entry.seq, entry.edition, after.value_or(state.standing)};
  }

  void check_links(const Entry& entry, const DocumentState& state) {
    if (entry.seq != state.seq + 1) {
      fail("chain", "seq " + std::to_string(entry.seq) + " after " + std::to_string(state.seq));
    }
    if (!entry.prev || state.seq == 0) return;
    if (entry.prev->index != state.index || entry.prev->leaf != state.leaf) {
      fail("chain", "prev is not the document's entry " + std::to_string(state.index));
    }
  }

  void check_merge(const Entry& entry) {
    const DocumentState* target = documents_.find(entry.into);
    bool fit =
        target != nullptr && target->standing == Standing::current && entry.into != entry.doc;
    if (!fit) fail("chain", "merged into " + to_string(entry.into) + ", which is not current");
  }

  ReplayOptions options_;
  std::multimap<std::uint64_t, CheckpointBody> older_;  // not yet reached
  TileEdge edge_;
  std::vector<FullTile> full_;  // by the newest entry
  std::uint64_t index_ = 0;     // of the newest entry
  std::optional<Entry> genesis_;
  KeyHistory keys_;
  std::int64_t policies_ = 0;
  Policy policy_;  // in force; nobody's before the first
  Persons persons_;
  Time issued_{};
  DocumentTable documents_;
  Removals removals_;
  std::vector<Finding> findings_;
  std::uint64_t failures_ = 0;
};

Replay::Replay(ReplayOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Replay::~Replay() = default;
Replay::Replay(Replay&&) noexcept = default;
Replay& Replay::operator=(Replay&&) noexcept = default;

void Replay::add(BytesView entry) { state_->add(entry, parse_entry(entry)); }
void Replay::add(BytesView entry, const Result<Entry>& parsed) { state_->add(entry, parsed); }
void Replay::finish(const CheckpointBody& newest) { state_->finish(newest); }
void Replay::check_signer(const Checkpoint& checkpoint) { state_->check_signer(checkpoint); }
std::vector<VerifierKey> Replay::log_keys(std::uint64_t size) const {
  return state_->keys().log_keys(size);
}

std::uint64_t Replay::size() const { return state_->edge().size(); }
Hash Replay::root() const { return state_->edge().root(); }
std::uint64_t Replay::documents() const { return state_->documents(); }
Standing Replay::standing(DocumentId document) const { return state_->standing(document); }
std::optional<std::uint64_t> Replay::removal_of(DocumentId document,
                                                const RemovedPart& part) const {
  return state_->removal_of(document, part);
}
const std::optional<Entry>& Replay::genesis() const { return state_->genesis(); }
const std::vector<Finding>& Replay::findings() const { return state_->findings(); }
std::uint64_t Replay::failures() const { return state_->failures(); }

}  // namespace glasnik::proof
