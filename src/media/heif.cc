// The box "meta" holds:
//   "pitm"  the number of the primary item, the picture that is shown
//   "iprp"  "ipco": a list of properties, numbered from 1; "ipma": which item has which, in order
// The properties that count here: "ispe" (size as coded), "clap" (cropped to), "irot" (turned).
// Numbers are 16 bits wide or more by version and flags, as noted at each.

#include "media/heif.h"

#include <utility>

#include "media/formats.h"
#include "media/octets.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

constexpr std::size_t kMostTable = 1 << 20;  // octets of ipma; phones write some hundred
constexpr std::uint64_t kFullBox = 4;        // version (1) and flags (3) before a body

struct Extent {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
};

// pitm: version, flags, item (2; 4 from version 1).
Result<std::uint64_t> primary_item(Source& source, const Boxes& meta) {
  const Box* box = find(meta, box_type("pitm"));
  if (box == nullptr) return damaged("the picture file does not say which picture it shows");
  TRY(Bytes body, body_of(source, *box, 8));
  Octets octets(body);
  const bool wide = octets.big(1) >= 1;
  octets.skip(3);
  const std::uint64_t item = octets.big(wide ? 4 : 2);
  if (octets.ran_out()) return damaged("the primary item has no number");
  return item;
}

// ipma: version, flags, count (4), then entries: item (2; 4 from version 1), count (1), that many
// indices (1, or 2 if flags & 1) whose highest bit means essential.
// The numbers of the item's properties in order; none if the table does not name it.
Result<std::vector<std::size_t>> properties_of(std::uint64_t wanted, BytesView table) {
  Octets octets(table);
  const bool wide_item = octets.big(1) >= 1;
  const bool wide_index = (octets.big(3) & 1) != 0;
  const std::uint64_t essential = wide_index ? 0x8000 : 0x80;
  std::vector<std::size_t> properties;
  for (std::uint64_t entries = octets.big(4); entries > 0 && !octets.ran_out(); --entries) {
    const std::uint64_t item = octets.big(wide_item ? 4 : 2);
    for (std::uint64_t left = octets.big(1); left > 0; --left) {
      const std::uint64_t index = octets.big(wide_index ? 2 : 1) & ~essential;
      if (item == wanted) properties.push_back(static_cast<std::size_t>(index));
    }
  }
  if (octets.ran_out()) return damaged("the table of the picture's properties is not whole");
  return properties;
}

// ispe: version, flags, width (4), height (4).
Result<Extent> read_size(Source& source, const Box& property) {
  TRY(Bytes body, body_of(source, property, 12));
  Octets octets(body);
  octets.skip(kFullBox);
  Extent extent;
  extent.width = octets.big(4);
  extent.height = octets.big(4);
  TRY_VOID(check_pixels(extent.width, extent.height));
  return extent;
}

// clap: width and height as fractions (4 + 4 each), then offsets. Never larger than what it crops.
Result<Extent> crop(Source& source, const Box& property, Extent extent) {
  TRY(Bytes body, body_of(source, property, 16));
  Octets octets(body);
  for (std::uint64_t* side : {&extent.width, &extent.height}) {
    const std::uint64_t numerator = octets.big(4);
    const std::uint64_t denominator = octets.big(4);
    const std::uint64_t cropped = denominator == 0 ? 0 : numerator / denominator;
    if (cropped == 0 || cropped > *side) return damaged("the picture is cropped to no picture");
    *side = cropped;
  }
  return extent;
}

Result<Extent> apply(Source& source, const Box& property, Extent extent) {
  if (property.type == box_type("ispe")) return read_size(source, property);
  if (property.type == box_type("clap")) return crop(source, property, extent);
  if (property.type == box_type("irot")) {
    TRY(Bytes quarter_turns, body_of(source, property, 1));
    if ((Octets(quarter_turns).big(1) & 1) != 0) std::swap(extent.width, extent.height);
  }
  return extent;
}

// The table that says which properties `item` has may come in several boxes.
Result<std::vector<std::size_t>> find_properties(Source& source, const Boxes& boxes,
                                                 std::uint64_t item) {
  std::vector<std::size_t> properties;
  for (const Box& box : boxes) {
    if (box.type != box_type("ipma") || !properties.empty()) continue;
    TRY(Bytes table, body_of(source, box, kMostTable));
    TRY(properties, properties_of(item, table));
  }
  return properties;
}

Result<Extent> shown_size(Source& source, const Boxes& meta) {
  TRY(std::uint64_t item, primary_item(source, meta));
  const Box* properties_box = find(meta, box_type("iprp"));
  if (properties_box == nullptr) return damaged("the picture has no properties");
  TRY(Boxes boxes, boxes_in(source, *properties_box));
  const Box* list_box = find(boxes, box_type("ipco"));
  if (list_box == nullptr) return damaged("the picture has no properties");
  TRY(Boxes list, boxes_in(source, *list_box));
  for (const Box& property : list) {  // tiles and thumbnails as well: the decoder may open them
    if (property.type == box_type("ispe")) TRY_VOID(read_size(source, property));
  }
  TRY(auto properties, find_properties(source, boxes, item));
  Extent extent;
  for (std::size_t index : properties) {
    if (index == 0) continue;  // "none"
    if (index > list.size()) return damaged("the picture names a property that is not there");
    TRY(extent, apply(source, list[index - 1], extent));
  }
  return extent;
}

}  // namespace

Result<Sniffed> sniff_heif(Source& source, const Boxes& boxes, HeifKind kind) {
  const Box* meta_box = find(boxes, box_type("meta"));
  if (meta_box == nullptr) return cut("the description of the picture");
  TRY(Boxes meta, boxes_in(source, *meta_box, kFullBox));
  TRY(Extent extent, shown_size(source, meta));
  TRY_VOID(check_pixels(extent.width, extent.height));
  const bool has_data = find(boxes, box_type("mdat")) || find(meta, box_type("idat"));
  if (!has_data) return cut("the picture");
  switch (kind) {
    case HeifKind::avif:
      return picture("image/avif", "avif", extent.width, extent.height);
    case HeifKind::heic:
      return picture("image/heic", "heic", extent.width, extent.height);
    case HeifKind::heif:
      break;
  }
  return picture("image/heif", "heif", extent.width, extent.height);
}

}  // namespace glasnik::media
