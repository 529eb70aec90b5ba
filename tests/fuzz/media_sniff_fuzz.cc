// Whatever the octets: a file is of one of the kinds that are taken, of a size that can be shown,
// found within the budget and found again; or it is refused in words. And none is two things: with
// the end of an archive glued behind it, it is refused.

#include <algorithm>
#include <array>
#include <utility>

#include "fuzz_text.h"
#include "media/memory_file.h"
#include "media/sniff.h"
#include "media/source.h"

using namespace glasnik;
using namespace glasnik::media;

namespace {

using Kind = std::pair<std::string_view, std::string_view>;
constexpr Kind kKinds[] = {
    {"image/jpeg", "jpg"},      {"image/png", "png"},      {"image/gif", "gif"},
    {"image/webp", "webp"},     {"image/avif", "avif"},    {"image/heic", "heic"},
    {"image/heif", "heif"},     {"video/mp4", "mp4"},      {"video/quicktime", "mov"},
    {"audio/mp4", "m4a"},       {"video/webm", "webm"},    {"audio/webm", "webm"},
    {"video/matroska", "mkv"},  {"audio/matroska", "mka"}, {"audio/mpeg", "mp3"},
    {"audio/ogg", "ogg"},       {"audio/wav", "wav"},      {"application/pdf", "pdf"},
    {"application/zip", "zip"}, {"text/vtt", "vtt"},       {"text/plain", "txt"}};

Result<Sniffed> sniffed(BytesView octets) {
  MemoryFile file{Bytes(octets)};
  Result<Sniffed> answer = sniff(file);
  ENSURE(file.octets_read <= std::uint64_t{kMostBlocks} * kBlock);
  return answer;
}

// "what: why: what to do", for the person who uploads.
void check_refusal(const Error& error) {
  ENSURE(error.code == Code::invalid);
  std::size_t first = error.message.find(": ");
  ENSURE(first != 0 && first != error.message.npos);
  ENSURE(error.message.find(": ", first + 2) != error.message.npos);
}

void check_kind(const Sniffed& answer) {
  const Kind kind{answer.type, answer.extension};
  ENSURE(std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds));
  ENSURE(answer.width >= 0 && answer.height >= 0 && answer.duration_ms >= 0);
  ENSURE(std::int64_t{answer.width} * answer.height <= kMostPixels);
  bool shown = answer.width > 0 && answer.height > 0;
  ENSURE(shown || (answer.width == 0 && answer.height == 0));
  bool picture = answer.type.starts_with("image/");
  bool sound = answer.type.starts_with("audio/");
  if (picture) ENSURE(shown && answer.duration_ms == 0);
  if (sound) ENSURE(!shown);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr BytesView kEndOfArchive("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
  BytesView octets = fuzz::view(data, size);
  Result<Sniffed> answer = sniffed(octets);
  Result<Sniffed> again = sniffed(octets);
  ENSURE(answer.ok() == again.ok());
  if (!answer) {
    check_refusal(answer.error());
    ENSURE(again.error().message == answer.error().message);
    return 0;
  }
  ENSURE(*answer == *again);
  check_kind(*answer);
  if (answer->type != "application/zip")
    ENSURE(!sniffed(Bytes(octets) + Bytes(kEndOfArchive)).ok());
  return 0;
}
