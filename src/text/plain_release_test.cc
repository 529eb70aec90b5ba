#include "text/plain_release.h"

#include <doctest/doctest.h>

#include "text/conservation.h"

using namespace glasnik;

namespace {

text::PlainRelease parsed(std::string_view source) {
  text::PlainRelease release = text::parse_plain_release(source, {});
  auto breach = text::breach_of_conservation(source, release);
  CHECK_MESSAGE(!breach, breach.value_or(""));
  return release;
}

// The blocks as "kind:text|".
std::string blocks(const text::PlainRelease& release) {
  std::string told;
  for (const text::ReleaseBlock& block : release.blocks) {
    told += std::string(text::name(block.kind)) + ":" + block.text + "|";
  }
  return told;
}

std::string problems(const text::PlainRelease& release) {
  std::string told;
  for (const text::Problem& problem : release.problems) {
    told += std::string(text::name(problem.kind)) + "@" + std::to_string(problem.at) + "|";
  }
  return told;
}

std::string roles(const text::PlainRelease& release) {
  std::string told;
  for (const text::LineReading& line : release.lines) {
    told += std::string(text::name(line.role)) + " ";
  }
  return told;
}

constexpr std::string_view kHead = "A headline\n\nA lead that says what happened.\n";
std::string with_head(std::string_view body) { return std::string(kHead) + std::string(body); }

}  // namespace

TEST_CASE("a whole release, taken apart") {
  text::PlainRelease release = parsed(
      "Министарство одбране\n03.07.2017.\nСрбија неће у савез\n\nМинистар је рекао.\nПасус.\n"
      "- Неутрални смо, рекао је министар.\nmp4 (75,18 MB)\nСнимак са састанка\n"
      "ФОТОГАЛЕРИЈА\nsastanak.jpg\nМинистар и амбасадор");
  CHECK(release.masthead->text == "Министарство одбране");
  CHECK(iso_date(*release.date) == "2017-07-03");
  CHECK(release.headline->text == "Србија неће у савез");
  CHECK(release.lead->text == "Министар је рекао.");
  CHECK(blocks(release) == "paragraph:Пасус.|quote:- Неутрални смо, рекао је министар.|");
  REQUIRE(release.media.size() == 1);
  CHECK(release.media[0].attachment.announced.hundredths == 7518);
  CHECK(release.media[0].caption->text == "Снимак са састанка");
  REQUIRE(release.galleries.size() == 1);
  CHECK(release.galleries[0].items.size() == 2);
  CHECK(problems(release).empty());
  CHECK(roles(release) ==
        "masthead date headline blank lead block block attachment caption gallery gallery_item "
        "gallery_item ");
}

TEST_CASE("the date may stand after the headline; a second one stays text") {
  text::PlainRelease release = parsed("A headline\n3. 7. 2017.\nThe lead.\n4. 7. 2017.");
  CHECK(iso_date(*release.date) == "2017-07-03");
  CHECK(release.lead->text == "The lead.");
  CHECK(blocks(release) == "paragraph:4. 7. 2017.|");
  release = parsed("3.7.2017.\nA headline\n4.7.2017.\nThe lead.");
  CHECK(problems(release) == "second_date@3|no_lead@3|");
  CHECK(blocks(release) == "paragraph:4.7.2017.|paragraph:The lead.|");
}

TEST_CASE("an impossible date is kept and named") {
  text::PlainRelease release = parsed("31.02.2017.\nA headline\nThe lead.");
  CHECK(release.date_line->text == "31.02.2017.");
  CHECK_FALSE(release.date);
  CHECK(problems(release) == "impossible_date@1|");
}

TEST_CASE("a dash opens speech; three short ones in a row without a stop are a list") {
  CHECK(blocks(parsed(with_head("– Speech that ends.\n- one\n- two\n- Three\n—Čuj!\n- last"))) ==
        "quote:– Speech that ends.|list_item:one|list_item:two|list_item:Three|quote:—Čuj!|"
        "quote:- last|");
  CHECK(blocks(parsed(with_head("-more-\n-5 degrees\n• bullet\n•"))) ==
        "paragraph:-more-|paragraph:-5 degrees|list_item:bullet|paragraph:•|");
}

TEST_CASE("captions are one short line; a second plain line stays text and is named") {
  text::PlainRelease release =
      parsed(with_head("mp4 (1 MB)\nCaption\nText\nmp4 (2 MB)\n- Speech."));
  REQUIRE(release.media.size() == 2);
  CHECK(release.media[0].caption->text == "Caption");
  CHECK_FALSE(release.media[1].caption);
  CHECK(blocks(release) == "paragraph:Text|quote:- Speech.|");
  CHECK(problems(release) == "after_attachment@6|after_attachment@8|");
  release = parsed(with_head("mp4 (1 MB)\n" + std::string(151, 'a')));
  CHECK_FALSE(release.media[0].caption);
}

TEST_CASE("an attachment line without a number stays text and is named") {
  text::PlainRelease release = parsed(with_head("mp4 (1.2.3 MB)"));
  CHECK(problems(release) == "impossible_size@4|");
  CHECK(blocks(release) == "paragraph:mp4 (1.2.3 MB)|");
}

TEST_CASE("tab lines in the head are reported") {
  text::PlainRelease release = parsed("Text\nPhotogallery\nA headline\nText\nA lead.\nBody.");
  CHECK(release.tab_lines.size() == 3);
  CHECK(release.headline->text == "A headline");
  CHECK(release.lead->text == "A lead.");
  CHECK(problems(release) == "tab_line@1|tab_line@2|tab_line@4|");
}

TEST_CASE("galleries take what follows up to the next") {
  text::PlainRelease release = parsed(
      with_head("PHOTOGALLERY\na.jpg\n- caption\nVideo gallery\nb.mp4\nmp4 (3 MB)\nCaption"));
  REQUIRE(release.galleries.size() == 2);
  CHECK(release.galleries[0].items.size() == 2);
  CHECK(release.galleries[1].kind == text::GalleryKind::video);
  CHECK(release.galleries[1].items.size() == 2);
  CHECK(release.media.size() == 1);
  CHECK(release.blocks.empty());
}

TEST_CASE("a text that is one long line gives its first sentence or twelve words as headline") {
  std::string rest;
  for (int i = 0; i < 60; ++i) rest += " and more";
  text::PlainRelease release = parsed("It happened here. Then" + rest);
  CHECK(release.headline->text == "It happened here.");
  CHECK(release.lead->text == "Then" + rest);
  CHECK(problems(release) == "headline_cut@1|");
  release = parsed("It happened" + rest);
  CHECK(release.headline->text == "It happened and more and more and more and more and more");
  CHECK(release.headline->lines == release.lead->lines);
}

TEST_CASE("without text there is a problem, without a headline too") {
  CHECK(problems(parsed("")) == "no_text@0|");
  CHECK(problems(parsed(" \n\u00A0")) == "no_text@2|");
  CHECK(problems(parsed("- Speech first.\nThen text.")) == "no_headline@1|");
  CHECK(problems(parsed("Only a headline")) == "no_lead@1|");
}

TEST_CASE("blocks are escaped: what is read is what stood there") {
  CHECK(blocks(parsed(with_head("*star* [x](javascript:y) <b> R&D &amp; 1. a"))) ==
        "paragraph:\\*star\\* \\[x\\](javascript:y) \\<b> R&D \\&amp; 1. a|");
}

TEST_CASE("wrapped lines are joined and reported once") {
  text::PlainRelease release = parsed(
      with_head("The minister and the ambassador discussed further\ncooperation between the two "
                "countries."));
  CHECK(blocks(release) ==
        "paragraph:The minister and the ambassador discussed further cooperation between the two "
        "countries.|");
  CHECK(problems(release) == "wrapped_lines@4|");
  CHECK(release.blocks[0].lines == text::Lines{4, 5});
}
