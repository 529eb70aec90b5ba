// Blobs in a directory. The crash story: bytes go to ROOT/tmp/N and are synced, the file is renamed
// to its hash, the directory of the hash is synced: the commit point. A cut before it leaves a file
// in tmp, removed at the next start, or the whole blob that nobody was told of. A blob that is
// already there is replaced by the same bytes: one path, and a rotten blob is healed by storing it
// again.

#include <algorithm>
#include <atomic>
#include <bitset>
#include <mutex>
#include <optional>
#include <set>

#include "base/encoding.h"
#include "base/log.h"
#include "store/blobs.h"

namespace glasnik::store {
namespace {

constexpr std::size_t kPiece = 64 * 1024;       // octets read at once when hashing a file
constexpr std::size_t kRemembered = 16 * 1024;  // large blobs known to be sound: 1.5 MiB at most

Result<BlobInfo> hash_file(File& file) {
  Sha256 hasher;
  Bytes piece(kPiece, '\0');
  std::uint64_t size = 0;
  for (;;) {
    TRY(std::size_t got, file.read_at(size, piece));
    hasher.update(BytesView(piece).substr(0, got));
    size += got;
    if (got < kPiece) return BlobInfo{hasher.finish(), size};
  }
}

Error damaged(const Hash& hash) {
  Error error{Code::corrupt, "blob " + hex(hash.view()) + " is damaged: restore it from a mirror"};
  log_line(Severity::alarm, "store", error.message);
  return error;
}

class DirectoryBlobs final : public Blobs {
 public:
  enum class Access { read, write };
  DirectoryBlobs(Files& files, std::string root, Access access)
      : files_(files), root_(std::move(root)), access_(access) {}

  Result<void> prepare();

  Result<std::unique_ptr<BlobWriter>> begin() override;
  Result<Bytes> load(const Hash& hash) override;
  Result<std::unique_ptr<File>> open(const Hash& hash) override;
  Result<bool> exists(const Hash& hash) override { return files_.exists(path_of(hash)); }
  Result<void> remove(const Hash& hash) override;
  Result<void> each(const std::function<Result<void>(const Hash&)>& visit) override;
  Result<BlobInfo> verify(const Hash& hash) override;
  bool writer_stopped() const override { return stopped_; }

 private:
  friend class DirectoryBlobWriter;

  std::string shard_of(const Hash& hash) const {
    return root_ + "/" + hex(hash.view().substr(0, 1));
  }
  std::string path_of(const Hash& hash) const {
    return shard_of(hash) + "/" + hex(hash.view().substr(1));
  }
  std::string temporary_directory() const { return root_ + "/tmp"; }

  Result<void> may_write() const;
  Result<void> synced(Result<void> outcome);
  Result<void> make_shard(const Hash& hash);
  Result<void> publish(const std::string& temporary, const Hash& hash);

  Result<BlobInfo> checked(File& file, const Hash& hash);
  bool known_sound(const Hash& hash);
  void remember_sound(const Hash& hash);
  void forget_sound(const Hash& hash);

  Files& files_;
  const std::string root_;
  const Access access_;
  std::atomic<std::uint64_t> next_temporary_ = 0;
  std::atomic<bool> stopped_ = false;

  std::mutex mutex_;  // of the following
  std::bitset<256> durable_shards_;
  std::set<Hash> sound_;
};

class DirectoryBlobWriter final : public BlobWriter {
 public:
  DirectoryBlobWriter(DirectoryBlobs& blobs, std::string path, std::unique_ptr<File> file)
      : blobs_(blobs), path_(std::move(path)), file_(std::move(file)) {}

  ~DirectoryBlobWriter() override {
    if (finished_) return;
    file_.reset();
    // An error leaves a file in tmp, as a crash does; the next start removes it.
    if (!blobs_.files_.remove(path_).ok()) return;
  }

  Result<void> write(BytesView bytes) override {
    ENSURE(file_);
    if (failed_) return *failed_;
    if (auto written = file_->write_at(size_, bytes); !written.ok()) {
      failed_ = written.error();  // the file may hold a part of it: this blob cannot go on
      return written;
    }
    hasher_.update(bytes);
    size_ += bytes.size();
    return {};
  }

  Result<BlobInfo> finish() override {
    ENSURE(file_);
    if (failed_) return *failed_;
    TRY_VOID(blobs_.may_write());
    TRY_VOID(blobs_.synced(file_->sync()));
    file_.reset();
    Hash hash = hasher_.finish();
    TRY_VOID(blobs_.publish(path_, hash));
    finished_ = true;
    return BlobInfo{hash, size_};
  }

 private:
  DirectoryBlobs& blobs_;
  std::string path_;
  std::unique_ptr<File> file_;
  Sha256 hasher_;
  std::uint64_t size_ = 0;
  std::optional<Error> failed_;
  bool finished_ = false;
};

Result<void> DirectoryBlobs::prepare() {
  TRY_VOID(files_.make_directory(root_));
  TRY_VOID(files_.make_directory(temporary_directory()));
  TRY_VOID(files_.sync_directory(directory_of(root_)));
  TRY(auto left_over, files_.list(temporary_directory()));
  for (const std::string& name : left_over) {
    TRY_VOID(files_.remove(temporary_directory() + "/" + name));
  }
  return files_.sync_directory(root_);
}

Result<void> DirectoryBlobs::may_write() const {
  if (access_ == Access::read) {
    return Error{Code::unavailable, "the blobs were opened for reading only"};
  }
  if (stopped_) {
    return Error{Code::unavailable, "writer stopped: a sync of a blob failed: start anew to write"};
  }
  return {};
}

// The fsync rule: the first failed sync is the last.
Result<void> DirectoryBlobs::synced(Result<void> outcome) {
  if (!outcome.ok() && !stopped_.exchange(true)) {
    log_line(Severity::alarm, "store", "writer stopped: " + outcome.error().message);
  }
  return outcome;
}

Result<std::unique_ptr<BlobWriter>> DirectoryBlobs::begin() {
  TRY_VOID(may_write());
  std::string path = temporary_directory() + "/" + std::to_string(next_temporary_++);
  TRY(auto file, files_.open(path, Open::create));
  return std::unique_ptr<BlobWriter>(
      new DirectoryBlobWriter(*this, std::move(path), std::move(file)));
}

// Once a process and shard, though the directory be there: a process killed before its sync may
// have made it.
Result<void> DirectoryBlobs::make_shard(const Hash& hash) {
  const auto number = static_cast<unsigned char>(hash.octets[0]);
  {
    std::lock_guard lock(mutex_);
    if (durable_shards_[number]) return {};
  }
  TRY_VOID(files_.make_directory(shard_of(hash)));
  TRY_VOID(synced(files_.sync_directory(root_)));
  std::lock_guard lock(mutex_);
  durable_shards_[number] = true;
  return {};
}

Result<void> DirectoryBlobs::publish(const std::string& temporary, const Hash& hash) {
  TRY_VOID(make_shard(hash));
  TRY_VOID(files_.rename(temporary, path_of(hash)));
  return synced(files_.sync_directory(shard_of(hash)));  // the commit point
}

Result<Bytes> DirectoryBlobs::load(const Hash& hash) {
  TRY(Bytes bytes, read_file(files_, path_of(hash), kSmallBlob));
  if (sha256(bytes) != hash) return damaged(hash);
  return bytes;
}

Result<std::unique_ptr<File>> DirectoryBlobs::open(const Hash& hash) {
  TRY(auto file, files_.open(path_of(hash), Open::read));
  if (known_sound(hash)) return file;
  TRY(BlobInfo info, checked(*file, hash));
  if (info.size > kSmallBlob) remember_sound(hash);
  return file;
}

Result<void> DirectoryBlobs::remove(const Hash& hash) {
  TRY_VOID(may_write());
  forget_sound(hash);
  TRY_VOID(files_.remove(path_of(hash)));
  return synced(files_.sync_directory(shard_of(hash)));
}

Result<void> DirectoryBlobs::each(const std::function<Result<void>(const Hash&)>& visit) {
  TRY(auto shards, files_.list(root_));
  for (const std::string& shard : shards) {
    if (shard.size() != 2) continue;  // tmp
    TRY(auto names, files_.list(root_ + "/" + shard));
    for (const std::string& name : names) {
      Result<Bytes> octets = parse_hex(shard + name);
      if (!octets.ok()) continue;  // not ours
      Result<Hash> hash = parse_hash(*octets);
      if (hash.ok()) TRY_VOID(visit(*hash));
    }
  }
  return {};
}

Result<BlobInfo> DirectoryBlobs::verify(const Hash& hash) {
  TRY(auto file, files_.open(path_of(hash), Open::read));
  return checked(*file, hash);
}

Result<BlobInfo> DirectoryBlobs::checked(File& file, const Hash& hash) {
  TRY(BlobInfo info, hash_file(file));
  if (info.hash == hash) return info;
  forget_sound(hash);
  return damaged(hash);
}

bool DirectoryBlobs::known_sound(const Hash& hash) {
  std::lock_guard lock(mutex_);
  return sound_.contains(hash);
}

// Full, it forgets all: then large blobs are hashed once more.
void DirectoryBlobs::remember_sound(const Hash& hash) {
  std::lock_guard lock(mutex_);
  if (sound_.size() >= kRemembered) sound_.clear();
  sound_.insert(hash);
}

void DirectoryBlobs::forget_sound(const Hash& hash) {
  std::lock_guard lock(mutex_);
  sound_.erase(hash);
}

Result<std::unique_ptr<Blobs>> opened(Files& files, const std::string& root,
                                      DirectoryBlobs::Access access) {
  auto blobs = std::make_unique<DirectoryBlobs>(files, root, access);
  if (access == DirectoryBlobs::Access::write) TRY_VOID(blobs->prepare());
  return std::unique_ptr<Blobs>(std::move(blobs));
}

}  // namespace

Result<std::unique_ptr<Blobs>> open_directory_blobs(Files& files, const std::string& root) {
  return opened(files, root, DirectoryBlobs::Access::write);
}

Result<std::unique_ptr<Blobs>> read_directory_blobs(Files& files, const std::string& root) {
  return opened(files, root, DirectoryBlobs::Access::read);
}

}  // namespace glasnik::store
