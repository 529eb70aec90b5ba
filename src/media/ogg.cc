// Ogg: pages. A page: "OggS", 0, flags, position (8, least significant octet first), stream (4),
// number (4), checksum (4), count of lacing values, these, and as many octets as they add up to.
// The first page of a stream holds the header of its codec; the position of the last page is the
// stream's length in samples.

#include <optional>

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

constexpr std::uint64_t kPageHeader = 27;
constexpr std::uint64_t kLongestPage = kPageHeader + 255 + 255 * 255;
constexpr std::uint64_t kOpusRate = 48'000;  // RFC 7845 section 4, whatever was recorded

struct Page {
  std::uint64_t position = 0;
  std::uint64_t stream = 0;
  std::uint64_t body = 0;
  std::uint64_t end = 0;
};

Result<Page> page_at(Source& source, std::uint64_t at) {
  TRY(Bytes head, source.read(at, kPageHeader));
  Octets octets(head);
  if (octets.take(5) != "OggS\0"sv) return damaged("a page of the sound has no beginning");
  octets.skip(1);
  Page page;
  page.position = octets.little(8);
  page.stream = octets.little(4);
  octets.skip(8);
  const std::size_t laces = static_cast<std::size_t>(octets.big(1));
  TRY(Bytes lacing, source.read(at + kPageHeader, laces));
  page.body = at + kPageHeader + laces;
  page.end = page.body;
  for (char lace : lacing) page.end += static_cast<unsigned char>(lace);
  if (page.end > source.size()) return cut("a page of the sound");
  return page;
}

struct Codec {
  std::uint64_t rate = 0;     // samples a second
  std::uint64_t skipped = 0;  // samples at the beginning that are not played
};

// Opus: "OpusHead", version, channels, samples to skip (2). Vorbis: 1, "vorbis", version (4),
// channels, rate (4).
Result<Codec> read_codec(Source& source, const Page& page) {
  TRY(Bytes head, source.read(page.body, static_cast<std::size_t>(
                                             std::min<std::uint64_t>(page.end - page.body, 16))));
  Octets octets(head);
  Codec codec;
  if (head.starts_with("OpusHead")) {
    octets.skip(10);
    codec = {kOpusRate, octets.little(2)};
  } else if (head.starts_with("\x01vorbis")) {
    octets.skip(12);
    codec = {octets.little(4), 0};
  } else {
    return refused("the Ogg's kind is not taken", "it is neither Opus nor Vorbis",
                   "save it as Opus, MP3 or M4A and upload that");
  }
  if (octets.ran_out() || codec.rate == 0) return damaged("the sound's header is not whole");
  return codec;
}

// The page that ends with the file. "OggS" may also stand inside a page: what it begins ends there.
Result<std::optional<Page>> last_page(Source& source) {
  const std::uint64_t reach = std::min(source.size(), kLongestPage);
  const std::uint64_t begin = source.size() - reach;
  TRY(Bytes tail, source.read(begin, static_cast<std::size_t>(reach)));
  for (std::size_t at = tail.rfind("OggS"); at != Bytes::npos;
       at = at == 0 ? Bytes::npos : tail.rfind("OggS", at - 1)) {
    auto page = page_at(source, begin + at);
    if (page.ok() && page->end == source.size()) return std::optional(*page);
  }
  return std::optional<Page>();
}

}  // namespace

Result<Sniffed> sniff_ogg(Source& source) {
  TRY(Page first, page_at(source, 0));
  TRY(Codec codec, read_codec(source, first));
  TRY(auto last, last_page(source));
  if (!last) return cut("the last page of the sound");
  Sniffed sniffed{.type = "audio/ogg", .extension = "ogg", .fast_start = true};
  const bool told = last->stream == first.stream && last->position > codec.skipped &&
                    last->position != ~std::uint64_t{0};
  if (told) sniffed.duration_ms = milliseconds(last->position - codec.skipped, codec.rate);
  return sniffed;
}

}  // namespace glasnik::media
