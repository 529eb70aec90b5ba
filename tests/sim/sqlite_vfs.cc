#include "sim/sqlite_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <vector>

namespace glasnik::sim {
namespace {

class VfsFile;

// What the connections to one database file share: its locks, and the memory of the WAL index.
struct Shared {
  std::set<const VfsFile*> readers;  // SHARED or more
  const VfsFile* reserved = nullptr;
  const VfsFile* pending = nullptr;  // or exclusive: no new readers
  std::set<const VfsFile*> index_users;
  std::vector<std::unique_ptr<char[]>> index;
  std::array<std::set<const VfsFile*>, SQLITE_SHM_NLOCK> index_readers;
  std::array<const VfsFile*, SQLITE_SHM_NLOCK> index_writer{};
};

}  // namespace

struct SqliteVfs::State {
  explicit State(Files& on) : files(on) {}
  Files& files;
  std::mutex mutex;  // of all that is shared
  std::map<std::string, std::weak_ptr<Shared>> shared;

  std::shared_ptr<Shared> shared_of(const std::string& path) {
    std::lock_guard lock(mutex);
    std::shared_ptr<Shared> found = shared[path].lock();
    if (!found) shared[path] = found = std::make_shared<Shared>();
    return found;
  }
};

namespace {

using State = SqliteVfs::State;

// An open file of SQLite's; the C callbacks at the end call its functions of the same name.
class VfsFile {
 public:
  VfsFile(State& state, std::string path, std::unique_ptr<File> file, bool sync_directory)
      : state_(state),
        path_(std::move(path)),
        file_(std::move(file)),
        shared_(state.shared_of(path_)),
        sync_directory_(sync_directory) {}

  ~VfsFile() {
    unlock(SQLITE_LOCK_NONE);
    shm_unmap();
  }

  int read(void* into, int count, sqlite3_int64 offset) {
    auto* bytes = static_cast<char*>(into);
    const auto wanted = static_cast<std::size_t>(count);
    auto got = file_->read_at(static_cast<std::uint64_t>(offset), {bytes, wanted});
    if (!got.ok()) return SQLITE_IOERR_READ;
    std::memset(bytes + *got, 0, wanted - *got);
    return *got == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  int write(const void* from, int count, sqlite3_int64 offset) {
    BytesView bytes(static_cast<const char*>(from), static_cast<std::size_t>(count));
    auto done = file_->write_at(static_cast<std::uint64_t>(offset), bytes);
    if (done.ok()) return SQLITE_OK;
    return disk_full(done.error()) ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }

  int truncate(sqlite3_int64 size) {
    return file_->truncate(static_cast<std::uint64_t>(size)).ok() ? SQLITE_OK
                                                                  : SQLITE_IOERR_TRUNCATE;
  }

  int sync() {
    if (!file_->sync().ok()) return SQLITE_IOERR_FSYNC;
    if (!sync_directory_) return SQLITE_OK;
    sync_directory_ = false;
    (void)state_.files.sync_directory(directory_of(path_)).ok();  // as unixSync() does
    return SQLITE_OK;
  }

  int size(sqlite3_int64* into) {
    auto size = file_->size();
    if (!size.ok()) return SQLITE_IOERR_FSTAT;
    *into = static_cast<sqlite3_int64>(*size);
    return SQLITE_OK;
  }

  int lock(int level);
  int unlock(int level);
  int reserved(int* into) {
    std::lock_guard guard(state_.mutex);
    *into = shared_->reserved != nullptr;
    return SQLITE_OK;
  }

  int shm_map(int region, int size, bool extend, void volatile** into);
  int shm_lock(int first, int count, int flags);
  int shm_unmap();

 private:
  State& state_;
  const std::string path_;
  std::unique_ptr<File> file_;
  std::shared_ptr<Shared> shared_;
  bool sync_directory_;
  int level_ = SQLITE_LOCK_NONE;
};

int VfsFile::lock(int level) {
  std::lock_guard guard(state_.mutex);
  if (level <= level_) return SQLITE_OK;
  auto others = [&](const VfsFile* holder) { return holder != nullptr && holder != this; };
  if (others(shared_->pending)) return SQLITE_BUSY;
  if (level >= SQLITE_LOCK_RESERVED) {
    if (others(shared_->reserved)) return SQLITE_BUSY;
    shared_->reserved = this;
  }
  if (level >= SQLITE_LOCK_EXCLUSIVE) {
    shared_->pending = this;
    if (shared_->readers.size() > 1) {
      level_ = SQLITE_LOCK_PENDING;
      return SQLITE_BUSY;
    }
  }
  shared_->readers.insert(this);
  level_ = level;
  return SQLITE_OK;
}

int VfsFile::unlock(int level) {
  std::lock_guard guard(state_.mutex);
  if (level >= level_) return SQLITE_OK;
  if (shared_->pending == this) shared_->pending = nullptr;
  if (shared_->reserved == this) shared_->reserved = nullptr;
  if (level == SQLITE_LOCK_NONE) shared_->readers.erase(this);
  level_ = level;
  return SQLITE_OK;
}

int VfsFile::shm_map(int region, int size, bool extend, void volatile** into) {
  std::lock_guard guard(state_.mutex);
  shared_->index_users.insert(this);
  *into = nullptr;
  const auto number = static_cast<std::size_t>(region);
  if (number >= shared_->index.size() && !extend) return SQLITE_OK;
  while (number >= shared_->index.size()) {
    shared_->index.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  }
  *into = shared_->index[number].get();
  return SQLITE_OK;
}

int VfsFile::shm_lock(int first, int count, int flags) {
  std::lock_guard guard(state_.mutex);
  for (int i = first; i < first + count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const VfsFile* writer = shared_->index_writer[at];
    const auto& readers = shared_->index_readers[at];
    const bool others_read = readers.size() > readers.count(this);
    if ((flags & SQLITE_SHM_LOCK) == 0) continue;
    if (writer != nullptr && writer != this) return SQLITE_BUSY;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0 && others_read) return SQLITE_BUSY;
  }
  for (int i = first; i < first + count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const bool take = (flags & SQLITE_SHM_LOCK) != 0;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0) {
      shared_->index_writer[at] = take ? this : nullptr;
    } else if (take) {
      shared_->index_readers[at].insert(this);
    } else {
      shared_->index_readers[at].erase(this);
    }
  }
  return SQLITE_OK;
}

// The last to leave takes the index with it: the next start rebuilds it from the WAL.
int VfsFile::shm_unmap() {
  std::lock_guard guard(state_.mutex);
  for (auto& readers : shared_->index_readers) readers.erase(this);
  for (auto& writer : shared_->index_writer) {
    if (writer == this) writer = nullptr;
  }
  shared_->index_users.erase(this);
  if (shared_->index_users.empty()) shared_->index.clear();
  return SQLITE_OK;
}

// SQLite allocates these octets and calls back through the table at their beginning.
struct Handle {
  sqlite3_file base;
  VfsFile* file;
};

VfsFile& of(sqlite3_file* handle) { return *reinterpret_cast<Handle*>(handle)->file; }
State& of(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

int close(sqlite3_file* handle) {
  delete reinterpret_cast<Handle*>(handle)->file;
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    2,
    close,
    [](sqlite3_file* f, void* into, int n, sqlite3_int64 at) { return of(f).read(into, n, at); },
    [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
      return of(f).write(from, n, at);
    },
    [](sqlite3_file* f, sqlite3_int64 size) { return of(f).truncate(size); },
    [](sqlite3_file* f, int) { return of(f).sync(); },
    [](sqlite3_file* f, sqlite3_int64* into) { return of(f).size(into); },
    [](sqlite3_file* f, int level) { return of(f).lock(level); },
    [](sqlite3_file* f, int level) { return of(f).unlock(level); },
    [](sqlite3_file* f, int* into) { return of(f).reserved(into); },
    [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
    [](sqlite3_file*) { return 4096; },  // as the unix VFS
    [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; },
    [](sqlite3_file* f, int region, int size, int extend, void volatile** into) {
      return of(f).shm_map(region, size, extend != 0, into);
    },
    [](sqlite3_file* f, int first, int n, int flags) { return of(f).shm_lock(first, n, flags); },
    [](sqlite3_file*) {
      static std::mutex barrier;
      std::lock_guard lock(barrier);
    },
    [](sqlite3_file* f, int) { return of(f).shm_unmap(); },
    nullptr,
    nullptr,
};

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* into, int flags, int* out_flags) {
  auto* handle = reinterpret_cast<Handle*>(into);
  handle->base.pMethods = nullptr;
  if (path == nullptr) return SQLITE_CANTOPEN;  // temporary files stay in memory
  Files& files = of(vfs).files;
  auto file = files.open(path, Open::update);
  const bool created =
      !file.ok() && file.error().code == Code::not_found && (flags & SQLITE_OPEN_CREATE) != 0;
  if (created) file = files.open(path, Open::create);
  if (!file.ok()) return disk_full(file.error()) ? SQLITE_FULL : SQLITE_CANTOPEN;
  constexpr int kJournals = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
  handle->file = new VfsFile(of(vfs), path, *std::move(file), created && (flags & kJournals) != 0);
  handle->base.pMethods = &kMethods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* path, int sync_directory) {
  Files& files = of(vfs).files;
  auto removed = files.remove(path);
  if (!removed.ok()) {
    return removed.error().code == Code::not_found ? SQLITE_IOERR_DELETE_NOENT
                                                   : SQLITE_IOERR_DELETE;
  }
  if (sync_directory == 0) return SQLITE_OK;
  return files.sync_directory(directory_of(path)).ok() ? SQLITE_OK : SQLITE_IOERR_DIR_FSYNC;
}

// SQLITE_ACCESS_EXISTS asks the unix VFS for a file that is not empty.
int access(sqlite3_vfs* vfs, const char* path, int flags, int* into) {
  *into = 0;
  auto file = of(vfs).files.open(path, Open::read);
  if (!file.ok()) return file.error().code == Code::not_found ? SQLITE_OK : SQLITE_IOERR_ACCESS;
  auto size = (*file)->size();
  if (!size.ok()) return SQLITE_IOERR_ACCESS;
  *into = flags != SQLITE_ACCESS_EXISTS || *size > 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int count, char* into) {
  sqlite3_snprintf(count, into, "%s", path);
  return SQLITE_OK;
}

sqlite3_vfs* real() { return sqlite3_vfs_find("unix"); }

}  // namespace

SqliteVfs::SqliteVfs(Files& files, std::string name)
    : name_(std::move(name)), state_(new State(files)), vfs_(new sqlite3_vfs{}) {
  vfs_->iVersion = 1;
  vfs_->szOsFile = sizeof(Handle);
  vfs_->mxPathname = 512;
  vfs_->zName = name_.c_str();
  vfs_->pAppData = state_.get();
  vfs_->xOpen = open;
  vfs_->xDelete = remove;
  vfs_->xAccess = access;
  vfs_->xFullPathname = full_path;
  vfs_->xRandomness = [](sqlite3_vfs*, int count, char* into) {
    return real()->xRandomness(real(), count, into);
  };
  vfs_->xSleep = [](sqlite3_vfs*, int microseconds) {
    return real()->xSleep(real(), microseconds);
  };
  vfs_->xCurrentTime = [](sqlite3_vfs*, double* into) {
    return real()->xCurrentTime(real(), into);
  };
  vfs_->xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
  ENSURE(sqlite3_vfs_register(vfs_.get(), 0) == SQLITE_OK);
}

SqliteVfs::~SqliteVfs() { sqlite3_vfs_unregister(vfs_.get()); }

}  // namespace glasnik::sim
