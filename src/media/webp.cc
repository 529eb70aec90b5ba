// WebP: "RIFF", size of what follows (4, least significant octet first), "WEBP", chunks. A chunk:
// type (4), size (4), data, one octet of padding if the size is odd. The first is one of
//   "VP8 "  a lossy picture: 3 octets, 9D 01 2A, width (14 bits), height (14 bits)
//   "VP8L"  a lossless one: 2F, width - 1 (14 bits), height - 1 (14 bits)
//   "VP8X"  the canvas of what follows: flags, 3 octets, width - 1 (3), height - 1 (3)

#include "media/exif.h"
#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

constexpr std::uint64_t kHeader = 12;
constexpr std::uint64_t kChunkHeader = 8;
constexpr std::uint64_t kMostExif = 1 << 16;
constexpr std::uint64_t kSide = 0x3FFF;  // 14 bits

struct Chunk {
  Bytes type;
  std::uint64_t data = 0;
  std::uint64_t size = 0;
  std::uint64_t next = 0;
};

struct Extent {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  bool operator==(const Extent&) const = default;
};

Result<Chunk> chunk_at(Source& source, std::uint64_t at, std::uint64_t end) {
  if (end - at < kChunkHeader) return damaged("the WebP's last chunk is not whole");
  TRY(Bytes head, source.read(at, kChunkHeader));
  Octets octets(head);
  Chunk chunk;
  chunk.type = octets.take(4);
  chunk.size = octets.little(4);
  chunk.data = at + kChunkHeader;
  chunk.next = chunk.data + chunk.size + chunk.size % 2;
  if (chunk.next > end) return damaged("a chunk of the WebP is longer than the WebP");
  return chunk;
}

bool is_picture(const Chunk& chunk) { return chunk.type == "VP8 " || chunk.type == "VP8L"; }

Result<Extent> read_picture(Source& source, const Chunk& chunk) {
  const bool lossy = chunk.type == "VP8 ";
  const std::size_t needed = lossy ? 10 : 5;
  if (chunk.size < needed) return damaged("the WebP's picture has no header");
  TRY(Bytes head, source.read(chunk.data, needed));
  Octets octets(head);
  if (!lossy) {
    if (octets.big(1) != 0x2F) return damaged("the WebP's picture has no signature");
    const std::uint64_t bits = octets.little(4);
    return Extent{(bits & kSide) + 1, (bits >> 14 & kSide) + 1};
  }
  const bool key_frame = (octets.little(3) & 1) == 0;
  if (!key_frame || octets.take(3) != "\x9D\x01\x2A"sv) {
    return damaged("the WebP's picture has no signature");
  }
  const std::uint64_t width = octets.little(2) & kSide;
  return Extent{width, octets.little(2) & kSide};
}

// ANMF: x / 2 (3), y / 2 (3), width - 1 (3), height - 1 (3) of a frame inside the canvas.
Result<void> check_frame(Source& source, const Chunk& chunk, Extent canvas) {
  if (chunk.size < 16) return damaged("a frame of the WebP has no header");
  TRY(Bytes head, source.read(chunk.data, 12));
  Octets octets(head);
  const std::uint64_t x = octets.little(3) * 2;
  const std::uint64_t y = octets.little(3) * 2;
  if (x + octets.little(3) + 1 > canvas.width || y + octets.little(3) + 1 > canvas.height) {
    return damaged("a frame of the WebP is larger than the picture");
  }
  return {};
}

struct Image {
  Extent extent;
  int orientation = 1;
  bool has_picture = false;
};

Result<void> read_chunk(Source& source, const Chunk& chunk, Image& image) {
  if (is_picture(chunk)) {
    TRY(Extent extent, read_picture(source, chunk));
    if (extent != image.extent) return damaged("the WebP's picture has another size than it says");
    image.has_picture = true;
  }
  if (chunk.type == "ANMF") {
    TRY_VOID(check_frame(source, chunk, image.extent));
    image.has_picture = true;
  }
  if (chunk.type == "EXIF" && chunk.size <= kMostExif) {
    TRY(Bytes exif, source.read(chunk.data, static_cast<std::size_t>(chunk.size)));
    image.orientation = exif_orientation(exif);
  }
  return {};
}

Result<Extent> read_canvas(Source& source, const Chunk& chunk) {
  if (chunk.size < 10) return damaged("the WebP's canvas has no size");
  TRY(Bytes data, source.read(chunk.data, 10));
  Octets octets(data);
  octets.skip(4);
  const std::uint64_t width = octets.little(3) + 1;
  return Extent{width, octets.little(3) + 1};
}

Result<Image> walk(Source& source, std::uint64_t end) {
  Image image;
  TRY(Chunk first, chunk_at(source, kHeader, end));
  if (is_picture(first)) {
    TRY(image.extent, read_picture(source, first));
  } else if (first.type == "VP8X") {
    TRY(image.extent, read_canvas(source, first));
  } else {
    return damaged("the WebP does not begin with a picture");
  }
  TRY_VOID(check_pixels(image.extent.width, image.extent.height));
  for (std::uint64_t at = is_picture(first) ? kHeader : first.next; at < end;) {
    TRY(Chunk chunk, chunk_at(source, at, end));
    TRY_VOID(read_chunk(source, chunk, image));
    at = chunk.next;
  }
  return image;
}

}  // namespace

Result<Sniffed> sniff_webp(Source& source) {
  TRY(Bytes header, source.read(0, kHeader));
  Octets octets(header);
  octets.skip(4);
  const std::uint64_t end = 8 + octets.little(4);
  if (end < kHeader) return damaged("the WebP is shorter than its own header");
  if (end > source.size()) return cut("the WebP");
  TRY(Image image, walk(source, end));
  if (!image.has_picture) return damaged("the WebP holds no picture");
  if (end != source.size()) return hidden_data("WebP");
  return picture("image/webp", "webp", image.extent.width, image.extent.height, image.orientation);
}

}  // namespace glasnik::media
