// The room text on the real releases: nothing of them may be lost. Source: language.md sections
// 9, 12.4.

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "inputs.h"
#include "text/conservation.h"
#include "text/markup.h"
#include "text/quote.h"
#include "text/repair.h"

using namespace glasnik;

namespace {

std::string repaired(std::string_view octets) {
  auto text = text::repair(octets, "en");
  REQUIRE(text);
  return text->text;
}

text::ReleaseItem item_of(const boost::json::object& fields) {
  text::ReleaseItem item;
  auto* title = fields.if_contains("title");
  if (title != nullptr) item.title = repaired(title->as_string());
  if (fields.at("text").is_string()) item.text = repaired(fields.at("text").as_string());
  auto* date = fields.if_contains("date");
  if (date != nullptr && date->is_string()) {
    auto parsed = parse_iso_date(std::string(date->as_string()));
    if (parsed) item.date = *parsed;
  }
  return item;
}

// How many items of one set conserve their words; breaches are reported.
std::size_t conserved_items(const std::string& set) {
  std::size_t conserved = 0;
  auto lines = test::input("press/" + set);
  if (!lines) return 0;
  for (const std::string& line : test::lines_of(*lines)) {
    text::ItemRelease read =
        text::parse_release_item(item_of(boost::json::parse(line).as_object()), {});
    auto breach = text::breach_of_conservation(read);
    if (breach) FAIL_CHECK(set << ": " << *breach);
    conserved += !breach;
  }
  return conserved;
}

bool here() { return std::filesystem::exists(test::inputs_directory() / "press"); }

}  // namespace

TEST_CASE("every release of the press sets conserves its words") {
  if (!here()) {
    MESSAGE("skipped: no press inputs (set GLASNIK_INPUTS)");
    return;
  }
  CHECK(conserved_items("us-congress/congress-2001-2009.jsonl") == 1313);
  CHECK(conserved_items("us-senate/senate-sample.jsonl") == 2000);
  CHECK(conserved_items("us-prosecutors/san-diego.jsonl") == 511);
  CHECK(conserved_items("au-parliament/au-sample.jsonl") == 460);
}

TEST_CASE("the first real release is taken apart exactly") {
  auto source = test::input("seed/000_297c18a88897823b.txt");
  if (!source) return;
  auto text = text::repair(*source, "en");
  REQUIRE(text);
  CHECK(text->repairs.empty());
  CHECK(text->problems.empty());
  text::PlainRelease release = text::parse_plain_release(text->text, {});
  CHECK(release.problems.empty());
  CHECK_FALSE(text::breach_of_conservation(text->text, release));
  CHECK(release.masthead->text == "Ministry of defence Republic of Serbia");
  CHECK(release.headline->text == "Serbia will not join any military alliance");
  CHECK(release.lead->text.starts_with("Defence Minister Aleksandar Vulin and US Ambassador"));
  REQUIRE(release.blocks.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK((release.blocks[i].kind == text::BlockKind::quote) == (i == 1));
  }
  REQUIRE(release.media.size() == 1);
  CHECK(release.media[0].attachment.type == "mp4");
  CHECK(release.media[0].attachment.announced == text::AnnouncedSize{7518, text::SizeUnit::MB});
  CHECK_FALSE(release.media[0].caption);
}

TEST_CASE("the first real release has one dash quote, the minister's") {
  auto source = test::input("seed/000_297c18a88897823b.txt");
  if (!source) return;
  text::PlainRelease release = text::parse_plain_release(*source, {});
  std::size_t found = 0;
  for (const text::ReleaseBlock& block : release.blocks) {
    std::string words = text::plain(block.text);
    auto quote = text::find_dash_quote(words, "en");
    if (!quote) continue;
    ++found;
    CHECK(quote->speaker.written == "Minister Vulin");
    CHECK(quote->speaker.office == "Minister");
    CHECK(quote->speaker.name == "Vulin");
    CHECK(quote->cue_word == "said");
    CHECK(quote->tag.of(words) == "Minister Vulin said");
    REQUIRE(quote->words.size() == 1);
    CHECK(quote->words[0].of(words).starts_with("Rich defence cooperation is one"));
    CHECK(quote->words[0].of(words).ends_with("Serbia will not join any military alliance"));
  }
  CHECK(found == 1);
}
