#include "text/offset_map.h"

#include <doctest/doctest.h>

#include <vector>

using namespace glasnik;

TEST_CASE("offsets go over and come back, inside a step to its begin") {
  text::OffsetMap map;
  map.add(1, 1, 3);  // abc
  map.add(2, 1, 2);  // жж -> two octets
  map.add(2, 3);     // Џ -> Dž
  CHECK(map.target(0) == 0);
  CHECK(map.target(3) == 3);
  CHECK(map.target(4) == 3);  // inside the first ж
  CHECK(map.target(5) == 4);
  CHECK(map.target(7) == 5);
  CHECK(map.target(9) == 8);
  CHECK(map.target(100) == 8);
  CHECK(map.source(4) == 5);
  CHECK(map.source(6) == 7);  // inside Dž
  CHECK(map.source(8) == 9);
}

TEST_CASE("what vanished has no place of its own") {
  text::OffsetMap map;
  map.add(1, 1);
  map.add(2, 0);
  map.add(1, 1);
  CHECK(map.target(1) == 1);
  CHECK(map.target(3) == 1);
  CHECK(map.source(1) == 3);
}

TEST_CASE("the map agrees with a plain table over many runs and long steps") {
  text::OffsetMap map;
  std::vector<std::size_t> table;  // by source offset
  std::size_t target = 0;
  for (std::size_t i = 0; i < 3'000; ++i) {
    std::size_t from = 1 + i % 4;
    std::size_t to = i % 3;
    bool same = from == to;
    map.add(from, to);
    for (std::size_t k = 0; k < from; ++k) table.push_back(same ? target + k : target);
    target += to;
  }
  map.add(1, 1, 200'000);
  for (std::size_t k = 0; k < 200'000; ++k) table.push_back(target++);
  std::size_t wrong = 0;
  for (std::size_t at = 0; at < table.size(); ++at) wrong += map.target(at) != table[at];
  CHECK(wrong == 0);
  CHECK(map.target(table.size()) == target);
}

TEST_CASE("a replacement longer than a run can hold still ends where it ends") {
  text::OffsetMap map;
  map.add(1'000, 10);
  map.add(1, 1);
  CHECK(map.target(1'000) == 10);
  CHECK(map.target(1'001) == 11);
  CHECK(map.source(10) == 1'000);
}
