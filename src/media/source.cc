#include "media/source.h"

#include <algorithm>

#include "media/refusal.h"

namespace glasnik::media {
namespace {

Error spent() {
  return refused("the file is not understood", "its parts are too many or too far apart",
                 "save it with another program and upload that");
}

}  // namespace

Result<Source> Source::open(File& file) {
  TRY(std::uint64_t size, file.size());
  return Source(file, size);
}

Result<BytesView> Source::block_at(std::uint64_t offset) {
  if (offset >= size_) return cut("its content");
  const std::uint64_t begin = offset - offset % kBlock;
  if (block_.empty() || begin != block_begin_) {
    if (++blocks_ > kMostBlocks) return spent();
    block_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, size_ - begin)));
    TRY(std::size_t got, file_->read_at(begin, block_));
    block_.resize(got);
    block_begin_ = begin;
  }
  const std::size_t inside = static_cast<std::size_t>(offset - begin);
  if (inside >= block_.size()) return cut("its content");  // it shrank since it was measured
  return BytesView(block_).substr(inside);
}

Result<Bytes> Source::read(std::uint64_t offset, std::size_t count) {
  if (++reads_ > kMostReads) return spent();
  if (!holds(offset, count)) return cut("its content");
  Bytes bytes;
  bytes.reserve(count);
  while (bytes.size() < count) {
    TRY(BytesView block, block_at(offset + bytes.size()));
    bytes.append(block.substr(0, count - bytes.size()));
  }
  return bytes;
}

Result<Bytes> Source::read_up_to(std::uint64_t offset, std::size_t count) {
  if (offset >= size_) return Bytes();
  return read(offset, static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset)));
}

}  // namespace glasnik::media
