#!/bin/sh
# What the recognition of quotes finds and misses, on the gold set and on real releases judged by hand.
# Usage: quotes.sh [--faults]
set -eu
cd "$(dirname "$0")/.."
cmake --preset release -B build/bench -DGLASNIK_BENCH=ON -DGLASNIK_TESTS=OFF >/dev/null
cmake --build build/bench --target quotes_bench -- --quiet
build/bench/quotes_bench tests/quotes "${GLASNIK_INPUTS:-../shared/inputs}/press" "$@"
