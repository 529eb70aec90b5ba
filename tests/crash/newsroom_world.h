#pragma once
// A whole newsroom on a simulated disk: acts are performed and answered, and what was answered,
// published and signed is remembered, to be held against what the newsroom shows after whatever
// happened to the disk.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "newsroom/acts.h"
#include "newsroom/keys.h"
#include "newsroom/newsroom.h"
#include "sim/dice.h"
#include "sim/forgetful_files.h"
#include "sim/simulated_disk.h"
#include "sim/sqlite_vfs.h"

namespace glasnik::crash {

inline const std::string kNewsroom = "/srv/newsroom";

// How the newsroom is set up. The first is the good one; each of the others must be found out.
struct Setup {
  const char* name;
  enum class Must {
    hold,
    lose,  // acts, but the vault keeps the log from contradicting itself
    fork,
    fail,  // in whatever way
  } must = Must::hold;
  store::SqliteOptions::Synchronous synchronous = store::SqliteOptions::Synchronous::full;
  sim::ForgetfulFiles::Forgets forgets = {};
  bool without_vault = false;  // each start takes the log as it finds it
};
inline constexpr std::string_view kVaultFiles = "/srv/newsroom.vault";
inline constexpr Setup kSetups[] = {
    {.name = "good"},
    {.name = "synchronous normal",
     .must = Setup::Must::lose,
     .synchronous = store::SqliteOptions::Synchronous::normal},
    {.name = "without vault",
     .must = Setup::Must::fork,
     .synchronous = store::SqliteOptions::Synchronous::normal,
     .without_vault = true},
    {.name = "vault without sync",
     .must = Setup::Must::fail,
     .forgets = {.files = true, .of = kVaultFiles}},
    {.name = "vault without directory sync",
     .must = Setup::Must::fail,
     .forgets = {.directories = true, .of = kVaultFiles}},
};

// What is done in a life, between two starts. fill: half a tile all but full, in one pass. rotate:
// the root adds a key to the log's, and retires the one before. remove: law removes a document, if
// there is one.
enum class Deed {
  nothing,
  release,
  derive,
  picture,
  correct,
  withdraw,
  pass,
  fill,
  rotate,
  remove
};

class NewsroomWorld {
 public:
  NewsroomWorld(const Setup& setup, std::uint64_t seed);

  // A start: makes the newsroom if there is none, or none that is whole; else opens it.
  Result<void> open();
  void close();
  bool is_open() const { return newsroom_ != nullptr; }

  // Ok means acknowledged. Returns after the writer is idle, so that the same seed makes the same
  // calls on the disk in the same order.
  Result<void> perform(Deed deed);

  // Before a start, with the newsroom as the crash left it: corrupt if a checkpoint is there that
  // the vault does not know of, or one that contradicts another.
  Result<void> look();
  // corrupt, with what is wrong, unless every acknowledged act is public as it was and no two
  // checkpoints contradict each other; and, asked thoroughly, unless verify finds nothing.
  Result<void> inspect(bool thoroughly = true);

  std::uint64_t acknowledged() const { return acknowledged_; }
  bool forked() const { return forked_; }
  sim::SimulatedDisk& disk() { return disk_; }
  newsroom::Newsroom& newsroom() { return *newsroom_; }

 private:
  newsroom::Seams seams();
  Result<void> make();
  Result<bool> made();
  Result<void> adopt();
  std::uint64_t acts_of(Deed deed);
  record::Content content();
  Result<void> add_picture(record::Content& content);
  Result<std::optional<DocumentId>> some_document();
  Result<newsroom::ActRequest> request(Deed deed);
  Result<void> act(Deed deed);
  Result<void> rotate();
  Result<void> apply(const newsroom::KeyRequest& request);
  Result<void> condemn(DocumentId document);
  Result<void> compare_removed(store::Session& session);
  Result<void> search(const std::string& directory, const std::string& words);
  Result<void> remember(store::Session& session);
  Result<void> compare(store::Session& session);
  Result<void> compare_vault(newsroom::Newsroom& newsroom, store::Session& session);
  Result<void> verify();

  const Setup& setup_;
  sim::Dice dice_;
  sim::SimulatedDisk disk_;
  sim::ForgetfulFiles files_;
  sim::SqliteVfs vfs_;
  std::string config_text_;
  Time now_;
  std::unique_ptr<newsroom::Newsroom> newsroom_;

  std::map<std::uint64_t, Hash> checkpoints_;    // all that were ever seen signed: root by size
  std::map<std::int64_t, Bytes> entries_;        // all that were ever seen published
  std::map<DocumentId, std::string> condemned_;  // headlines of what was to be removed
  std::int64_t last_acknowledged_ = -1;          // entry
  std::uint64_t acknowledged_ = 0;               // acts
  bool forked_ = false;
};

}  // namespace glasnik::crash
