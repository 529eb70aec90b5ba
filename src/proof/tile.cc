#include "proof/tile.h"

#include <map>

#include <fmt/format.h>

#include "proof/number.h"

namespace glasnik::proof {
namespace {

constexpr std::size_t kHashSize = 32;
constexpr unsigned kMaxGroups = 6;  // of three digits: far beyond any log, far below overflow

Error no_such_tile() { return {Code::invalid, "not the address of a tile"}; }

// 1234067 is x001/x234/067.
std::string index_path(std::uint64_t index) {
  std::string path = fmt::format("{:03}", index % 1000);
  for (index /= 1000; index != 0; index /= 1000)
    path = fmt::format("x{:03}/{}", index % 1000, path);
  return path;
}

Result<std::uint64_t> parse_index_path(std::string_view path) {
  std::uint64_t index = 0;
  for (unsigned group = 0; group < kMaxGroups; ++group) {
    bool last = !path.starts_with('x');
    if (!last) path.remove_prefix(1);
    std::string_view digits = path.substr(0, 3);
    bool decimal = digits.size() == 3 && digits.find_first_not_of("0123456789") == digits.npos;
    bool padded = digits == "000" && group == 0 && !last;  // x000/001 is 001
    if (!decimal || padded) return no_such_tile();
    index = index * 1000 + static_cast<std::uint64_t>((digits[0] - '0') * 100 +
                                                      (digits[1] - '0') * 10 + (digits[2] - '0'));
    path.remove_prefix(3);
    if (last) return path.empty() ? Result<std::uint64_t>(index) : no_such_tile();
    if (!path.starts_with('/')) return no_such_tile();
    path.remove_prefix(1);
  }
  return no_such_tile();
}

// Cuts "<before>.p/<W>" at the suffix, if there is one.
Result<unsigned> take_width(std::string_view& path) {
  std::size_t at = path.find(".p/");
  if (at == path.npos) return kTileWidth;
  TRY(std::uint64_t width, parse_decimal(path.substr(at + 3)));
  if (width == 0 || width >= kTileWidth) return no_such_tile();
  path = path.substr(0, at);
  return static_cast<unsigned>(width);
}

}  // namespace

std::string tile_path(const Tile& tile) {
  std::string level = tile.kind == TileKind::entries ? "entries" : std::to_string(tile.level);
  std::string path = "tile/" + level + "/" + index_path(tile.index);
  if (tile.width < kTileWidth) path += ".p/" + std::to_string(tile.width);
  return path;
}

Result<Tile> parse_tile_path(std::string_view path) {
  Tile tile;
  std::size_t slash = path.find('/');
  if (slash == path.npos) return no_such_tile();
  std::string_view level = path.substr(0, slash), rest = path.substr(slash + 1);
  if (level == "entries") {
    tile.kind = TileKind::entries;
  } else {
    TRY(std::uint64_t number, parse_decimal(level));
    if (number > kMaxTileLevel) return no_such_tile();
    tile.level = static_cast<unsigned>(number);
  }
  TRY(tile.width, take_width(rest));
  TRY(tile.index, parse_index_path(rest));
  return tile;
}

unsigned tile_width(unsigned level, std::uint64_t index, std::uint64_t size) {
  std::uint64_t hashes = level * kTileHeight >= 64 ? 0 : size >> (level * kTileHeight);
  std::uint64_t full = hashes / kTileWidth;
  if (index < full) return kTileWidth;
  return index == full ? static_cast<unsigned>(hashes % kTileWidth) : 0;
}

std::vector<Tile> tiles_of(std::uint64_t size) {
  std::vector<Tile> tiles;
  for (unsigned level = 0; level < 8 && size >> (level * kTileHeight) != 0; ++level) {
    for (std::uint64_t index = 0;; ++index) {
      unsigned width = tile_width(level, index, size);
      if (width != 0) tiles.push_back({TileKind::hashes, level, index, width});
      if (width != kTileWidth) break;
    }
  }
  return tiles;
}

Result<BytesView> tile_slice(BytesView tile, unsigned width) {
  if (tile.size() < width * kHashSize) return Error{Code::not_found, "the tile is not that wide"};
  return tile.substr(0, width * kHashSize);
}

Result<Hash> hash_in_tile(BytesView tile, unsigned level, std::uint64_t index) {
  unsigned within = level % kTileHeight;  // levels above the tile's own hashes
  std::uint64_t width = std::uint64_t{1} << within;
  std::uint64_t first = (index << within) % kTileWidth;
  if (tile.size() < (first + width) * kHashSize) {
    return Error{Code::corrupt, "a tile is shorter than the tree needs"};
  }
  std::vector<Hash> hashes;
  for (std::uint64_t i = first; i < first + width; ++i) {
    TRY(Hash hash, parse_hash(tile.substr(i * kHashSize, kHashSize)));
    hashes.push_back(hash);
  }
  return root_of(hashes);  // a power of two of them: their complete subtree
}

HashReader hash_reader(TileReader tiles, std::uint64_t size) {
  struct Cached {
    std::uint64_t index;
    Bytes hashes;
  };
  std::map<unsigned, Cached> last;  // by tile level
  return [tiles = std::move(tiles), size, last](unsigned level,
                                                std::uint64_t index) mutable -> Result<Hash> {
    unsigned tile_level = level / kTileHeight;
    std::uint64_t tile_index = (index << (level % kTileHeight)) / kTileWidth;
    auto cached = last.find(tile_level);
    if (cached == last.end() || cached->second.index != tile_index) {
      unsigned width = tile_width(tile_level, tile_index, size);
      if (width == 0) return Error{Code::not_found, "no such tile in a tree of that size"};
      TRY(Bytes hashes, tiles({TileKind::hashes, tile_level, tile_index, width}));
      cached = last.insert_or_assign(tile_level, Cached{tile_index, std::move(hashes)}).first;
    }
    return hash_in_tile(cached->second.hashes, level, index);
  };
}

Result<void> append_entry(Bytes& bundle, BytesView entry) {
  if (entry.size() > kMaxEntry)
    return Error{Code::too_large, "entry_too_large: over 65,535 octets"};
  bundle += big_endian(entry.size(), 2);
  bundle += entry;
  return {};
}

Result<Bytes> encode_entries(std::span<const Bytes> entries) {
  Bytes bundle;
  for (const Bytes& entry : entries) TRY_VOID(append_entry(bundle, entry));
  return bundle;
}

Result<std::vector<BytesView>> decode_entries(BytesView bundle) {
  std::vector<BytesView> entries;
  while (!bundle.empty()) {
    std::size_t length = parse_big_endian(bundle.substr(0, 2));
    if (bundle.size() < 2 + length) return Error{Code::corrupt, "an entry bundle breaks off"};
    if (entries.size() == kTileWidth) return Error{Code::corrupt, "over 256 entries in a bundle"};
    entries.push_back(bundle.substr(2, length));
    bundle.remove_prefix(2 + length);
  }
  return entries;
}

}  // namespace glasnik::proof
