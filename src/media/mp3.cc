// MP3: an optional ID3v2 tag ("ID3", version (2), flags, size: 4 octets of 7 bits), then frames.
// The header of a frame, 4 octets: 11 bits set, version (2), layer (2), 1, bit rate (4), sample
// rate (2), padding (1), 1, mode (2), 6. Two frames in a row that agree tell sound from chance.
//
// The first frame may hold "Xing" or "Info" after its side information: flags (4), count of frames
// (4), octets (4), as far as the flags 1 and 2 say. Without it only decoding tells the length.

#include <array>
#include <optional>

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::uint64_t kTagHeader = 10;
constexpr std::size_t kMostPadding = 4096;  // of tags that are longer than they say

constexpr std::uint64_t kMpeg1 = 3;
constexpr std::uint64_t kLayer3 = 1;
constexpr std::array<std::uint64_t, 4> kSampleRates = {11'025, 0, 22'050, 44'100};  // by version
constexpr std::array<std::uint64_t, 15> kKilobits1 = {0,   32,  40,  48,  56,  64,  80, 96,
                                                      112, 128, 160, 192, 224, 256, 320};
constexpr std::array<std::uint64_t, 15> kKilobits2 = {0,  8,  16, 24,  32,  40,  48, 56,
                                                      64, 80, 96, 112, 128, 144, 160};

struct Frame {
  std::uint64_t version = 0;
  std::uint64_t rate = 0;     // samples a second
  std::uint64_t samples = 0;  // in one frame
  std::uint64_t octets = 0;
  std::uint64_t side = 0;  // octets of header and side information

  bool goes_with(const Frame& other) const {
    return version == other.version && rate == other.rate;
  }
};

std::uint64_t sample_rate(std::uint64_t version, std::uint64_t index) {
  const std::uint64_t base = kSampleRates[version];
  if (index == 0) return base;
  return index == 1 ? base * 48'000 / 44'100 : base * 32'000 / 44'100;
}

std::optional<Frame> parse_frame(BytesView octets) {
  const std::uint64_t bits = Octets(octets).big(4);
  const std::uint64_t version = bits >> 19 & 3;
  const std::uint64_t kilobit_index = bits >> 12 & 15;
  const std::uint64_t rate_index = bits >> 10 & 3;
  const bool mono = (bits >> 6 & 3) == 3;
  const bool is_frame = bits >> 21 == 0x7FF && version != 1 && (bits >> 17 & 3) == kLayer3;
  if (!is_frame || kilobit_index == 0 || kilobit_index == 15 || rate_index == 3) return {};
  const bool mpeg1 = version == kMpeg1;
  Frame frame;
  frame.version = version;
  frame.rate = sample_rate(version, rate_index);
  frame.samples = mpeg1 ? 1152 : 576;
  const std::uint64_t kilobits = (mpeg1 ? kKilobits1 : kKilobits2)[kilobit_index];
  frame.octets = frame.samples / 8 * kilobits * 1000 / frame.rate + (bits >> 9 & 1);
  frame.side = 4 + (mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17));
  return frame;
}

// The offset after a tag at the beginning; 0 if there is none.
Result<std::uint64_t> after_tag(Source& source) {
  if (!source.holds(0, kTagHeader)) return std::uint64_t{0};
  TRY(Bytes head, source.read(0, kTagHeader));
  if (!head.starts_with("ID3")) return std::uint64_t{0};
  Octets octets(head);
  octets.skip(5);
  const bool has_footer = (octets.big(1) & 0x10) != 0;
  std::uint64_t size = 0;
  for (int i = 0; i < 4; ++i) {
    const std::uint64_t seven = octets.big(1);
    if (seven > 0x7F) return damaged("the tag of the sound has no size");
    size = size << 7 | seven;
  }
  const std::uint64_t end = kTagHeader + size + (has_footer ? kTagHeader : 0);
  if (end >= source.size()) return cut("the sound");
  return end;
}

// Whether a frame at `at` is followed by one of its kind, by a tag, or by the end of the file.
Result<bool> is_followed(Source& source, std::uint64_t at, const Frame& frame) {
  const std::uint64_t next = at + frame.octets;
  if (next == source.size()) return true;
  if (!source.holds(next, 4)) return false;
  TRY(Bytes head, source.read(next, 4));
  const auto second = parse_frame(head);
  return head.starts_with("TAG") || head.starts_with("APE") || (second && second->goes_with(frame));
}

struct First {
  std::uint64_t at = 0;
  Frame frame;
};

// The first frame, at `begin` or, after a tag, a little later.
Result<First> first_frame(Source& source, std::uint64_t begin) {
  const std::size_t reach = begin == 0 ? 1 : kMostPadding;
  for (std::uint64_t at = begin; at < begin + reach && source.holds(at, 4); ++at) {
    TRY(BytesView block, source.block_at(at));
    if (block.front() != '\xFF') continue;
    TRY(Bytes head, source.read(at, 4));
    const auto frame = parse_frame(head);
    if (!frame) continue;
    TRY(bool followed, is_followed(source, at, *frame));
    if (followed) return First{at, *frame};
  }
  return damaged("the MP3 has no whole sound where it should begin");
}

// Xing's count of frames; 0 if it says nothing.
Result<std::uint64_t> count_of_frames(Source& source, const First& first) {
  constexpr std::size_t kXing = 16;
  if (first.frame.octets < first.frame.side + kXing) return std::uint64_t{0};
  TRY(Bytes head, source.read(first.at + first.frame.side, kXing));
  if (!head.starts_with("Xing") && !head.starts_with("Info")) return std::uint64_t{0};
  Octets octets(head);
  octets.skip(4);
  const std::uint64_t flags = octets.big(4);
  const std::uint64_t frames = (flags & 1) != 0 ? octets.big(4) : 0;
  const std::uint64_t size = (flags & 2) != 0 ? octets.big(4) : 0;
  if (!source.holds(first.at, size)) return cut("the sound");
  return frames;
}

}  // namespace

Result<Sniffed> sniff_mp3(Source& source) {
  TRY(std::uint64_t begin, after_tag(source));
  TRY(First first, first_frame(source, begin));
  TRY(std::uint64_t frames, count_of_frames(source, first));
  return Sniffed{.type = "audio/mpeg",
                 .extension = "mp3",
                 .duration_ms = milliseconds(frames * first.frame.samples, first.frame.rate),
                 .fast_start = true};
}

}  // namespace glasnik::media
