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
#include "ledger/vault.h"
#include "proof/entry.h"
#include "proof/tile_edge.h"
#include "store/database.h"
#include "text/zone.h"

namespace glasnik::ledger {

// Who keeps prepared pages hears of each publication. Called on the publishing thread.
struct Observer {
  // Before the transaction that makes acts visible: from here to published() nothing rendered may
  // be kept, because it may show either side.
  std::function<void()> publishing;
  std::function<void(const std::vector<DocumentId>& touched)> published;
};

struct Appended {
  std::int64_t index = 0;
  Hash leaf;
};

// Appends the entries of one pass, inside its transaction.
class Appender {
 public:
  Appender(store::Session& session, proof::TileEdge& edge, std::string origin, Time issued)
      : session_(&session), edge_(&edge), origin_(std::move(origin)), issued_(issued) {}

  // Fills in origin and issued, seals and stores the entry. The errors are proof::seal's.
  Result<Appended> append(proof::Entry entry);
  Time issued() const { return issued_; }  // of every entry of this pass
  std::int64_t next_index() const { return static_cast<std::int64_t>(edge_->size()); }

 private:
  friend class Ledger;
  Result<void> store_tiles();

  store::Session* session_;
  proof::TileEdge* edge_;
  std::string origin_;
  Time issued_;
  std::vector<proof::FullTile> full_;
};

class Ledger {
 public:
  struct Options {
    std::string origin;
    Clock clock;
    text::Zone zone;  // of the days that lists show
  };
  using Work = std::function<Result<void>(store::Session&, Appender&)>;

  // Recovers: finishes what a crash interrupted, or finds a condition. An error only if the
  // database or the files cannot be read at all. The database must outlive the ledger.
  static Result<std::unique_ptr<Ledger>> open(store::Database& database, Vault vault,
                                              SigningKey key, Options options);

  // Logs genesis; the log must be empty. `name` is the institution's.
  Result<void> found(const std::string& name);

  // One pass: `work` writes rows and appends entries in one transaction (the commit point); then
  // vault, signature, publication. ok: all of it is public. Any thread; passes run one at a time.
  // unavailable while there is a condition. An error after the commit point, and the entries are
  // public after the next start, or, if the disk was full or the writer busy, with the next pass.
  Result<void> pass(const Work& work);

  // Set once, before anything is served.
  void observe(Observer observer) { observer_ = std::move(observer); }

  std::optional<Condition> condition() const;  // any thread; waits for no pass
  std::uint64_t size() const;                  // of the committed log; waits for a running pass
  const std::string& verifier_key() const { return verifier_key_; }  // the log's vkey

 private:
  Ledger(store::Database& database, Vault vault, SigningKey key, Options options);
  Result<void> load_log();
  void recover();
  Result<std::optional<Condition>> judge();
  Result<void> apply_staged();
  Result<void> advance_and_publish();
  Result<void> publish();
  Error stop(Condition condition);
  Time next_issue() const;

  store::Database& database_;
  Vault vault_;
  SigningKey key_;
  Options options_;
  Observer observer_;
  std::string verifier_key_;  // that genesis names; ours until there is one
  mutable std::mutex passing_;
  // Guarded by passing_:
  proof::TileEdge edge_;         // of the committed log
  std::uint64_t published_ = 0;  // size of the newest stored checkpoint
  Time last_issued_{};

  mutable std::mutex telling_;          // held for moments only
  std::optional<Condition> condition_;  // guarded by telling_; set under passing_ too
};

}  // namespace glasnik::ledger
