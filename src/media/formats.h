#pragma once
// One parser a format, each in the file of its name. sniff() has looked at the first octets before
// it calls one; the parser says what is in the file, refuses it if it is cut, contradicts itself or
// is active, and takes nothing on trust.

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "media/sniff.h"
#include "media/source.h"

namespace glasnik::media {

Result<Sniffed> sniff_jpeg(Source& source);      // ITU-T T.81 annex B; EXIF 2.32
Result<Sniffed> sniff_png(Source& source);       // W3C PNG, third edition
Result<Sniffed> sniff_gif(Source& source);       // GIF89a
Result<Sniffed> sniff_webp(Source& source);      // RFC 9649
Result<Sniffed> sniff_boxes(Source& source);     // ISO/IEC 14496-12; heif.h, movie.h
Result<Sniffed> sniff_matroska(Source& source);  // RFC 8794, RFC 9559
Result<Sniffed> sniff_mp3(Source& source);       // ISO/IEC 11172-3, ID3 2.4, Xing's header
Result<Sniffed> sniff_ogg(Source& source);       // RFC 3533, RFC 7845, Vorbis I
Result<Sniffed> sniff_wav(Source& source);       // Multimedia Programming Interface 1.0
Result<Sniffed> sniff_pdf(Source& source);       // ISO 32000-1 section 7.5
Result<Sniffed> sniff_zip(Source& source);       // APPNOTE 6.3.10
Result<Sniffed> sniff_plain(Source& source);     // WebVTT, or text/plain in UTF-8

// What a parser of pictures has found; `orientation` as in EXIF, width and height as stored.
Sniffed picture(std::string_view type, std::string_view extension, std::uint64_t width,
                std::uint64_t height, int orientation = 1);

// A length counted in parts of a second; 0 if it is absurd (over a year, or no parts).
std::int64_t milliseconds(std::uint64_t units, std::uint64_t units_per_second);

// Whether the file ends as a ZIP archive does: one glued behind a picture makes it both.
Result<bool> ends_as_zip(Source& source);

}  // namespace glasnik::media
