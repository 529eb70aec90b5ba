#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace glasnik {
namespace {

constexpr std::string_view kDiskFull = "disk full: ";

Error failed(std::string_view doing, const std::string& path, int number = errno) {
  if (number == ENOSPC || number == EDQUOT) return disk_full_error(std::string(doing) + " " + path);
  Code code = Code::unavailable;
  if (number == ENOENT || number == ENOTDIR) code = Code::not_found;
  if (number == EACCES || number == EPERM) code = Code::denied;
  if (number == EEXIST) code = Code::conflict;
  return {code, "cannot " + std::string(doing) + " " + path + ": " + std::strerror(number)};
}

// Whatever the reason: a sync that failed for want of room has lost pages as any other, so it is
// not told as a full disk, which may pass.
Error failed_sync(const std::string& path) {
  return {Code::unavailable, "cannot sync " + path + ": " + std::strerror(errno)};
}

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

class SystemFile final : public File {
 public:
  SystemFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    std::size_t done = 0;
    while (done < into.size()) {
      ssize_t got = ::pread(descriptor_.number(), into.data() + done, into.size() - done,
                            static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return failed("read", path_);
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  Result<void> write_at(std::uint64_t offset, BytesView bytes) override {
    std::size_t done = 0;
    while (done < bytes.size()) {
      ssize_t put = ::pwrite(descriptor_.number(), bytes.data() + done, bytes.size() - done,
                             static_cast<off_t>(offset + done));
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) return failed("write", path_);
      done += static_cast<std::size_t>(put);
    }
    return {};
  }

  Result<void> truncate(std::uint64_t size) override {
    if (::ftruncate(descriptor_.number(), static_cast<off_t>(size)) != 0) {
      return failed("truncate", path_);
    }
    return {};
  }

  Result<std::uint64_t> size() override {
    struct stat status {};
    if (::fstat(descriptor_.number(), &status) != 0) return failed("measure", path_);
    return static_cast<std::uint64_t>(status.st_size);
  }

  Result<void> sync() override {
    if (::fsync(descriptor_.number()) != 0) return failed_sync(path_);
    return {};
  }

  int descriptor() const override { return descriptor_.number(); }

 private:
  std::string path_;
  Descriptor descriptor_;
};

class SystemLock final : public FileLock {
 public:
  explicit SystemLock(int descriptor) : descriptor_(descriptor) {}
  Result<void> take(const std::string& path) {
    if (::flock(descriptor_.number(), LOCK_EX | LOCK_NB) == 0) return {};
    if (errno != EWOULDBLOCK) return failed("lock", path);
    return Error{Code::busy, path + " is held by another process"};
  }

 private:
  Descriptor descriptor_;
};

// What realpath(3) makes of a path that exists.
Result<std::string> real_path(const std::string& path) {
  std::unique_ptr<char, decltype(&std::free)> found(::realpath(path.c_str(), nullptr), std::free);
  if (!found) return failed("find", path);
  return std::string(found.get());
}

class SystemFiles final : public Files {
 public:
  Result<std::unique_ptr<File>> open(const std::string& path, Open how) override {
    int flags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;  // a pipe without a writer must not hold us up
    if (how == Open::read) flags |= O_RDONLY;
    if (how == Open::update) flags |= O_RDWR;
    if (how == Open::create) flags |= O_RDWR | O_CREAT | O_EXCL;
    int descriptor = ::open(path.c_str(), flags, 0600);
    if (descriptor < 0) return failed("open", path);
    auto file = std::make_unique<SystemFile>(path, descriptor);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return failed("measure", path);
    if (!S_ISREG(status.st_mode)) {
      return Error{Code::invalid, path + " is a pipe, a directory or a device: name a file"};
    }
    return std::unique_ptr<File>(std::move(file));
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) return failed("rename", from);
    return {};
  }

  Result<void> remove(const std::string& path) override {
    if (::unlink(path.c_str()) != 0) return failed("remove", path);
    return {};
  }

  Result<void> make_directory(const std::string& path) override {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return failed("make", path);
    return {};
  }

  Result<void> sync_directory(const std::string& path) override {
    Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.number() < 0) return failed("open", path);
    if (::fsync(directory.number()) != 0) return failed_sync(path);
    return {};
  }

  Result<bool> exists(const std::string& path) override {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) return true;
    if (errno == ENOENT || errno == ENOTDIR) return false;
    return failed("look for", path);
  }

  Result<std::vector<std::string>> list(const std::string& path) override {
    DIR* directory = ::opendir(path.c_str());
    if (directory == nullptr) return failed("list", path);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(directory)) {
      std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    ::closedir(directory);
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<void> remove_tree(const std::string& path) override {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) return failed("remove", path, error.value());
    return {};
  }

  Result<std::string> canonical(const std::string& path) override {
    auto whole = real_path(path);
    if (whole || whole.error().code != Code::not_found) return whole;
    std::string trimmed = path.substr(0, path.find_last_not_of('/') + 1);
    std::string name = trimmed.substr(trimmed.rfind('/') + 1);
    if (name.empty() || name == "." || name == "..") return whole;
    TRY(std::string parent, real_path(directory_of(trimmed)));
    return (parent == "/" ? "" : parent) + "/" + name;
  }

  Result<bool> others_may_read(const std::string& path) override {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return failed("look at", path);
    return (status.st_mode & 077U) != 0;
  }

  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
    int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return failed("open", path);
    auto lock = std::make_unique<SystemLock>(descriptor);
    TRY_VOID(lock->take(path));
    return std::unique_ptr<FileLock>(std::move(lock));
  }
};

}  // namespace

Files& operating_system_files() {
  static SystemFiles files;
  return files;
}

Result<Bytes> read_file(Files& files, const std::string& path, std::uint64_t limit) {
  TRY(auto file, files.open(path, Open::read));
  TRY(std::uint64_t size, file->size());
  if (size > limit) {
    return Error{Code::too_large, path + " has " + std::to_string(size) + " bytes, the limit is " +
                                      std::to_string(limit)};
  }
  Bytes bytes(size, '\0');
  TRY(std::size_t got, file->read_at(0, bytes));
  bytes.resize(got);
  return bytes;
}

Result<void> write_durably(Files& files, const std::string& path, BytesView bytes) {
  const std::string temporary = path + ".tmp";
  TRY(bool left_over, files.exists(temporary));
  if (left_over) TRY_VOID(files.remove(temporary));  // of a crash before the rename
  {
    TRY(auto file, files.open(temporary, Open::create));
    TRY_VOID(file->write_at(0, bytes));
    TRY_VOID(file->sync());
  }
  TRY_VOID(files.rename(temporary, path));
  return files.sync_directory(directory_of(path));
}

std::string directory_of(const std::string& path) {
  std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Error disk_full_error(std::string_view doing) {
  return {Code::unavailable, std::string(kDiskFull) + "cannot " + std::string(doing)};
}

bool disk_full(const Error& error) {
  return error.code == Code::unavailable && error.message.find(kDiskFull) != std::string::npos;
}

}  // namespace glasnik
