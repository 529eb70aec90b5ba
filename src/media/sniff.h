#pragma once
// What kind of file is this? Judged by its octets, never by its name: the answer is the media type
// under which the file is served and the decoder that a jailed process is told to use.
//
// Accepted: JPEG, PNG, GIF, WebP, AVIF, HEIF; MP4, QuickTime, M4A, WebM, Matroska; MP3, Ogg, WAV;
// PDF, ZIP, WebVTT, UTF-8 text. Everything else is refused, above all what a browser, a player or
// an operating system would run or follow: SVG, HTML, XML, scripts, programs, playlists, and files
// that are two things at once. So is a picture of more than 100 million pixels, and a file whose
// own header says that it goes on after its end.
//
// Nothing is decoded here. The parsers are ours, small, and fuzzed
// (tests/fuzz/media_sniff_fuzz.cc). Source: media/formats.h names the specification of each.

#include <cstdint>
#include <string>

#include "base/file.h"
#include "base/result.h"

namespace glasnik::media {

constexpr std::int64_t kMostPixels = 100'000'000;

struct Sniffed {
  std::string type;       // media type: image/jpeg
  std::string extension;  // of that type, without dot: jpg
  // As shown, in pixels: turned as EXIF, irot or the track's matrix say. 0 where there is none.
  int width = 0;
  int height = 0;
  std::int64_t duration_ms = 0;  // 0 where there is none or only decoding would tell
  bool fast_start = false;       // sound and film: can play before the end of the file has arrived

  bool operator==(const Sniffed&) const = default;
};

// Reads at most 64 MiB of the file (media/source.h), most often 10 KiB; film of any size. Errors:
// invalid with a message for the person who uploads (what: why: what to do), or the file's own when
// it cannot be read.
Result<Sniffed> sniff(File& file);

}  // namespace glasnik::media
