#pragma once
// A file as the parsers see it: checked offsets, and an end to their patience. A hostile header can
// send a parser to and fro for ever; here every sniff() has one budget of blocks read and of calls
// made, whatever the format, so its cost is bounded in one place.

#include <cstdint>

#include "base/bytes.h"
#include "base/file.h"
#include "base/result.h"

namespace glasnik::media {

constexpr std::size_t kBlock = 4096;          // octets read from the file at a time
constexpr std::uint32_t kMostBlocks = 16384;  // 64 MiB
constexpr std::uint32_t kMostReads = 1 << 20;

// Borrows the file. One thread, one sniff().
class Source {
 public:
  static Result<Source> open(File& file);

  std::uint64_t size() const { return size_; }
  bool holds(std::uint64_t offset, std::uint64_t count) const {
    return offset <= size_ && count <= size_ - offset;
  }

  // Exactly `count` octets; cut if the file does not hold them. For headers: `count` is bounded by
  // the caller. Errors of both: invalid when the budget is spent, or the file's own.
  Result<Bytes> read(std::uint64_t offset, std::size_t count);

  // The same, but fewer if the file ends before, or none.
  Result<Bytes> read_up_to(std::uint64_t offset, std::size_t count);

  // The octets from `offset` to the end of its block, at least one; cut at the end of the file.
  // For scanning. The view is good until the next call.
  Result<BytesView> block_at(std::uint64_t offset);

 private:
  Source(File& file, std::uint64_t size) : file_(&file), size_(size) {}

  File* file_;
  std::uint64_t size_;
  std::uint64_t block_begin_ = 0;
  Bytes block_;  // empty until the first read
  std::uint32_t blocks_ = 0;
  std::uint32_t reads_ = 0;
};

}  // namespace glasnik::media
