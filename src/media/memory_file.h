#pragma once
// A read-only File over octets in memory: for tests and fuzzing. Counts what is read of it.

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/file.h"

namespace glasnik::media {

class MemoryFile final : public File {
 public:
  explicit MemoryFile(Bytes bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    if (offset >= bytes_.size()) return std::size_t{0};
    const std::size_t count =
        std::min(into.size(), bytes_.size() - static_cast<std::size_t>(offset));
    std::memcpy(into.data(), bytes_.data() + offset, count);
    octets_read += count;
    return count;
  }
  Result<std::uint64_t> size() override { return std::uint64_t{bytes_.size()}; }
  Result<void> write_at(std::uint64_t, BytesView) override { return read_only(); }
  Result<void> truncate(std::uint64_t) override { return read_only(); }
  Result<void> sync() override { return read_only(); }
  int descriptor() const override { return -1; }

  std::uint64_t octets_read = 0;

 private:
  static Error read_only() { return {Code::denied, "a file in memory is read only"}; }
  Bytes bytes_;
};

}  // namespace glasnik::media
