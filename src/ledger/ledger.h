#pragma once
// The log as a living thing: entries are appended in passes, each pass is committed, remembered in
// the vault, signed and published, in that order. Recovery at start runs the same steps from
// wherever a crash left them, to the same octets. proof.md sections 4 and 5.
//
// One ledger a newsroom; its vault's lock keeps a second one out. Readers need none: log_reader.h.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/ed25519.h"
#include "base/time.h"
#include "ledger/condition.h"
#include "ledger/evidence.h"
#include "ledger/held.h"
#include "ledger/vault.h"
#include "proof/checkpoint.h"
#include "proof/entry.h"
#include "proof/key_history.h"
#include "proof/policy.h"
#include "proof/tile_edge.h"
#include "store/database.h"
#include "text/zone.h"

namespace glasnik::ledger {

// Who keeps prepared pages hears of each publication, and of witnesses' signatures; who takes
// checkpoints to others, of each new one. Called on the publishing thread.
struct Observer {
  // Before the transaction that makes acts visible: from here to published() nothing rendered may
  // be kept, because it may show either side.
  std::function<void()> publishing{};
  std::function<void(const std::vector<DocumentId>& touched)> published{};
  std::function<void(std::uint64_t size)> grown{};  // after a new checkpoint; any may be empty
};

struct Appended {
  std::int64_t index = 0;
  Hash leaf;
};

// Appends the entries of one pass, inside its transaction.
class Appender {
 public:
  // What a pass appends to; `now` dates its entries.
  Appender(store::Session& session, proof::TileEdge& edge, proof::KeyHistory& keys,
           std::string origin, Time last_issued, Time now)
      : session_(&session),
        edge_(&edge),
        keys_(&keys),
        origin_(std::move(origin)),
        last_issued_(last_issued),
        issued_(now) {}

  // Fills in origin and issued, seals and stores the entry. The errors are proof::seal's.
  Result<Appended> append(proof::Entry entry);
  // A key entry as the root has signed it, its origin and instant in it. The pass is of that
  // instant from here on. invalid: an entry that may not stand here; conflict: others came first.
  Result<Appended> append_signed(const proof::Entry& entry);
  Time issued() const { return issued_; }  // of the entries that are appended now
  std::int64_t next_index() const { return static_cast<std::int64_t>(edge_->size()); }

 private:
  friend class Ledger;
  Result<Appended> store(const proof::Entry& entry);

  store::Session* session_;
  proof::TileEdge* edge_;
  proof::KeyHistory* keys_;
  std::string origin_;
  Time last_issued_;
  Time issued_;
  std::vector<proof::FullTile> full_;
  std::vector<DocumentId> removed_;  // lost words by law
};

class Ledger {
 public:
  struct Options {
    std::string origin;
    Clock clock;
    text::Zone zone;  // of the days that lists show
    // What witnesses hold of this log; asked once, before the first signature. Empty: none is.
    std::function<std::vector<HeldCheckpoint>(const proof::Policy&)> ask_witnesses{};
    std::function<Result<std::string>(const std::string& name, const Fork&)> keep_evidence{};
  };
  using Work = std::function<Result<void>(store::Session&, Appender&)>;

  // Recovers: finishes what a crash interrupted, or finds a condition. An error only if the
  // database or the files cannot be read at all. The database must outlive the ledger.
  // `keys` are the private keys at hand, one or more of which the log must call its own.
  static Result<std::unique_ptr<Ledger>> open(store::Database& database, Vault vault,
                                              std::vector<SigningKey> keys, Options options);

  // Logs genesis; the log must be empty, and one key at hand. `name` is the institution's, `root`
  // the public key that shall vouch for later keys.
  Result<void> found(const std::string& name, const std::optional<Bytes>& root);

  // One pass: `work` writes rows and appends entries in one transaction (the commit point); then
  // vault, signature, publication. ok: all of it is public. Any thread; passes run one at a time.
  // unavailable while there is a condition. An error after the commit point, and the entries are
  // public after the next start, or, if the disk was full or the writer busy, with the next pass.
  Result<void> pass(const Work& work);

  // Takes over what witnesses have signed of the checkpoint of `size` entries; what does not hold
  // under the policy in force is ignored. Any thread; between passes.
  Result<void> add_cosignatures(std::uint64_t size,
                                const std::vector<proof::NoteSignature>& signatures);

  // A checkpoint that another server holds of this log. ok: our record begins so. unavailable, and
  // a condition from now on: it shows more of this log than is here, or another history. Any other
  // error: it shows nothing, because no key of this log has signed it.
  Result<void> heed(const HeldCheckpoint& held);

  void observe(Observer observer);  // for as long as there are passes

  std::optional<Condition> condition() const;  // any thread; waits for no pass
  std::uint64_t size() const;                  // of the committed log; waits for a running pass
  const std::string& verifier_key() const { return verifier_key_; }  // that the log began with

 private:
  struct Signer {
    proof::VerifierKey key;
    SigningKey secret;
  };
  Ledger(store::Database& database, Vault vault, std::vector<SigningKey> keys, Options options);
  Result<void> load_log();
  void recover();
  Result<std::optional<Condition>> judge();
  Result<void> ask_witnesses();
  Result<void> weigh(const HeldCheckpoint& held);
  Condition with_evidence(Condition forked, const HeldCheckpoint& held);
  void tell_publishing() const;
  void tell_published(const std::vector<DocumentId>& touched) const;
  Result<void> apply_staged();
  Result<void> advance_and_publish();
  Result<void> publish();
  Error stop(Condition condition);
  Time next_issue() const;
  std::optional<Condition> judge_signers(const proof::KeyHistory& keys, std::uint64_t size) const;
  std::vector<proof::NoteSignature> sign(const proof::CheckpointBody& body) const;

  store::Database& database_;
  Vault vault_;
  std::vector<Signer> signers_;
  Options options_;
  std::string verifier_key_;  // that genesis names; ours until there is one
  mutable std::mutex passing_;
  // Guarded by passing_:
  proof::TileEdge edge_;         // of the committed log
  proof::KeyHistory keys_;       // by its entries
  std::uint64_t published_ = 0;  // size of the newest stored checkpoint
  Time last_issued_{};
  bool witnesses_asked_ = false;
  std::vector<Observer> observers_;

  mutable std::mutex telling_;          // held for moments only
  std::optional<Condition> condition_;  // guarded by telling_; set under passing_ too
};

}  // namespace glasnik::ledger
