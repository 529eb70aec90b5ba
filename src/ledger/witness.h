#pragma once
// This server as a witness of others: it remembers the newest tree of each log it has signed, and
// signs only what continues it. C2SP tlog-witness. Its memory is the database's, so whoever puts an
// old copy of that back must make a new witness key.
//
// Deliberately absent: the rules, which are proof/add_checkpoint.h; HTTP.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/ed25519.h"
#include "base/time.h"
#include "ledger/evidence.h"
#include "proof/add_checkpoint.h"
#include "store/database.h"

namespace glasnik::ledger {

// The newest checkpoint of a log that was signed here: the log's signatures, and ours.
struct WitnessedLog {
  proof::WitnessedTree tree;
  Bytes note;
  Time cosigned_at;
};
// By SHA-256 of the log's origin.
Result<std::optional<WitnessedLog>> witnessed_log(store::Session& session, const Hash& origin);

class Witness {
 public:
  struct Options {
    std::string name;                      // of the key
    std::vector<proof::VerifierKey> logs;  // trusted, each named as its log's origin
    Clock clock;
    std::function<Result<std::string>(const std::string& name, const Fork&)> keep_evidence;
  };
  Witness(store::Database& database, SigningKey key, Options options);

  struct Answer {
    Bytes signatures;                     // lines of a note
    std::optional<std::uint64_t> newest;  // instead: the size of the tree signed last, another one
  };
  // Judges what a log asks, and signs and remembers it in one transaction. The errors are those of
  // proof::judge and of the store; after one nothing was signed. Any thread.
  Result<Answer> add_checkpoint(BytesView request);

  std::string verifier_key() const;

 private:
  Result<Answer> sign(store::Session& session, const proof::AddCheckpoint& request);
  void notice_fork(const proof::AddCheckpoint& request, const WitnessedLog& held) const;

  store::Database& database_;
  SigningKey key_;
  Options options_;
};

}  // namespace glasnik::ledger
