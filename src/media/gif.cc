// GIF: "GIF87a" or "GIF89a", width (2), height (2), flags, 2 octets, a colour table if the flags
// say so; then blocks:
//   21 label, sub-blocks            an extension
//   2C x y width height flags       a frame: colour table if so flagged, code size, sub-blocks
//   3B                              the end
// Sub-blocks: a length octet and so many octets, again and again, until a length of 0.
// Numbers are least significant octet first.

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::uint64_t kHeader = 13;

// The octets of a colour table, by the flags before it.
std::uint64_t table_size(std::uint64_t flags) {
  return (flags & 0x80) != 0 ? std::uint64_t{3} << ((flags & 7) + 1) : 0;
}

Result<std::uint64_t> after_sub_blocks(Source& source, std::uint64_t at) {
  for (;;) {
    TRY(BytesView block, source.block_at(at));
    const unsigned char length = static_cast<unsigned char>(block.front());
    at += 1 + std::uint64_t{length};
    if (length == 0) return at;
  }
}

// A frame beyond the logical screen enlarges the picture in browsers, so it is measured as well.
Result<std::uint64_t> after_frame(Source& source, std::uint64_t at) {
  constexpr std::uint64_t kDescriptor = 9;
  TRY(Bytes descriptor, source.read(at, kDescriptor));
  Octets octets(descriptor);
  const std::uint64_t x = octets.little(2);
  const std::uint64_t y = octets.little(2);
  const std::uint64_t width = octets.little(2);
  const std::uint64_t height = octets.little(2);
  TRY_VOID(check_pixels(width, height));
  TRY_VOID(check_pixels(x + width, y + height));
  return after_sub_blocks(source, at + kDescriptor + table_size(octets.big(1)) + 1);
}

// Walks the blocks from `at` to the end; whether there is a frame.
Result<bool> walk(Source& source, std::uint64_t at) {
  bool has_frame = false;
  for (;;) {
    TRY(BytesView block, source.block_at(at));
    switch (block.front()) {
      case '\x3B':
        return has_frame;
      case '\x21': {
        TRY(at, after_sub_blocks(source, at + 2));
        break;
      }
      case '\x2C': {
        has_frame = true;
        TRY(at, after_frame(source, at + 1));
        break;
      }
      default:
        return damaged("the GIF holds a block of unknown kind");
    }
  }
}

}  // namespace

Result<Sniffed> sniff_gif(Source& source) {
  TRY(Bytes header, source.read(0, kHeader));
  Octets octets(header);
  octets.skip(6);
  const std::uint64_t width = octets.little(2);
  const std::uint64_t height = octets.little(2);
  TRY_VOID(check_pixels(width, height));
  TRY(bool has_frame, walk(source, kHeader + table_size(octets.big(1))));
  if (!has_frame) return damaged("the GIF holds no picture");
  return picture("image/gif", "gif", width, height);
}

}  // namespace glasnik::media
