#!/bin/sh
# Search against Xapian: how good its order is (CISI), then how quick it is over real releases multiplied
# to 100,000 documents. Usage: search.sh [DOCUMENTS]
set -eu
cd "$(dirname "$0")/.."
inputs="${GLASNIK_INPUTS:-../shared/inputs}"
if [ ! -d "$inputs/press" ] || [ ! -d "$inputs/ir/cisi" ]; then
  echo "skipped search: no $inputs/press and $inputs/ir"
  exit 0
fi
cmake --preset release -B build/bench -DGLASNIK_BENCH=ON -DGLASNIK_TESTS=OFF >/dev/null
cmake --build build/bench --target search_bench cisi_bench -- --quiet
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
missed=0
build/bench/cisi_bench "$room/cisi" "$inputs/ir/cisi" || missed=1
build/bench/search_bench "$room/press" "${1:-100000}" "$inputs"/press/*/*.jsonl || missed=1
exit "$missed"
