#pragma once
// One disk in memory, with the memory of a disk: what was synced survives a power cut; of the rest,
// of all files, some survives and some does not, in no order, torn at 512 octets.
//
// The model, stricter than most file systems:
// - File::sync makes the content of that file durable, not its name;
// - sync_directory makes the names in that directory durable (created, removed, renamed into it);
// - at a cut every other change since (a sector written, a truncation, a name made, removed,
// renamed)
//   survives or not by itself; survivors keep their order, a rename is whole;
// - a failed sync forgets: what it did not write reads as before but is never durable unless
// written
//   again, though later syncs answer ok, as Linux does;
// - a failed write may have written its first sectors.
// Paths are absolute; "/" is there. Thread-safe. The same seed and calls give the same disk.

#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "base/file.h"
#include "sim/dice.h"

namespace glasnik::sim {

enum class Call {
  open,
  read,
  write,
  truncate,
  sync,
  create,
  rename,
  remove,
  make_directory,
  sync_directory,
};
constexpr std::size_t kCalls = 10;

enum class Fault { input_output, disk_full };
enum class Lasting { once, for_ever };

class SimulatedDisk final : public Files {
 public:
  explicit SimulatedDisk(std::uint64_t seed) : dice_(seed) {}

  Result<std::unique_ptr<File>> open(const std::string& path, Open how) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> make_directory(const std::string& path) override;
  Result<void> sync_directory(const std::string& path) override;
  Result<bool> exists(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& path) override;
  Result<void> remove_tree(const std::string& path) override;  // a call for each name
  Result<std::string> canonical(const std::string& path) override;
  Result<bool> others_may_read(const std::string& path) override;
  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;

  // The power fails in the course of the n-th call from now that changes or syncs something (1: the
  // next). Then every call fails until the power is back; files open before stay useless.
  void cut_power_at(std::uint64_t call);
  bool has_power() const;
  void restore_power();  // also without a cut: the machine is switched off and on

  // The n-th such call from now (1: the next) fails.
  void fail(Call call, std::uint64_t nth, Fault fault, Lasting lasting = Lasting::once);
  void repair();  // no call fails any more

  std::uint64_t calls(Call call) const;  // so far, failed ones too
  std::string failed_path() const;       // whose call was the last to fail as planned

  // Rot: one bit of a file turns, under everybody's feet. False if the file is shorter.
  bool flip_bit(const std::string& path, std::uint64_t offset, unsigned bit);

 private:
  friend class SimulatedFile;
  friend class SimulatedLock;

  // A sector or less written, or a truncation. `order` counts all changes of the disk.
  struct Change {
    bool truncates;
    std::uint64_t offset;  // or the new size
    Bytes bytes;
    std::uint64_t order = 0;  // given by change_content
  };
  struct Inode {
    Bytes now;
    Bytes durable;
    std::vector<Change> unsynced;
  };
  using InodePointer = std::shared_ptr<Inode>;

  struct NameChange {
    Call kind;  // create, rename, remove, make_directory
    std::string path;
    InodePointer inode;
    std::string from = {};    // of a rename
    std::uint64_t order = 0;  // given by change_name
  };
  struct Names {
    std::map<std::string, InodePointer> files;
    std::set<std::string> directories{"/"};
    void apply(const NameChange& change);
    void drop_lost_children();
  };
  struct Plan {
    std::uint64_t countdown = 0;  // calls until it fails; 0: never
    Fault fault = Fault::input_output;
    Lasting lasting = Lasting::once;
  };
  // What the power cut lets through.
  struct Mercy {
    enum class Kind { none, all, first, some } kind;
    std::uint64_t order;  // first: changes before it
    std::uint64_t odds;   // some: of 8
  };
  static constexpr Mercy kAll{Mercy::Kind::all, 0, 0};

  // Each call takes the mutex in one of these two; all below is done under it.
  Result<void> look(Call call, const std::string& path, const std::function<Result<void>()>& act);
  Result<void> change(Call call, const std::string& path, const std::function<Result<void>()>& act,
                      const std::function<void()>& half_done = {});
  std::optional<Error> refusal(Call call, const std::string& path);

  Result<void> change_name(NameChange change);
  void change_content(Inode& inode, Change change);
  void write(Inode& inode, std::uint64_t offset, BytesView bytes);
  void write_some(Inode& inode, std::uint64_t offset, BytesView bytes);
  void settle(Inode& inode, const Mercy& mercy);
  void settle_names(const Mercy& mercy, const std::string* directory);
  bool survives(const Mercy& mercy, std::uint64_t order);
  Mercy random_mercy();

  mutable std::mutex mutex_;
  Dice dice_;
  bool power_ = true;
  std::uint64_t boots_ = 0;
  std::uint64_t changes_ = 0;
  std::uint64_t cut_at_ = 0;  // 0: not planned
  std::uint64_t order_ = 0;
  std::array<std::uint64_t, kCalls> calls_{};
  std::array<Plan, kCalls> plans_{};
  std::string failed_path_;
  std::set<std::string> locked_;
  Names now_;
  Names durable_;
  std::vector<NameChange> unsynced_names_;
};

}  // namespace glasnik::sim
