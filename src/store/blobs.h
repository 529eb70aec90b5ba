#pragma once
// Where large bytes survive: photos, video, originals, renditions. A blob is named by the SHA-256
// of its content and never changes; what is given out has been checked against its name.
// Deliberately absent: names, types and permissions, which are rows of the record.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/result.h"

namespace glasnik::store {

constexpr std::uint64_t kSmallBlob = 1 << 20;  // up to here checked at each load

struct BlobInfo {
  Hash hash;
  std::uint64_t size = 0;
};

// A blob on its way in, hashed as it arrives. One thread at a time. Destroyed before finish(): no
// trace.
class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  virtual Result<void> write(BytesView bytes) = 0;  // after an error only that error

  // The commit point of a blob: after an ok it survives a power cut, and rows may name it. Once
  // only.
  virtual Result<BlobInfo> finish() = 0;
};

// Two stores: a directory (below), S3-compatible. Thread-safe.
class Blobs {
 public:
  virtual ~Blobs() = default;

  virtual Result<std::unique_ptr<BlobWriter>> begin() = 0;

  // The whole blob, checked each time. too_large over kSmallBlob; not_found; corrupt raises an
  // alarm.
  virtual Result<Bytes> load(const Hash& hash) = 0;

  // For serving by range. A small blob is checked each time, a large one when this process first
  // opens it (which reads it whole) and by scrub.
  virtual Result<std::unique_ptr<File>> open(const Hash& hash) = 0;

  // Whether it can be read now. That it survives is said by finish() alone.
  virtual Result<bool> exists(const Hash& hash) = 0;

  virtual Result<void> remove(const Hash& hash) = 0;  // durable; for removal by law, and orphans

  // All blobs in order of hash. An error of the visitor ends it.
  virtual Result<void> each(const std::function<Result<void>(const Hash&)>& visit) = 0;

  // Reads it whole, whatever its size and whatever was checked before.
  virtual Result<BlobInfo> verify(const Hash& hash) = 0;

  // A sync failed: nobody knows what the disk holds, writing answers unavailable until a new start.
  virtual bool writer_stopped() const = 0;
};

// Stores bytes at hand: begin, write, finish.
Result<BlobInfo> put_blob(Blobs& blobs, BytesView bytes);

struct Scrubbed {
  std::uint64_t blobs = 0;
  std::uint64_t octets = 0;
  std::uint64_t damaged = 0;
};

// Verifies every blob; `damaged` hears of each that fails. An error only if it could not go on.
Result<Scrubbed> scrub(Blobs& blobs, const std::function<void(const Hash&, const Error&)>& damaged);

// ROOT/ab/cdef...: the hash in hexadecimal, its first octet a directory; ROOT/tmp/N: on the way in.
// Opening to write removes what a crash left in tmp, so only the process that holds the newsroom's
// lock does; others read.
Result<std::unique_ptr<Blobs>> open_directory_blobs(Files& files, const std::string& root);
Result<std::unique_ptr<Blobs>> read_directory_blobs(Files& files, const std::string& root);

}  // namespace glasnik::store
