#include "newsroom/desk_merge.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::newsroom;
using record::Block;
using record::BlockKind;
using record::Proposal;

namespace {

Proposal proposal() {
  record::Text text;
  text.lang = "en";
  text.headline = "Bridge opened";
  text.lead = "It crosses the Sava.";
  for (const char* id : {"aaaaaaaa", "bbbbbbbb", "cccccccc"}) {
    text.blocks.push_back({id, BlockKind::paragraph, std::string("Words of ") + id[0] + "."});
  }
  Proposal made;
  made.content.texts.push_back(text);
  return made;
}
std::vector<Block>& blocks(Proposal& of) { return of.content.texts.front().blocks; }

std::string order_of(const Merged& merged) {
  std::string ids;
  for (const Block& block : merged.proposal.content.texts.front().blocks) ids += block.id[0];
  return ids;
}

record::MediaFile file(char name) {
  record::MediaFile made;
  made.key = *key_of(Bytes(16, name));
  made.type = "image/gif";
  made.filename = "a.gif";
  return made;
}

Merged merged(const Proposal& base, const Proposal& mine, const Proposal& theirs) {
  auto result = merge(base, mine, theirs);
  REQUIRE(result.ok());
  return std::move(result).value();
}

}  // namespace

TEST_CASE("changes of different blocks merge") {
  Proposal base = proposal(), mine = base, theirs = base;
  blocks(mine)[0].text = "Mine.";
  blocks(theirs)[2].text = "Theirs.";
  theirs.content.texts[0].headline = "Bridge open";
  theirs.notes["en"] = "A note of theirs.";
  mine.content.places["en"] = "Dolina";
  Merged both = merged(base, mine, theirs);
  CHECK(both.conflicts.empty());
  Proposal expected = theirs;
  blocks(expected)[0].text = "Mine.";
  expected.content.places["en"] = "Dolina";
  CHECK(record::canonical(both.proposal) == record::canonical(expected));
}

TEST_CASE("two wordings of the same block are a conflict with base, mine and theirs") {
  Proposal base = proposal(), mine = base, theirs = base;
  blocks(mine)[1].text = "Mine.";
  blocks(theirs)[1].text = "Theirs.";
  Merged both = merged(base, mine, theirs);
  REQUIRE(both.conflicts.size() == 1);
  const MergeConflict& conflict = both.conflicts.front();
  CHECK(conflict.set == "en");
  CHECK(conflict.slot == "block:bbbbbbbb");
  CHECK(conflict.base->front().body == "Words of b.");
  CHECK(conflict.mine->front().body == "Mine.");
  CHECK(conflict.theirs->front().body == "Theirs.");
}

TEST_CASE("the same change on both sides is no conflict, so a save may be repeated") {
  Proposal base = proposal(), mine = base;
  blocks(mine)[1].text = "Mine.";
  blocks(mine).push_back({"dddddddd", BlockKind::quote, "New."});
  CHECK(merged(base, mine, mine).conflicts.empty());
  CHECK(order_of(merged(base, mine, mine)) == "abcd");
}

TEST_CASE(
    "a deletion of what the other side changed is a conflict, also where only the kind changed") {
  Proposal base = proposal(), mine = base, theirs = base;
  blocks(mine).erase(blocks(mine).begin() + 1);
  blocks(theirs)[1].kind = BlockKind::heading;
  Merged both = merged(base, mine, theirs);
  REQUIRE(both.conflicts.size() == 1);
  CHECK_FALSE(both.conflicts.front().mine);
  CHECK(merged(base, mine, base).conflicts.empty());
  CHECK(order_of(merged(base, mine, base)) == "ac");
}

TEST_CASE("new blocks of both sides keep their places, also where one side moved blocks") {
  Proposal base = proposal(), mine = base, theirs = base;
  blocks(mine).insert(blocks(mine).begin() + 1, {"mmmmmmmm", BlockKind::paragraph, "Mine."});
  blocks(theirs).insert(blocks(theirs).begin() + 2, {"tttttttt", BlockKind::paragraph, "Theirs."});
  CHECK(order_of(merged(base, mine, theirs)) == "ambtc");
  std::swap(blocks(mine)[0], blocks(mine)[3]);  // cmba
  CHECK(order_of(merged(base, mine, theirs)) == "cmbta");
}

TEST_CASE("two orders of the same blocks are a conflict") {
  Proposal base = proposal(), mine = base, theirs = base;
  std::swap(blocks(mine)[0], blocks(mine)[1]);
  std::swap(blocks(theirs)[1], blocks(theirs)[2]);
  Merged both = merged(base, mine, theirs);
  REQUIRE(both.conflicts.size() == 1);
  CHECK(both.conflicts.front().slot == "order");
}

TEST_CASE("a file that one side takes away and the other credits is a conflict") {
  Proposal base = proposal();
  base.content.media = {file('f'), file('g')};
  Proposal mine = base, theirs = base;
  mine.content.media.erase(mine.content.media.begin());
  theirs.content.media[0].credits["en"] = "Photo: Ana";
  REQUIRE(merged(base, mine, theirs).conflicts.size() == 1);
  CHECK(merged(base, mine, base).proposal.content.media.size() == 1);
}
