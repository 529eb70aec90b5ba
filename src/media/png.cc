// PNG: 8 octets of signature, then chunks up to IEND. A chunk: length of the data (4), type (4),
// data, CRC (4). The first is IHDR: width (4), height (4), five octets of how.
//
// After IEND nothing may follow.

#include "media/exif.h"
#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::uint64_t kSignature = 8;
constexpr std::uint64_t kAroundData = 12;     // length, type, CRC
constexpr std::uint64_t kMostExif = 1 << 16;  // a JPEG could not hold more either
constexpr std::uint64_t kMostLength = 0x7FFF'FFFF;

struct Chunk {
  Bytes type;
  std::uint64_t data = 0;  // offset
  std::uint64_t length = 0;
  std::uint64_t end = 0;
};

struct Image {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  int orientation = 1;
  bool has_data = false;
};

Result<Chunk> chunk_at(Source& source, std::uint64_t at) {
  TRY(Bytes head, source.read(at, 8));
  Octets octets(head);
  Chunk chunk;
  chunk.length = octets.big(4);
  chunk.type = octets.take(4);
  chunk.data = at + 8;
  chunk.end = at + kAroundData + chunk.length;
  if (chunk.length > kMostLength) return damaged("a chunk of the PNG is longer than chunks can be");
  if (!source.holds(at, kAroundData + chunk.length)) return cut("a chunk of the PNG");
  return chunk;
}

Result<Image> read_header(Source& source, const Chunk& chunk) {
  if (chunk.type != "IHDR" || chunk.length != 13) return damaged("the PNG has no header");
  TRY(Bytes data, source.read(chunk.data, 8));
  Octets octets(data);
  Image image;
  image.width = octets.big(4);
  image.height = octets.big(4);
  TRY_VOID(check_pixels(image.width, image.height));
  return image;
}

// fcTL of an animated PNG: sequence number, width, height, x, y of a frame, inside the picture.
Result<void> check_frame(Source& source, const Chunk& chunk, const Image& image) {
  TRY(Bytes data, source.read(chunk.data, 20));
  Octets octets(data);
  octets.skip(4);
  const std::uint64_t width = octets.big(4);
  const std::uint64_t height = octets.big(4);
  if (octets.big(4) + width > image.width || octets.big(4) + height > image.height) {
    return damaged("a frame of the PNG is larger than the picture");
  }
  return {};
}

Result<void> read_chunk(Source& source, const Chunk& chunk, Image& image) {
  if (chunk.type == "IHDR") return damaged("the PNG has two headers");
  if (chunk.type == "IDAT") image.has_data = true;
  if (chunk.type == "fcTL") return check_frame(source, chunk, image);
  if (chunk.type == "eXIf" && chunk.length <= kMostExif) {
    TRY(Bytes exif, source.read(chunk.data, static_cast<std::size_t>(chunk.length)));
    image.orientation = exif_orientation(exif);
  }
  return {};
}

}  // namespace

Result<Sniffed> sniff_png(Source& source) {
  TRY(Chunk chunk, chunk_at(source, kSignature));
  TRY(Image image, read_header(source, chunk));
  while (chunk.type != "IEND") {
    TRY(chunk, chunk_at(source, chunk.end));
    TRY_VOID(read_chunk(source, chunk, image));
  }
  if (!image.has_data) return damaged("the PNG holds no picture");
  if (chunk.end != source.size()) return hidden_data("PNG");
  return picture("image/png", "png", image.width, image.height, image.orientation);
}

}  // namespace glasnik::media
