#include "text/block_diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace glasnik;

namespace {

std::size_t below(std::mt19937& random, std::size_t bound) { return random() % bound; }

using Blocks = std::vector<text::TextBlock>;

// One line a text: the id of every block with a mark: = same, ~ changed, - removed, + added, and <
// where it moved.
std::string shown(const Blocks& before, const Blocks& after) {
  std::string line;
  for (const text::BlockDiff& block : text::block_diff(before, after)) {
    line += "=~-+"[static_cast<int>(block.change)];
    if (block.moved) line += '<';
    line += block.after ? after[*block.after].id : before[*block.before].id;
    line += ' ';
  }
  return line;
}

// Blocks of one-letter ids whose text is "words of" the id.
Blocks blocks_of(std::string_view ids) {
  Blocks blocks;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    blocks.push_back({ids.substr(i, 1), "paragraph", "Isti tekst."});
  }
  return blocks;
}

std::string shown(std::string_view before, std::string_view after) {
  return shown(blocks_of(before), blocks_of(after));
}

}  // namespace

TEST_CASE("blocks are told by their ids") {
  CHECK(shown("abc", "abc") == "=a =b =c ");
  CHECK(shown("abc", "axbc") == "=a +x =b =c ");
  CHECK(shown("", "ab") == "+a +b ");
  CHECK(shown("ab", "") == "-a -b ");
}

TEST_CASE("a removed block stays where it stood, before what came in its place") {
  CHECK(shown("abc", "ac") == "=a -b =c ");
  CHECK(shown("abc", "axc") == "=a -b +x =c ");
  CHECK(shown("abc", "c") == "-a -b =c ");
  CHECK(shown("abcd", "a") == "=a -b -c -d ");
}

TEST_CASE("as few blocks as possible are called moved") {
  CHECK(shown("abcd", "bcda") == "=b =c =d =<a ");
  CHECK(shown("abcd", "dabc") == "=<d =a =b =c ");
  CHECK(shown("arbm", "marb").find("=<m =a =r =b") == 0);
  CHECK(shown("axmb", "amb") == "=a -x =m =b ");
}

TEST_CASE("the headline, the lead and the words of a block") {
  Blocks before = {{"headline", "headline", "Vezba u Nišu"}, {"lead", "lead", "Bilo je *mirno*."}};
  Blocks after = {{"headline", "headline", "Vežba u Nišu"}, {"lead", "lead", "Bilo je *mirno*."}};
  CHECK(shown(before, after) == "~headline =lead ");
  auto diff = text::block_diff(before, after);
  CHECK(diff[0].was == "Vezba u Nišu");
  CHECK(diff[0].runs.size() == 3);
  CHECK(diff[1].is == "Bilo je mirno.");
  CHECK(diff[1].runs.size() == 1);
}

TEST_CASE("a block whose words stayed is changed if its link or its kind did") {
  Blocks link = {{"a", "paragraph", "Vidi [ovde](https://a.rs)."}};
  Blocks other_link = {{"a", "paragraph", "Vidi [ovde](https://b.rs)."}};
  Blocks quote = {{"a", "quote", "Vidi [ovde](https://a.rs)."}};
  CHECK(shown(link, other_link) == "~a ");
  CHECK(shown(link, quote) == "~a ");
  CHECK(text::block_diff(link, other_link)[0].runs.size() == 1);
}

TEST_CASE("a list is read item by item") {
  Blocks before = {{"a", "list", "jedan\ndva *tri*"}};
  Blocks after = {{"a", "list", "jedan\ndva *tri*\n# četiri"}};
  auto diff = text::block_diff(before, after);
  CHECK(diff[0].was == "jedan\ndva tri");
  CHECK(diff[0].is == "jedan\ndva tri\n# četiri");
}

TEST_CASE("every block of both texts is told once, in the new order") {
  std::mt19937 random(7);
  for (int round = 0; round < 3'000; ++round) {
    std::string ids[2];
    for (std::string& side : ids) {
      for (std::size_t i = below(random, 9); i > 0; --i) {
        side += static_cast<char>('a' + below(random, 9));  // may repeat: no text of ours does
      }
    }
    Blocks before = blocks_of(ids[0]);
    Blocks after = blocks_of(ids[1]);
    std::vector<bool> seen(before.size());
    std::size_t next = 0;
    for (const text::BlockDiff& block : text::block_diff(before, after)) {
      if (block.after) REQUIRE(*block.after == next++);
      if (!block.before) continue;
      REQUIRE_FALSE(seen[*block.before]);
      seen[*block.before] = true;
    }
    REQUIRE(next == after.size());
    REQUIRE(std::count(seen.begin(), seen.end(), false) == 0);
  }
}
