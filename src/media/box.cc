#include "media/box.h"

#include <algorithm>

#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::uint64_t kHeader = 8;
constexpr std::uint64_t kLongHeader = 16;

// The box that begins at `at`, with at least kHeader octets before `end`.
Result<Box> box_at(Source& source, std::uint64_t at, std::uint64_t end, bool outermost) {
  TRY(Bytes head, source.read(at, kHeader));
  Octets octets(head);
  std::uint64_t size = octets.big(4);
  std::uint64_t header = kHeader;
  Box box;
  box.type = static_cast<BoxType>(octets.big(4));
  if (size == 0 && outermost) size = end - at;
  if (size == 1) {
    TRY(Bytes long_size, source.read(at + kHeader, 8));
    size = Octets(long_size).big(8);
    header = kLongHeader;
  }
  if (size < header) return damaged("a box is smaller than its own header");
  if (size > end - at) {
    return outermost ? cut("a box of the file") : damaged("a box is larger than the one it is in");
  }
  box.body = at + header;
  box.end = at + size;
  return box;
}

Result<Boxes> boxes_between(Source& source, std::uint64_t at, std::uint64_t end, bool outermost) {
  Boxes boxes;
  while (end - at >= kHeader) {
    TRY(Box box, box_at(source, at, end, outermost));
    boxes.push_back(box);
    at = box.end;
  }
  // QuickTime ends some lists of boxes with four octets of zero; nothing is asked of what is left.
  if (outermost && at != end) return cut("the last box");
  return boxes;
}

}  // namespace

Result<Boxes> boxes_of(Source& source) { return boxes_between(source, 0, source.size(), true); }

Result<Boxes> boxes_in(Source& source, const Box& box, std::uint64_t skip) {
  if (box.end - box.body < skip) return damaged("a box is too small for what it should hold");
  return boxes_between(source, box.body + skip, box.end, false);
}

const Box* find(const Boxes& boxes, BoxType type) {
  auto is_it = [type](const Box& box) { return box.type == type; };
  const auto found = std::find_if(boxes.begin(), boxes.end(), is_it);
  return found == boxes.end() ? nullptr : &*found;
}

Result<Bytes> body_of(Source& source, const Box& box, std::size_t most) {
  const std::uint64_t size = std::min<std::uint64_t>(most, box.end - box.body);
  return source.read(box.body, static_cast<std::size_t>(size));
}

}  // namespace glasnik::media
