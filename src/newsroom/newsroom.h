#pragma once
// One institution's newsroom, opened: its directory with settings, database, files and keys, and
// the vault beside it. Nothing else outside the directory is written.

#include <memory>
#include <optional>
#include <string>

#include "base/config.h"
#include "base/file.h"
#include "base/random.h"
#include "base/time.h"
#include "ledger/ledger.h"
#include "ledger/replica.h"
#include "ledger/witness.h"
#include "search/index.h"
#include "store/blobs.h"
#include "store/database.h"
#include "store/sqlite.h"

namespace glasnik::newsroom {

// What a newsroom touches of the world. Tests hand in a simulated disk and a clock that they turn.
struct Seams {
  Files* files = &operating_system_files();
  Clock clock = system_clock();
  Random random = system_random();
  store::SqliteOptions sqlite;  // its path comes from the settings
  // What the witnesses of a policy hold of this log; empty: nobody is asked.
  std::function<std::vector<ledger::HeldCheckpoint>(const Config&, const proof::Policy&)>
      ask_witnesses{};
};

enum class Access {
  write,   // holds the vault's lock; one process at a time
  read,    // beside a running server: looks, changes nothing
  beside,  // beside a running server: reads, and writes what is no part of the log, as accounts
  copy,    // takes over what another copy of the log holds: a mirror, or a recovery; signs nothing
  serve,   // write; copy where the directory is a mirror
};

class Newsroom {
 public:
  // Reads DIR/glasnik.toml and opens what it names, however DIR is spelt: its canonical path names
  // the vault, so one newsroom has one. not_found where DIR is no newsroom; busy
  // ("vault_locked") if another process writes to it. A log that may not be signed any further is
  // no error: ledger().condition() says so, and reading works.
  static Result<std::unique_ptr<Newsroom>> open(const std::string& directory, Access access,
                                                Seams seams);
  // The same with settings at hand, for a directory whose glasnik.toml is not written yet.
  static Result<std::unique_ptr<Newsroom>> open_with(const std::string& directory, Config config,
                                                     Access access, Seams seams);

  const std::string& directory() const { return directory_; }  // in its canonical spelling
  const Config& config() const { return config_; }
  store::Database& database() { return *database_; }
  store::Blobs& blobs() { return *blobs_; }
  ledger::Ledger& ledger();    // write access only
  ledger::Witness* witness();  // of others; null with read access
  ledger::Replica& replica();  // copy access only, as:
  ledger::Vault& vault();
  // Follows every publication before it is told to anybody else. Write or copy access; null where
  // the disk has no room for it: searching then waits for the next start.
  search::Index* index() { return index_.get(); }
  bool is_mirror() const { return !config_.mirror.empty(); }
  // Who keeps prepared pages hears of each publication, by whichever of the two.
  void observe(ledger::Observer observer);
  Seams& seams() { return seams_; }

  // The key that the log was founded with, as its genesis names it.
  const std::string& verifier_key() const { return verifier_key_; }

 private:
  friend Result<std::unique_ptr<Newsroom>> make_directory(const std::string&, const Config&,
                                                          const std::string&, Seams,
                                                          const std::optional<Bytes>&);
  Newsroom(std::string directory, Config config, Seams seams);
  Result<void> open_to_read();
  Result<void> open_beside();
  Result<ledger::Vault> lock();
  Result<void> open_to_write(ledger::Vault vault);
  Result<void> open_to_copy(ledger::Vault vault);
  Result<void> open_stores();
  void finish_removals();
  void open_index();
  Result<void> follow_index();
  Result<void> read_vkey();
  Result<store::SqliteOptions> sqlite_options() const;
  ledger::Ledger::Options log_options(text::Zone zone);

  std::string directory_;
  Config config_;
  Seams seams_;
  std::string verifier_key_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::Blobs> blobs_;
  std::unique_ptr<search::Index> index_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<ledger::Witness> witness_;
  std::optional<ledger::Vault> vault_;
  std::unique_ptr<ledger::Replica> replica_;
};

// Makes a newsroom in `directory`: keys, database, log with its genesis. The settings file is left
// to the caller, who writes it last (finish_directory), so that a newsroom with settings is whole.
// An unfinished earlier attempt is removed first, one that lacks only its last step is finished.
// conflict if the directory holds anything else, or if a vault of an earlier newsroom stands beside
// it; busy while another init makes it. `root_key` is the public key that shall vouch for the log's
// later keys: without one the log has its first key for ever.
Result<std::unique_ptr<Newsroom>> make_directory(const std::string& directory, const Config& config,
                                                 const std::string& institution, Seams seams,
                                                 const std::optional<Bytes>& root_key = {});
Result<void> finish_directory(Newsroom& newsroom, const std::string& config_text);

std::string vault_path(const std::string& directory);  // beside it; in its canonical spelling

}  // namespace glasnik::newsroom
