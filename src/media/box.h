#pragma once
// Boxes of the ISO base media file format (ISO/IEC 14496-12 section 4.2), of which MP4, QuickTime,
// HEIF and AVIF files are made:
//   4 octets size, 4 octets type, body. size 1: 8 octets of size follow the type.
//   size 0: up to the end of the file (outermost boxes only).

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "media/source.h"

namespace glasnik::media {

using BoxType = std::uint32_t;  // four characters, the first in the highest octet

constexpr BoxType box_type(const char (&name)[5]) {
  BoxType type = 0;
  for (int i = 0; i < 4; ++i) type = type << 8 | static_cast<unsigned char>(name[i]);
  return type;
}

struct Box {
  BoxType type = 0;
  std::uint64_t body = 0;  // offset of the body in the file
  std::uint64_t end = 0;   // offset after it
};
using Boxes = std::vector<Box>;

Result<Boxes> boxes_of(Source& source);  // the outermost
Result<Boxes> boxes_in(Source& source, const Box& box,
                       std::uint64_t skip = 0);     // after `skip` octets
const Box* find(const Boxes& boxes, BoxType type);  // the first, or null

// The beginning of a body: `most` octets or what there is.
Result<Bytes> body_of(Source& source, const Box& box, std::size_t most);

}  // namespace glasnik::media
