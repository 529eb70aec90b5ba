// The proof room against its peers, in one run: a Merkle node by prefetched EVP against the
// one-shot SHA256(); entries replayed a second; a proof built from tiles.

#include <benchmark/benchmark.h>
#include <openssl/sha.h>

#include "../tests/sample_log.h"
#include "proof/replay.h"
#include "proof/tile_edge.h"
#include "proof/verify.h"

namespace glasnik::proof {
namespace {

void node_by_one_shot(benchmark::State& state) {
  Bytes node(65, '\1');
  for (auto _ : state) {
    SHA256(reinterpret_cast<const unsigned char*>(node.data()), node.size(),
           reinterpret_cast<unsigned char*>(node.data() + 1));
    benchmark::DoNotOptimize(node.data());
  }
}
BENCHMARK(node_by_one_shot);

void node_by_node_hash(benchmark::State& state) {
  Hash left, right;
  for (auto _ : state) benchmark::DoNotOptimize(left = node_hash(left, right));
}
BENCHMARK(node_by_node_hash);

const SampleLog& log_of(std::uint64_t size) {
  static SampleLog log;
  log.grow_to(size);
  return log;
}

void replay_entries(benchmark::State& state) {
  const SampleLog& log = log_of(100000);
  for (auto _ : state) {
    Replay replay({});
    for (const Bytes& entry : log.entries()) replay.add(entry);
    replay.finish(log.body());
    if (replay.failures() != 0) state.SkipWithError("the log has failures");
  }
  state.SetItemsProcessed(state.iterations() * 100000);
}
BENCHMARK(replay_entries)->Unit(benchmark::kMillisecond);

void append_leaves(benchmark::State& state) {
  TileEdge edge;
  std::vector<FullTile> full;
  Hash leaf = leaf_hash("entry");
  for (auto _ : state) {
    edge.push(leaf, full);
    full.clear();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(append_leaves);

// From tiles in memory, as a server does it with a warm cache.
void proof_from_tiles(benchmark::State& state) {
  constexpr std::uint64_t kSize = 1000000;
  TileEdge edge;
  std::vector<FullTile> full;
  for (std::uint64_t i = 0; i < kSize; ++i) edge.push(leaf_hash(std::to_string(i)), full);
  std::vector<std::vector<Bytes>> levels(edge.partials().size());
  for (FullTile& tile : full) levels[tile.tile.level].push_back(std::move(tile.hashes));
  TileReader tiles = [&](const Tile& tile) -> Result<Bytes> {
    if (tile.width == kTileWidth) return levels[tile.level][tile.index];
    return edge.partials()[tile.level];
  };
  std::uint64_t index = 0;
  for (auto _ : state) {
    index = (index + 611953) % kSize;
    auto proof = inclusion_proof(index, kSize, hash_reader(tiles, kSize));
    if (!proof) state.SkipWithError("no proof");
  }
}
BENCHMARK(proof_from_tiles)->Unit(benchmark::kMicrosecond);

void bundle_verified(benchmark::State& state) {
  Bytes bundle = *make_bundle(log_of(100000).bundle(99000));
  Question question;
  question.policy = sample_policy();
  for (auto _ : state) benchmark::DoNotOptimize(verify_bundle(bundle, question).verdict);
}
BENCHMARK(bundle_verified)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace glasnik::proof

BENCHMARK_MAIN();
