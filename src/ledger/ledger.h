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
#include "ledger/vault.h"
#include "proof/entry.h"
#include "proof/tile_edge.h"
#include "store/database.h"
#include "text/zone.h"

namespace glasnik::ledger {

// Why the log may not be signed any further. Reading goes on.
struct Condition {
  std::string error;  // log_rolled_back log_forked vault_missing vault_damaged writer_stopped
  std::uint64_t have = 0;
  std::uint64_t seen = 0;
  std::string sentence;  // for a person
};

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
  // unavailable while there is a condition.
  Result<void> pass(const Work& work);

  // Set once, before anything is served.
  void observe(Observer observer) { observer_ = std::move(observer); }

  const std::optional<Condition>& condition() const { return condition_; }
  std::uint64_t size() const { return edge_.size(); }
  std::string verifier_key() const;  // the log's vkey

 private:
  Ledger(store::Database& database, Vault vault, SigningKey key, Options options);
  Result<void> load_edge();
  Result<void> recover();
  void judge_vault(const TreeHead& vault);
  Result<void> apply_staged();
  Result<void> publish();
  Time next_issue() const;

  store::Database& database_;
  Vault vault_;
  SigningKey key_;
  Options options_;
  Observer observer_;
  std::mutex passing_;
  // Guarded by passing_:
  proof::TileEdge edge_;         // of the committed log
  std::uint64_t published_ = 0;  // size of the newest stored checkpoint
  Time last_issued_{};
  std::optional<Condition> condition_;
};

}  // namespace glasnik::ledger
