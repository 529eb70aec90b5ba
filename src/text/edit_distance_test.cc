#include "text/edit_distance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace glasnik;

namespace {

std::size_t below(std::mt19937& random, std::size_t bound) { return random() % bound; }

std::size_t by_table(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    }
  }
  return table[a.size()][b.size()];
}

std::string random_word(std::mt19937& random) {
  std::string word(below(random, 8), 'a');
  for (char& letter : word) letter = static_cast<char>('a' + below(random, 3));
  return word;
}

}  // namespace

TEST_CASE("letters apart are counted up to the bound") {
  CHECK(text::edit_distance("ministar", "ministar", 2) == 0);
  CHECK(text::edit_distance("minstar", "ministar", 2) == 1);
  CHECK(text::edit_distance("teh", "the", 2) == 2);
  CHECK(text::edit_distance("мир", "рат", 2) == 3);
  CHECK(text::edit_distance("", "ab", 2) == 2);
  CHECK(text::edit_distance("", "abc", 2) == 3);
  CHECK(text::edit_distance("šuma", "suma", 0) == 1);
}

TEST_CASE("the narrow table agrees with the whole one") {
  std::mt19937 random(4);
  for (int round = 0; round < 20'000; ++round) {
    std::string a = random_word(random);
    std::string b = random_word(random);
    std::size_t bound = below(random, 5);
    REQUIRE(text::edit_distance(a, b, bound) == std::min(by_table(a, b), bound + 1));
  }
}
