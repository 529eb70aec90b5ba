// WebM and Matroska: EBML elements (RFC 8794), each an id, a size and a body. An id is 1 to 4
// octets and a size 1 to 8; the place of the first set bit of the first octet gives their number.
// The bits of a size after that bit are its value; all set mean "not known" (a live recording).
//
//   1A45DFA3 header: 4282 document type      18538067 segment, in it:
//   1549A966 info: 2AD7B1 nanoseconds a unit, 4489 length (float)
//   1654AE6B tracks: AE track: 83 kind, E0 picture: B0 BA size coded, 54B0 54BA size shown, 54B2
//   unit 1F43B675 cluster: the samples

#include <bit>
#include <cmath>
#include <limits>
#include <optional>

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

enum Id : std::uint64_t {
  kHeader = 0x1A45DFA3,
  kDocumentType = 0x4282,
  kSegment = 0x18538067,
  kInfo = 0x1549A966,
  kUnit = 0x2AD7B1,
  kLength = 0x4489,
  kTracks = 0x1654AE6B,
  kTrack = 0xAE,
  kTrackKind = 0x83,
  kPicture = 0xE0,
  kCodedWidth = 0xB0,
  kCodedHeight = 0xBA,
  kShownWidth = 0x54B0,
  kShownHeight = 0x54BA,
  kShownUnit = 0x54B2,
  kCluster = 0x1F43B675,
};

constexpr std::uint64_t kKindVideo = 1;
constexpr std::uint64_t kKindAudio = 2;
constexpr std::size_t kLongestHead = 12;

struct Element {
  std::uint64_t id = 0;
  std::uint64_t body = 0;
  std::uint64_t end = 0;
  bool open = false;  // of unknown size: `end` is that of what it is in
};

// The octets of a number that begins with `first`; over 8 if there is no such number.
std::size_t octets_of(char first) {
  return static_cast<std::size_t>(std::countl_zero(static_cast<unsigned char>(first))) + 1;
}

Error past_end(Source& source, std::uint64_t end) {
  return end == source.size() ? cut("an element of the film")
                              : damaged("an element is larger than the one it is in");
}

Result<Element> element_at(Source& source, std::uint64_t at, std::uint64_t end) {
  TRY(Bytes head,
      source.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(kLongestHead, end - at))));
  const std::size_t id_octets = octets_of(head.front());
  if (id_octets > 4) return damaged("an element of the film has no id");
  Octets octets(head);
  Element element;
  element.id = octets.big(id_octets);
  if (octets.ran_out() || octets.left().empty()) return past_end(source, end);
  const std::size_t size_octets = octets_of(octets.left().front());
  if (size_octets > 8) return damaged("an element of the film has no size");
  const std::uint64_t mask = (std::uint64_t{1} << (7 * size_octets)) - 1;
  const std::uint64_t size = octets.big(size_octets) & mask;
  if (octets.ran_out()) return past_end(source, end);
  element.body = at + id_octets + size_octets;
  element.open = size == mask;
  if (!element.open && size > end - element.body) return past_end(source, end);
  element.end = element.open ? end : element.body + size;
  return element;
}

// Calls `visit` for each element in `parent`, until it fails or says that it has seen enough.
template <typename Visit>  // Result<bool>(const Element&): false to stop
Result<void> for_each(Source& source, const Element& parent, Visit visit) {
  for (std::uint64_t at = parent.body; at < parent.end;) {
    TRY(Element element, element_at(source, at, parent.end));
    TRY(bool more, visit(element));
    if (!more) return {};
    at = element.end;
  }
  return {};
}

Result<std::uint64_t> number_in(Source& source, const Element& element) {
  if (element.end - element.body > 8) return damaged("a number in the film is too long");
  const std::size_t size = static_cast<std::size_t>(element.end - element.body);
  TRY(Bytes body, source.read(element.body, size));
  return Octets(body).big(size);
}

Result<double> float_in(Source& source, const Element& element) {
  TRY(std::uint64_t bits, number_in(source, element));
  switch (element.end - element.body) {
    case 4:
      return double{std::bit_cast<float>(static_cast<std::uint32_t>(bits))};
    case 8:
      return std::bit_cast<double>(bits);
    default:
      return 0.0;
  }
}

struct Extent {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  bool empty() const { return width == 0 || height == 0; }
};

struct Film {
  double length = 0;                  // in units
  std::uint64_t unit_ns = 1'000'000;  // RFC 9559 section 5.1.2.9: the default
  bool video = false;
  bool audio = false;
  bool has_tracks = false;
  bool has_samples = false;
  Extent shown;
};

Result<Extent> read_picture(Source& source, const Element& picture) {
  Extent coded;
  Extent shown;
  std::uint64_t unit = 0;  // pixels
  auto visit = [&](const Element& element) -> Result<bool> {
    std::uint64_t* field = nullptr;
    if (element.id == kCodedWidth) field = &coded.width;
    if (element.id == kCodedHeight) field = &coded.height;
    if (element.id == kShownWidth) field = &shown.width;
    if (element.id == kShownHeight) field = &shown.height;
    if (element.id == kShownUnit) field = &unit;
    if (field == nullptr) return true;
    TRY(*field, number_in(source, element));
    return true;
  };
  TRY_VOID(for_each(source, picture, visit));
  TRY_VOID(check_pixels(coded.width, coded.height));
  if (unit != 0 || shown.empty()) return coded;
  TRY_VOID(check_pixels(shown.width, shown.height));
  return shown;
}

Result<void> read_track(Source& source, const Element& track, Film& film) {
  std::uint64_t kind = 0;
  std::optional<Element> picture;
  auto visit = [&](const Element& element) -> Result<bool> {
    if (element.id == kTrackKind) {
      TRY(kind, number_in(source, element));
    }
    if (element.id == kPicture) picture = element;
    return true;
  };
  TRY_VOID(for_each(source, track, visit));
  if (kind == kKindAudio) film.audio = true;
  if (kind != kKindVideo) return {};
  if (!picture) return damaged("a track of pictures has no size");
  TRY(Extent shown, read_picture(source, *picture));
  if (!film.video) film.shown = shown;
  film.video = true;
  return {};
}

Result<void> read_info(Source& source, const Element& info, Film& film) {
  return for_each(source, info, [&](const Element& element) -> Result<bool> {
    if (element.id == kUnit) {
      TRY(film.unit_ns, number_in(source, element));
    }
    if (element.id == kLength) {
      TRY(film.length, float_in(source, element));
    }
    return true;
  });
}

Result<void> read_tracks(Source& source, const Element& tracks, Film& film) {
  film.has_tracks = true;
  return for_each(source, tracks, [&](const Element& element) -> Result<bool> {
    if (element.id == kTrack) TRY_VOID(read_track(source, element, film));
    return true;
  });
}

// Up to the first samples: what describes a film comes before them.
Result<Film> read_segment(Source& source, const Element& segment) {
  Film film;
  auto visit = [&](const Element& element) -> Result<bool> {
    if (element.id == kInfo) TRY_VOID(read_info(source, element, film));
    if (element.id == kTracks) TRY_VOID(read_tracks(source, element, film));
    film.has_samples = element.id == kCluster;
    return !film.has_samples;
  };
  TRY_VOID(for_each(source, segment, visit));
  return film;
}

Result<Bytes> document_type(Source& source, const Element& header) {
  Bytes type;
  auto visit = [&](const Element& element) -> Result<bool> {
    if (element.id != kDocumentType) return true;
    const std::uint64_t size = std::min<std::uint64_t>(element.end - element.body, 16);
    TRY(type, source.read(element.body, static_cast<std::size_t>(size)));
    return false;
  };
  TRY_VOID(for_each(source, header, visit));
  return type;
}

std::int64_t duration_of(const Film& film) {
  constexpr double kNanosecondsPerMillisecond = 1e6;
  const double ms = film.length * static_cast<double>(film.unit_ns) / kNanosecondsPerMillisecond;
  if (!(ms >= 0 && ms < 1e15)) return 0;  // NaN too
  return milliseconds(static_cast<std::uint64_t>(std::llround(ms)), 1000);
}

Sniffed describe(const Film& film, bool webm) {
  Sniffed sniffed;
  sniffed.type = std::string(film.video ? "video/" : "audio/") + (webm ? "webm" : "matroska");
  sniffed.extension = webm ? "webm" : film.video ? "mkv" : "mka";
  sniffed.width = static_cast<int>(film.shown.width);
  sniffed.height = static_cast<int>(film.shown.height);
  sniffed.duration_ms = duration_of(film);
  sniffed.fast_start = true;
  return sniffed;
}

}  // namespace

Result<Sniffed> sniff_matroska(Source& source) {
  TRY(Element header, element_at(source, 0, source.size()));
  if (header.id != kHeader || header.open) return damaged("the film has no header");
  TRY(Bytes type, document_type(source, header));
  if (type != "webm" && type != "matroska") {
    return refused("the file's kind is not taken", "it is neither WebM nor Matroska",
                   "save it as MP4 or WebM and upload that");
  }
  if (header.end == source.size()) return cut("the film itself");
  TRY(Element segment, element_at(source, header.end, source.size()));
  if (segment.id != kSegment) return damaged("the film has no segment");
  TRY(Film film, read_segment(source, segment));
  if (!film.has_samples) return cut("the film itself");
  if (!film.has_tracks) {
    return refused("the film is not understood", "its description comes after its samples",
                   "save it with another program and upload that");
  }
  if (!film.video && !film.audio) return damaged("the film has neither pictures nor sound");
  return describe(film, type == "webm");
}

}  // namespace glasnik::media
