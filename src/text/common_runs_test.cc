#include "text/common_runs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace glasnik;

namespace {

std::size_t below(std::mt19937& random, std::size_t bound) { return random() % bound; }

using Items = std::vector<std::uint32_t>;

Items random_items(std::mt19937& random, std::size_t most, std::size_t kinds) {
  Items items(below(random, most + 1));
  for (std::uint32_t& item : items) item = static_cast<std::uint32_t>(below(random, kinds));
  return items;
}

// The textbook's table.
std::size_t longest(const Items& a, const Items& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      table[i + 1][j + 1] =
          a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    }
  }
  return table[a.size()][b.size()];
}

// How many items the runs cover; fails where they are no common subsequence.
std::size_t covered(const std::vector<text::CommonRun>& runs, const Items& a, const Items& b) {
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t count = 0;
  for (const text::CommonRun& run : runs) {
    REQUIRE(run.length > 0);
    REQUIRE(run.before >= x);
    REQUIRE(run.after >= y);
    if (count > 0) REQUIRE(run.before + run.after > x + y);  // else it would be one run
    x = run.before + run.length;
    y = run.after + run.length;
    REQUIRE(x <= a.size());
    REQUIRE(y <= b.size());
    for (std::size_t i = 0; i < run.length; ++i) REQUIRE(a[run.before + i] == b[run.after + i]);
    count += run.length;
  }
  return count;
}

}  // namespace

TEST_CASE("common runs are as long as the textbook's table says") {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::size_t kinds = 1 + below(random, 9);
    Items a = random_items(random, 14, kinds);
    Items b = random_items(random, 14, kinds);
    REQUIRE(covered(text::common_runs(a, b), a, b) == longest(a, b));
  }
}

TEST_CASE("an edited sequence is aligned exactly up to the bound") {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    Items a(300);
    for (std::uint32_t& item : a) item = static_cast<std::uint32_t>(below(random, 40));
    Items b = a;
    for (std::size_t edit = below(random, 60); edit > 0; --edit) {
      auto at = b.begin() + static_cast<std::ptrdiff_t>(below(random, b.size()));
      if (below(random, 2) == 0) {
        b.erase(at);
      } else {
        b.insert(at, static_cast<std::uint32_t>(below(random, 40)));
      }
    }
    REQUIRE(covered(text::common_runs(a, b), a, b) == longest(a, b));
  }
}

TEST_CASE("past the bound the runs are still common, and more than half of what there is") {
  std::mt19937 random(3);
  for (int round = 0; round < 6; ++round) {
    Items a = random_items(random, 1'500, 30);
    Items b = random_items(random, 1'500, 30);
    std::size_t best = longest(a, b);
    CHECK(covered(text::common_runs(a, b), a, b) * 2 > best);
  }
}

TEST_CASE("nothing, the same and all new") {
  CHECK(text::common_runs(Items{}, Items{}).empty());
  CHECK(text::common_runs(Items{0}, Items{}).empty());
  CHECK(text::common_runs(Items{0, 1}, Items{2, 3, 4}).empty());
  CHECK(text::common_runs(Items{0, 1}, Items{0, 1}) == std::vector<text::CommonRun>{{0, 0, 2}});
}
