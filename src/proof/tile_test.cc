#include "proof/tile.h"

#include <doctest/doctest.h>

#include "proof/tile_edge.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

Hash leaf(std::uint64_t i) { return leaf_hash(std::to_string(i)); }

// A log as tiles, written the way a server does it.
struct TiledLog {
  TileEdge edge;
  std::vector<FullTile> full;
  std::vector<Hash> leaves;

  explicit TiledLog(std::uint64_t size) {
    for (std::uint64_t i = 0; i < size; ++i) {
      leaves.push_back(leaf(i));
      edge.push(leaves.back(), full);
    }
  }
  Result<Bytes> read(const Tile& tile) const {
    for (const FullTile& f : full) {
      if (f.tile.level == tile.level && f.tile.index == tile.index) {
        TRY(BytesView slice, tile_slice(f.hashes, tile.width));
        return Bytes(slice);
      }
    }
    if (tile.level >= edge.partials().size()) return Error{Code::not_found, "no level"};
    TRY(BytesView slice, tile_slice(edge.partials()[tile.level], tile.width));
    return Bytes(slice);
  }
};

}  // namespace

TEST_CASE("tile addresses are those of tlog-tiles, both ways") {
  const std::pair<Tile, const char*> pairs[] = {
      {{TileKind::hashes, 0, 0, 256}, "tile/0/000"},
      {{TileKind::hashes, 63, 7, 1}, "tile/63/007.p/1"},
      {{TileKind::hashes, 1, 1234067, 256}, "tile/1/x001/x234/067"},
      {{TileKind::hashes, 0, 1000, 255}, "tile/0/x001/000.p/255"},
      {{TileKind::entries, 0, 273, 112}, "tile/entries/273.p/112"}};
  for (const auto& [tile, path] : pairs) {
    CHECK(tile_path(tile) == path);
    CHECK(*parse_tile_path(std::string_view(path).substr(5)) == tile);
  }
}

TEST_CASE("an address that tile_path does not write is no tile") {
  for (const char* path : {"",
                           "0",
                           "0/",
                           "/000",
                           "0/0",
                           "0/00",
                           "0/0000",
                           "0/x000/001",
                           "0/x000/x001/002",
                           "01/000",
                           "64/000",
                           "-1/000",
                           "0/-01",
                           "0/x001",
                           "0/x001/",
                           "0/x001/x002",
                           "0/001/002",
                           "0/000/",
                           "0/000.p/0",
                           "0/000.p/256",
                           "0/000.p/01",
                           "0/000.p/",
                           "0/000.p",
                           "0/000.p/1/",
                           "0/000.p/1.p/1",
                           "0/ 00",
                           "0/000?",
                           "0/00a",
                           "entries/x000/001",
                           "entries",
                           "Entries/000",
                           "data/000",
                           "0/x999/x999/x999/x999/x999/x999/999",
                           "0/../000"}) {
    CHECK_FALSE_MESSAGE(parse_tile_path(path), path);
  }
}

TEST_CASE("a tree of 70,000 has the tiles that tlog-tiles names") {
  std::vector<Tile> tiles = tiles_of(70000);
  CHECK(tiles.size() == 273 + 1 + 1 + 1 + 1);
  CHECK(tiles[273] == Tile{TileKind::hashes, 0, 273, 112});
  CHECK(tiles[274] == Tile{TileKind::hashes, 1, 0, 256});
  CHECK(tiles[275] == Tile{TileKind::hashes, 1, 1, 17});
  CHECK(tiles[276] == Tile{TileKind::hashes, 2, 0, 1});
  CHECK(tiles_of(256).size() == 2);
  CHECK(tiles_of(0).empty());
}

TEST_CASE("proofs read from tiles are those of the tree") {
  TiledLog log(1000);
  TileReader tiles = [&](const Tile& tile) { return log.read(tile); };
  for (std::uint64_t size : {1, 2, 255, 256, 257, 511, 512, 700, 1000}) {
    HashReader hashes = hash_reader(tiles, size);
    Hash root = *root_at(size, hashes);
    REQUIRE(root == root_of(std::span(log.leaves).first(size)));
    for (std::uint64_t index = 0; index < size; index += 37) {
      auto proof = inclusion_proof(index, size, hashes);
      REQUIRE(verify_inclusion(index, size, leaf(index), root, *proof));
    }
    auto proof = consistency_proof(size, 1000, hash_reader(tiles, 1000));
    REQUIRE(verify_consistency(size, 1000, root, log.edge.root(), *proof));
  }
}

TEST_CASE("66,000 leaves make tiles on three levels, and the right edge can be taken up again") {
  TiledLog log(66000);
  CHECK(log.full.size() == 257 + 1);
  CHECK(log.edge.root() == root_of(log.leaves));
  TileEdge again = *TileEdge::from(66000, log.edge.partials());
  std::vector<FullTile> full, full_again;
  for (std::uint64_t i = 66000; i < 66100; ++i) {
    log.edge.push(leaf(i), full);
    again.push(leaf(i), full_again);
  }
  CHECK(again.root() == log.edge.root());
  CHECK(full_again.size() == full.size());
}

TEST_CASE("a right edge of another size is refused") {
  TiledLog log(300);
  CHECK(TileEdge::from(300, log.edge.partials()));
  CHECK_FALSE(TileEdge::from(301, log.edge.partials()));
  CHECK_FALSE(TileEdge::from(44, {log.edge.partials()[0], log.edge.partials()[1]}));
  CHECK_FALSE(TileEdge::from(300, {log.edge.partials()[0]}));
}

TEST_CASE("entry bundles give back the entries, and a torn one is refused") {
  std::vector<Bytes> entries = {"a", "", Bytes(65535, 'x')};
  Bytes bundle = *encode_entries(entries);
  auto decoded = decode_entries(bundle);
  REQUIRE(decoded);
  CHECK(std::vector<Bytes>(decoded->begin(), decoded->end()) == entries);
  CHECK_FALSE(decode_entries(BytesView(bundle).substr(0, bundle.size() - 1)));
  CHECK_FALSE(decode_entries(BytesView(bundle).substr(0, 1)));
  CHECK(encode_entries(std::vector<Bytes>{Bytes(65536, 'x')}).error().code == Code::too_large);
  CHECK_FALSE(decode_entries(*encode_entries(std::vector<Bytes>(257, "x"))));
}
