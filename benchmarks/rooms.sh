#!/bin/sh
# The rooms' own benchmarks, each against the peers it names, and the figures of the text room over real
# releases.
set -eu
cd "$(dirname "$0")/.."
cmake --preset release -B build/bench -DGLASNIK_BENCH=ON -DGLASNIK_TESTS=OFF >/dev/null
cmake --build build/bench --target proof_bench store_bench translit_bench diff_bench release_bench -- --quiet
for name in proof store translit diff; do
  echo "-- $name"
  "build/bench/${name}_bench" 2>/dev/null
done
press="${GLASNIK_INPUTS:-../shared/inputs}/press"
if [ -d "$press" ]; then
  echo "-- release"
  build/bench/release_bench "$press"/*/*.jsonl
else
  echo "skipped release: no $press"
fi
