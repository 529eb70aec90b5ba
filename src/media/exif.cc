#include "media/exif.h"

#include <algorithm>
#include <string_view>

#include "media/octets.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

constexpr std::uint64_t kOrientation = 0x0112;
constexpr std::uint64_t kShort = 3;

}  // namespace

// TIFF: "II" or "MM" (the order of octets), 42, offset of the first directory. A directory: count,
// then 12 octets an entry: tag, type, count of values, value or its offset. The later directories
// are not followed, so there is no chain to loop in.
int exif_orientation(BytesView tiff) {
  if (tiff.starts_with("Exif\0\0"sv)) tiff.remove_prefix(6);
  const bool big = tiff.starts_with("MM\0*"sv);
  if (!big && !tiff.starts_with("II*\0"sv)) return 1;

  Octets octets(tiff);
  auto number = [&](std::size_t count) { return big ? octets.big(count) : octets.little(count); };
  octets.skip(4);
  const std::uint64_t directory = number(4);
  if (directory > tiff.size()) return 1;
  octets = Octets(tiff.substr(static_cast<std::size_t>(directory)));

  for (std::uint64_t left = number(2); left > 0 && !octets.ran_out(); --left) {
    const std::uint64_t tag = number(2);
    const std::uint64_t type = number(2);
    const std::uint64_t count = number(4);
    const std::uint64_t value = number(2);
    octets.skip(2);
    if (octets.ran_out() || tag != kOrientation) continue;
    const bool known = type == kShort && count == 1 && value >= 1 && value <= 8;
    return known ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace glasnik::media
