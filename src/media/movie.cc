// The outermost boxes: "mdat" holds the samples, "moov" describes them and may stand before or
// after. In "moov":
//   "mvhd"  units a second and length in them
//   "mvex"  "mehd": the length of a film in fragments, whose mvhd has none
//   "trak"  "tkhd": size as shown, matrix; "mdia": "hdlr": of what kind, "minf": "dinf", "stbl"
// Versions 0 and 1 of a box differ in the width of its times: 4 octets or 8.

#include "media/movie.h"

#include <optional>
#include <utility>

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::uint64_t kListHeader = 8;  // version (1), flags (3) and a count (4) before a list
constexpr std::size_t kMostTracks = 64;

struct Extent {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  bool empty() const { return width == 0 || height == 0; }
};

struct Track {
  BoxType kind = 0;  // vide, soun, ...
  Extent shown;
};

Result<Boxes> boxes_of_part(Source& source, const Boxes& boxes, BoxType part) {
  const Box* box = find(boxes, part);
  if (box == nullptr) return damaged("the film's description lacks a part");
  return boxes_in(source, *box);
}

// tkhd: version, flags, created, changed, number (4), 4, duration, 16, matrix (9 x 4), width (4),
// height (4), both with 16 bits of fraction. The matrix a b u c d v x y w turns (p, q) into
// (ap + cq, bp + dq): by a quarter if a and d are 0.
Result<Extent> shown_size(Source& source, const Boxes& track) {
  const Box* box = find(track, box_type("tkhd"));
  if (box == nullptr) return damaged("a track of the film has no header");
  TRY(Bytes body, body_of(source, *box, 96));
  Octets octets(body);
  const std::size_t time = octets.big(1) == 1 ? 8 : 4;
  octets.skip(3 + time + time + 4 + 4 + time + 16);
  const std::uint64_t a = octets.big(4);
  const std::uint64_t b = octets.big(4);
  octets.skip(4);
  const std::uint64_t c = octets.big(4);
  const std::uint64_t d = octets.big(4);
  octets.skip(16);
  auto whole = [&octets] { return (octets.big(4) + 0x8000) >> 16; };
  Extent extent;
  extent.width = whole();
  extent.height = whole();
  if (octets.ran_out()) return damaged("the header of a track is not whole");
  if (a == 0 && d == 0 && b != 0 && c != 0) std::swap(extent.width, extent.height);
  return extent;
}

// hdlr: version, flags, 4, kind (4).
Result<BoxType> kind_of(Source& source, const Boxes& media) {
  const Box* box = find(media, box_type("hdlr"));
  if (box == nullptr) return damaged("a track of the film does not say what it holds");
  TRY(Bytes body, body_of(source, *box, 12));
  Octets octets(body);
  octets.skip(8);
  return static_cast<BoxType>(octets.big(4));
}

// dref: where the samples are. An entry without flag 1 names another file or an address, which a
// player would fetch: such a film is no file of its own.
Result<void> check_references(Source& source, const Boxes& minf) {
  const Box* box = find(minf, box_type("dinf"));
  if (box == nullptr) return {};
  TRY(Boxes dinf, boxes_in(source, *box));
  box = find(dinf, box_type("dref"));
  if (box == nullptr) return {};
  TRY(Boxes references, boxes_in(source, *box, kListHeader));
  for (const Box& reference : references) {
    TRY(Bytes flags, body_of(source, reference, 4));
    if ((Octets(flags).big(4) & 1) == 0) {
      return refused("the film is not complete", "its pictures or sound are in another file",
                     "export it as one self-contained file");
    }
  }
  return {};
}

// stsd: how samples are coded. An entry of pictures: 6, 2, 16, width (2), height (2): what a
// decoder will allocate, whatever tkhd says.
Result<Extent> coded_size(Source& source, const Boxes& minf) {
  TRY(Boxes stbl, boxes_of_part(source, minf, box_type("stbl")));
  const Box* box = find(stbl, box_type("stsd"));
  if (box == nullptr) return damaged("a track of the film does not say how it is coded");
  TRY(Boxes entries, boxes_in(source, *box, kListHeader));
  Extent largest;
  for (const Box& entry : entries) {
    TRY(Bytes body, body_of(source, entry, 28));
    Octets octets(body);
    octets.skip(24);
    const std::uint64_t width = octets.big(2);
    const std::uint64_t height = octets.big(2);
    TRY_VOID(check_pixels(width, height));
    if (width * height > largest.width * largest.height) largest = {width, height};
  }
  return largest;
}

Result<Track> read_track(Source& source, const Box& box) {
  TRY(Boxes boxes, boxes_in(source, box));
  TRY(Boxes media, boxes_of_part(source, boxes, box_type("mdia")));
  Track track;
  TRY(track.kind, kind_of(source, media));
  TRY(Boxes minf, boxes_of_part(source, media, box_type("minf")));
  TRY_VOID(check_references(source, minf));
  if (track.kind != box_type("vide")) return track;
  TRY(track.shown, shown_size(source, boxes));
  TRY(Extent coded, coded_size(source, minf));
  if (track.shown.empty()) track.shown = coded;
  TRY_VOID(check_pixels(track.shown.width, track.shown.height));
  return track;
}

struct Length {
  std::uint64_t units = 0;  // 0: not said
  std::uint64_t units_per_second = 0;
};

// All ones mean that it is not known.
std::uint64_t known(std::uint64_t units, std::size_t width) {
  return units == (~std::uint64_t{0} >> (64 - 8 * width)) ? 0 : units;
}

// mvhd: version, flags, created, changed, units a second (4), length.
Result<Length> read_length(Source& source, const Boxes& moov) {
  const Box* box = find(moov, box_type("mvhd"));
  if (box == nullptr) return damaged("the film's description has no header");
  TRY(Bytes body, body_of(source, *box, 32));
  Octets octets(body);
  const std::size_t time = octets.big(1) == 1 ? 8 : 4;
  octets.skip(3 + time + time);
  Length length;
  length.units_per_second = octets.big(4);
  length.units = known(octets.big(time), time);
  if (octets.ran_out()) return damaged("the film's header is not whole");
  return length;
}

// mehd: version, flags, length.
Result<std::uint64_t> length_of_fragments(Source& source, const Boxes& moov) {
  const Box* box = find(moov, box_type("mvex"));
  if (box == nullptr) return std::uint64_t{0};
  TRY(Boxes mvex, boxes_in(source, *box));
  box = find(mvex, box_type("mehd"));
  if (box == nullptr) return std::uint64_t{0};
  TRY(Bytes body, body_of(source, *box, 12));
  Octets octets(body);
  const std::size_t time = octets.big(1) == 1 ? 8 : 4;
  octets.skip(3);
  return known(octets.big(time), time);
}

struct Tracks {
  bool video = false;
  bool audio = false;
  Extent shown;
};

Result<Tracks> read_tracks(Source& source, const Boxes& moov) {
  Tracks tracks;
  std::size_t count = 0;
  for (const Box& box : moov) {
    if (box.type != box_type("trak")) continue;
    if (++count > kMostTracks) return damaged("the film has more tracks than films have");
    TRY(Track track, read_track(source, box));
    if (track.kind == box_type("soun")) tracks.audio = true;
    if (track.kind == box_type("vide") && !std::exchange(tracks.video, true)) {
      tracks.shown = track.shown;
    }
  }
  return tracks;
}

}  // namespace

Result<Sniffed> sniff_movie(Source& source, const Boxes& boxes, bool quicktime) {
  const Box* samples = find(boxes, box_type("mdat"));
  const Box* description = find(boxes, box_type("moov"));
  if (description == nullptr) return cut("the description of the film");
  if (samples == nullptr) return cut("the film itself");

  TRY(Boxes moov, boxes_in(source, *description));
  TRY(Length length, read_length(source, moov));
  if (length.units == 0) {
    TRY(length.units, length_of_fragments(source, moov));
  }
  TRY(Tracks tracks, read_tracks(source, moov));
  if (!tracks.video && !tracks.audio) return damaged("the film has neither pictures nor sound");

  Sniffed sniffed{.type = "video/mp4", .extension = "mp4"};
  if (!tracks.video) sniffed = {.type = "audio/mp4", .extension = "m4a"};
  if (quicktime) sniffed = {.type = "video/quicktime", .extension = "mov"};
  sniffed.width = static_cast<int>(tracks.shown.width);
  sniffed.height = static_cast<int>(tracks.shown.height);
  sniffed.duration_ms = milliseconds(length.units, length.units_per_second);
  sniffed.fast_start = description->body < samples->body;
  return sniffed;
}

}  // namespace glasnik::media
