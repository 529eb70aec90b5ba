#include "sim/simulated_disk.h"

#include <algorithm>

namespace glasnik::sim {
namespace {

constexpr std::uint64_t kSector = 512;

std::size_t place(Call call) { return static_cast<std::size_t>(call); }

Error off() { return {Code::unavailable, "the power is off"}; }

Error missing(const std::string& path) { return {Code::not_found, path + " is not there"}; }

bool is_sync(Call call) { return call == Call::sync || call == Call::sync_directory; }

}  // namespace

class SimulatedFile final : public File {
 public:
  SimulatedFile(SimulatedDisk& disk, std::string path, SimulatedDisk::InodePointer inode)
      : disk_(disk), path_(std::move(path)), inode_(std::move(inode)), boot_(disk.boots_) {}

  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    std::size_t got = 0;
    TRY_VOID(disk_.look(Call::read, path_, [&]() -> Result<void> {
      TRY_VOID(alive());
      const Bytes& bytes = inode_->now;
      if (offset >= bytes.size()) return {};
      got = std::min<std::size_t>(into.size(), bytes.size() - offset);
      std::copy_n(bytes.data() + offset, got, into.data());
      return {};
    }));
    return got;
  }

  Result<void> write_at(std::uint64_t offset, BytesView bytes) override {
    return disk_.change(
        Call::write, path_,
        [&]() -> Result<void> {
          TRY_VOID(alive());
          disk_.write(*inode_, offset, bytes);
          return {};
        },
        [&] {
          if (alive().ok()) disk_.write_some(*inode_, offset, bytes);
        });
  }

  Result<void> truncate(std::uint64_t size) override {
    return disk_.change(Call::truncate, path_, [&]() -> Result<void> {
      TRY_VOID(alive());
      disk_.change_content(*inode_, {true, size, {}});
      return {};
    });
  }

  Result<std::uint64_t> size() override {
    std::uint64_t size = 0;
    TRY_VOID(disk_.look(Call::open, path_, [&]() -> Result<void> {
      TRY_VOID(alive());
      size = inode_->now.size();
      return {};
    }));
    return size;
  }

  Result<void> sync() override {
    return disk_.change(
        Call::sync, path_,
        [&]() -> Result<void> {
          TRY_VOID(alive());
          disk_.settle(*inode_, SimulatedDisk::kAll);
          return {};
        },
        [&] {
          if (alive().ok()) disk_.settle(*inode_, disk_.random_mercy());
        });
  }

  int descriptor() const override { return -1; }

 private:
  Result<void> alive() const {
    if (boot_ != disk_.boots_) return off();
    return {};
  }

  SimulatedDisk& disk_;
  const std::string path_;
  const SimulatedDisk::InodePointer inode_;
  const std::uint64_t boot_;
};

// A lock of before a power cut holds nothing.
class SimulatedLock final : public FileLock {
 public:
  SimulatedLock(SimulatedDisk& disk, std::string path)
      : disk_(disk), path_(std::move(path)), boot_(disk.boots_) {}
  ~SimulatedLock() override {
    std::lock_guard guard(disk_.mutex_);
    if (boot_ == disk_.boots_) disk_.locked_.erase(path_);
  }

 private:
  SimulatedDisk& disk_;
  const std::string path_;
  const std::uint64_t boot_;
};

Result<std::unique_ptr<File>> SimulatedDisk::open(const std::string& path, Open how) {
  InodePointer inode;
  if (how == Open::create) {
    inode = std::make_shared<Inode>();
    TRY_VOID(change(Call::create, path, [&] { return change_name({Call::create, path, inode}); }));
  } else {
    TRY_VOID(look(Call::open, path, [&]() -> Result<void> {
      auto found = now_.files.find(path);
      if (found == now_.files.end()) return missing(path);
      inode = found->second;
      return {};
    }));
  }
  return std::unique_ptr<File>(new SimulatedFile(*this, path, std::move(inode)));
}

Result<void> SimulatedDisk::rename(const std::string& from, const std::string& to) {
  return change(Call::rename, from, [&]() -> Result<void> {
    auto found = now_.files.find(from);
    if (found == now_.files.end()) return missing(from);
    return change_name({Call::rename, to, found->second, from});
  });
}

Result<void> SimulatedDisk::remove(const std::string& path) {
  return change(Call::remove, path, [&]() -> Result<void> {
    auto found = now_.files.find(path);
    if (found == now_.files.end()) return missing(path);
    return change_name({Call::remove, path, found->second});
  });
}

Result<void> SimulatedDisk::make_directory(const std::string& path) {
  return change(Call::make_directory, path, [&]() -> Result<void> {
    if (now_.directories.contains(path)) return {};
    return change_name({Call::make_directory, path, nullptr});
  });
}

Result<void> SimulatedDisk::sync_directory(const std::string& path) {
  return change(Call::sync_directory, path, [&]() -> Result<void> {
    if (!now_.directories.contains(path)) return missing(path);
    settle_names(kAll, &path);
    return {};
  });
}

Result<bool> SimulatedDisk::exists(const std::string& path) {
  bool found = false;
  TRY_VOID(look(Call::open, path, [&]() -> Result<void> {
    found = now_.files.contains(path) || now_.directories.contains(path);
    return {};
  }));
  return found;
}

Result<std::vector<std::string>> SimulatedDisk::list(const std::string& path) {
  std::vector<std::string> names;
  TRY_VOID(look(Call::open, path, [&]() -> Result<void> {
    if (!now_.directories.contains(path)) return missing(path);
    auto add = [&](const std::string& entry) {
      if (entry != "/" && directory_of(entry) == path) {
        names.push_back(entry.substr(entry.rfind('/') + 1));
      }
    };
    for (const auto& [file, inode] : now_.files) add(file);
    for (const std::string& directory : now_.directories) add(directory);
    return {};
  }));
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> SimulatedDisk::remove_tree(const std::string& path) {
  std::vector<std::string> below;  // parents first
  TRY_VOID(look(Call::open, path, [&]() -> Result<void> {
    auto add = [&](const std::string& entry) {
      if (entry == path || entry.starts_with(path + "/")) below.push_back(entry);
    };
    for (const std::string& directory : now_.directories) add(directory);
    for (const auto& [file, inode] : now_.files) add(file);
    return {};
  }));
  for (auto name = below.rbegin(); name != below.rend(); ++name) {
    TRY_VOID(change(Call::remove, *name, [&] {
      return change_name({Call::remove, *name, nullptr});
    }));
  }
  return {};
}

// There are no links here, and nobody writes dots.
Result<std::string> SimulatedDisk::canonical(const std::string& path) {
  return path.size() > 1 && path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

Result<bool> SimulatedDisk::others_may_read(const std::string& path) {
  TRY(bool there, exists(path));
  if (!there) return missing(path);
  return false;
}

Result<std::unique_ptr<FileLock>> SimulatedDisk::lock(const std::string& path) {
  auto made = open(path, Open::create);
  if (!made.ok() && made.error().code != Code::conflict) return std::move(made).error();
  {
    std::lock_guard guard(mutex_);
    if (!locked_.insert(path).second) return Error{Code::busy, path + " is held"};
  }
  return std::unique_ptr<FileLock>(new SimulatedLock(*this, path));
}

void SimulatedDisk::cut_power_at(std::uint64_t call) {
  std::lock_guard lock(mutex_);
  cut_at_ = changes_ + call;
}

bool SimulatedDisk::has_power() const {
  std::lock_guard lock(mutex_);
  return power_;
}

void SimulatedDisk::restore_power() {
  std::lock_guard lock(mutex_);
  const Mercy mercy = random_mercy();
  settle_names(mercy, nullptr);
  durable_.drop_lost_children();
  now_ = durable_;
  for (auto& [path, inode] : now_.files) {
    settle(*inode, mercy);
    inode->now = inode->durable;
  }
  locked_.clear();
  power_ = true;
  cut_at_ = 0;
  ++boots_;
}

void SimulatedDisk::fail(Call call, std::uint64_t nth, Fault fault, Lasting lasting) {
  std::lock_guard lock(mutex_);
  plans_[place(call)] = {nth, fault, lasting};
}

void SimulatedDisk::repair() {
  std::lock_guard lock(mutex_);
  plans_ = {};
}

std::uint64_t SimulatedDisk::calls(Call call) const {
  std::lock_guard lock(mutex_);
  return calls_[place(call)];
}

std::string SimulatedDisk::failed_path() const {
  std::lock_guard lock(mutex_);
  return failed_path_;
}

bool SimulatedDisk::flip_bit(const std::string& path, std::uint64_t offset, unsigned bit) {
  std::lock_guard lock(mutex_);
  auto found = now_.files.find(path);
  if (found == now_.files.end() || offset >= found->second->now.size()) return false;
  for (Bytes* bytes : {&found->second->now, &found->second->durable}) {
    if (offset < bytes->size()) (*bytes)[offset] = static_cast<char>((*bytes)[offset] ^ (1 << bit));
  }
  return true;
}

Result<void> SimulatedDisk::look(Call call, const std::string& path,
                                 const std::function<Result<void>()>& act) {
  std::lock_guard lock(mutex_);
  if (!power_) return off();
  if (auto refused = refusal(call, path)) return *refused;
  return act();
}

// A call in whose course the power fails has its effect, unsynced; a sync then did nothing for
// certain.
Result<void> SimulatedDisk::change(Call call, const std::string& path,
                                   const std::function<Result<void>()>& act,
                                   const std::function<void()>& half_done) {
  std::lock_guard lock(mutex_);
  if (!power_) return off();
  const bool last = ++changes_ == cut_at_;
  if (auto refused = refusal(call, path)) {
    if (half_done) half_done();
    if (last) power_ = false;
    return *refused;
  }
  if (last && is_sync(call)) {
    power_ = false;
    return off();
  }
  Result<void> done = act();
  if (!last) return done;
  power_ = false;
  return off();
}

// The planned error, if it is this call's turn.
std::optional<Error> SimulatedDisk::refusal(Call call, const std::string& path) {
  ++calls_[place(call)];
  Plan& plan = plans_[place(call)];
  if (plan.countdown == 0) return std::nullopt;
  if (plan.countdown > 1) {
    --plan.countdown;
    return std::nullopt;
  }
  if (plan.lasting == Lasting::once) plan.countdown = 0;
  failed_path_ = path;
  // A failed sync is never told as a full disk: that may pass, this may not.
  if (plan.fault == Fault::disk_full && !is_sync(call)) return disk_full_error("use " + path);
  return Error{Code::unavailable, path + ": Input/output error"};
}

Result<void> SimulatedDisk::change_name(NameChange change) {
  if (!now_.directories.contains(directory_of(change.path))) return missing(change.path);
  if (change.kind == Call::create && now_.files.contains(change.path)) {
    return Error{Code::conflict, change.path + " is there"};
  }
  change.order = order_++;
  now_.apply(change);
  unsynced_names_.push_back(std::move(change));
  return {};
}

void SimulatedDisk::Names::apply(const NameChange& change) {
  switch (change.kind) {
    case Call::make_directory:
      directories.insert(change.path);
      break;
    case Call::remove:
      files.erase(change.path);
      directories.erase(change.path);
      break;
    case Call::rename:
      if (auto old = files.find(change.from); old != files.end() && old->second == change.inode) {
        files.erase(old);
      }
      [[fallthrough]];
    default:
      files[change.path] = change.inode;
  }
}

void SimulatedDisk::Names::drop_lost_children() {
  auto lost = [&](const std::string& path) {
    return path != "/" && !directories.contains(directory_of(path));
  };
  while (std::erase_if(directories, lost) != 0) continue;
  std::erase_if(files, [&](const auto& entry) { return lost(entry.first); });
}

namespace {

// A write or truncation done to bytes; a gap before a write reads as zeros.
void apply(Bytes& bytes, bool truncates, std::uint64_t offset, BytesView written) {
  if (truncates) return bytes.resize(offset);
  if (bytes.size() < offset + written.size()) bytes.resize(offset + written.size());
  std::copy(written.begin(), written.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

}  // namespace

void SimulatedDisk::change_content(Inode& inode, Change change) {
  change.order = order_++;
  apply(inode.now, change.truncates, change.offset, change.bytes);
  inode.unsynced.push_back(std::move(change));
}

void SimulatedDisk::write(Inode& inode, std::uint64_t offset, BytesView bytes) {
  while (!bytes.empty()) {
    std::uint64_t part = std::min<std::uint64_t>(bytes.size(), kSector - offset % kSector);
    change_content(inode, {false, offset, Bytes(bytes.substr(0, part))});
    offset += part;
    bytes.remove_prefix(part);
  }
}

void SimulatedDisk::write_some(Inode& inode, std::uint64_t offset, BytesView bytes) {
  write(inode, offset, bytes.substr(0, dice_.below(bytes.size() / kSector + 1) * kSector));
}

// What survives becomes durable; of the rest nothing is remembered.
void SimulatedDisk::settle(Inode& inode, const Mercy& mercy) {
  for (const Change& change : inode.unsynced) {
    if (!survives(mercy, change.order)) continue;
    apply(inode.durable, change.truncates, change.offset, change.bytes);
  }
  inode.unsynced.clear();
}

// The same for names, of one directory or of all.
void SimulatedDisk::settle_names(const Mercy& mercy, const std::string* directory) {
  std::erase_if(unsynced_names_, [&](const NameChange& change) {
    if (directory != nullptr && directory_of(change.path) != *directory) return false;
    if (survives(mercy, change.order)) durable_.apply(change);
    return true;
  });
}

bool SimulatedDisk::survives(const Mercy& mercy, std::uint64_t order) {
  switch (mercy.kind) {
    case Mercy::Kind::none:
      return false;
    case Mercy::Kind::all:
      return true;
    case Mercy::Kind::first:
      return order < mercy.order;
    case Mercy::Kind::some:
      return dice_.below(8) < mercy.odds;
  }
  return false;
}

SimulatedDisk::Mercy SimulatedDisk::random_mercy() {
  constexpr std::uint64_t kOdds[] = {1, 4, 7};
  const auto kind = static_cast<Mercy::Kind>(dice_.below(4));
  return {kind, order_ - dice_.below(std::min<std::uint64_t>(order_, 256) + 1),
          kOdds[dice_.below(3)]};
}

}  // namespace glasnik::sim
