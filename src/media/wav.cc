// WAV: "RIFF", size of what follows (4, least significant octet first), "WAVE", chunks of type (4),
// size (4), data, a padding octet if the size is odd. "fmt ": coding (2), channels (2), samples a
// second (4), octets a second (4) ...; "data": the sound.

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {

Result<Sniffed> sniff_wav(Source& source) {
  TRY(Bytes header, source.read(0, 12));
  Octets octets(header);
  octets.skip(4);
  const std::uint64_t end = 8 + octets.little(4);
  if (end > source.size()) return cut("the sound");
  std::uint64_t octets_per_second = 0;
  for (std::uint64_t at = 12; at + 8 <= end;) {
    TRY(Bytes head, source.read(at, 8));
    Octets chunk(head);
    const BytesView type = chunk.take(4);
    const std::uint64_t size = chunk.little(4);
    if (size > end - at - 8) return damaged("a part of the sound is longer than the file says");
    if (type == "fmt ") {
      if (size < 16) return damaged("the sound does not say how it is coded");
      TRY(Bytes format, source.read(at + 8, 12));
      octets_per_second = Octets(BytesView(format).substr(8)).little(4);
    }
    if (type == "data") {
      if (octets_per_second == 0) return damaged("the sound does not say how it is coded");
      return Sniffed{.type = "audio/wav",
                     .extension = "wav",
                     .duration_ms = milliseconds(size, octets_per_second),
                     .fast_start = true};
    }
    at += 8 + size + size % 2;
  }
  return damaged("the WAV holds no sound");
}

}  // namespace glasnik::media
