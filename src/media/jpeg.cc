// JPEG: FF D8, then segments, then FF D9. A segment is FF and a marker, a length of 2 octets that
// counts itself, and a body; a start-of-scan segment is followed by entropy-coded data, in which FF
// stands only before 00, a restart marker (D0 to D7) or the next segment.
//
// The walk goes through to FF D9: an upload that broke off is found wherever it broke.

#include <optional>

#include "media/exif.h"
#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

enum Marker : unsigned char {
  kBaseline = 0xC0,
  kProgressive = 0xC2,
  kHuffmanTables = 0xC4,
  kReserved = 0xC8,
  kArithmetic = 0xCC,
  kRestart0 = 0xD0,
  kRestart7 = 0xD7,
  kEnd = 0xD9,
  kScan = 0xDA,
  kApp1 = 0xE1,
};

struct Frame {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  std::optional<int> orientation;
  bool has_scan = false;
};

bool starts_frame(unsigned char marker) {
  return marker >= kBaseline && marker <= 0xCF && marker != kHuffmanTables && marker != kReserved &&
         marker != kArithmetic;
}

// Frame header: precision, height (2), width (2), components.
Result<void> read_frame(unsigned char marker, BytesView body, Frame& frame) {
  if (marker > kProgressive) {
    return refused("this kind of JPEG is not shown by browsers", "it is lossless or arithmetic",
                   "save it as an ordinary JPEG");
  }
  if (frame.width != 0) return damaged("the JPEG holds two frame headers");
  Octets octets(body);
  const std::uint64_t precision = octets.big(1);
  frame.height = octets.big(2);
  frame.width = octets.big(2);
  const std::uint64_t components = octets.big(1);
  if (octets.ran_out() || octets.left().size() != components * 3) {
    return damaged("the JPEG's frame header has the wrong length");
  }
  if (precision != 8 || (components != 1 && components != 3 && components != 4)) {
    return damaged("the JPEG's frame header asks for samples that do not exist");
  }
  return check_pixels(frame.width, frame.height);
}

Result<void> read_segment(unsigned char marker, BytesView body, Frame& frame) {
  if (starts_frame(marker)) return read_frame(marker, body, frame);
  if (marker == kApp1 && body.starts_with("Exif\0\0"sv) && !frame.orientation) {
    frame.orientation = exif_orientation(body);
  }
  if (marker == kScan) {
    if (frame.width == 0) return damaged("the JPEG's data come before its frame header");
    frame.has_scan = true;
  }
  return {};
}

// Where the next segment begins, from `at` in entropy-coded data: at its FF.
Result<std::uint64_t> end_of_scan(Source& source, std::uint64_t at) {
  for (bool after_ff = false;;) {
    TRY(BytesView block, source.block_at(at));
    for (std::size_t i = 0; i < block.size(); ++i) {
      const unsigned char octet = static_cast<unsigned char>(block[i]);
      if (after_ff && octet != 0 && octet != 0xFF && (octet < kRestart0 || octet > kRestart7)) {
        return at + i - 1;
      }
      after_ff = octet == 0xFF;
    }
    at += block.size();
  }
}

struct Segment {
  unsigned char marker = 0;
  std::uint64_t body = 0;  // offset after FF, fill and marker
};

// FF may be repeated before a marker.
Result<Segment> segment_at(Source& source, std::uint64_t at) {
  TRY(BytesView first, source.block_at(at));
  if (first.front() != '\xFF') return damaged("a segment of the JPEG does not begin with FF");
  for (;;) {
    TRY(BytesView block, source.block_at(++at));
    const unsigned char octet = static_cast<unsigned char>(block.front());
    if (octet != 0xFF) return Segment{octet, at + 1};
  }
}

Result<Frame> walk(Source& source) {
  Frame frame;
  for (std::uint64_t at = 2;;) {
    TRY(Segment segment, segment_at(source, at));
    if (segment.marker == kEnd) return frame;
    if (segment.marker < kBaseline || (segment.marker < kScan && segment.marker >= kRestart0)) {
      return damaged("the JPEG holds a marker where none may stand");
    }
    TRY(Bytes length_field, source.read(segment.body, 2));
    const std::size_t length = static_cast<std::size_t>(Octets(length_field).big(2));
    if (length < 2) return damaged("a segment of the JPEG is shorter than its own length");
    TRY(Bytes body, source.read(segment.body + 2, length - 2));
    TRY_VOID(read_segment(segment.marker, body, frame));
    at = segment.body + length;
    if (segment.marker == kScan) {
      TRY(at, end_of_scan(source, at));
    }
  }
}

}  // namespace

Result<Sniffed> sniff_jpeg(Source& source) {
  TRY(Frame frame, walk(source));
  if (!frame.has_scan) return damaged("the JPEG holds no picture");
  return picture("image/jpeg", "jpg", frame.width, frame.height, frame.orientation.value_or(1));
}

}  // namespace glasnik::media
