#include "text/release_item.h"

#include <doctest/doctest.h>

#include "text/conservation.h"

using namespace glasnik;
using namespace std::chrono_literals;

namespace {

text::ItemRelease parsed(const text::ReleaseItem& item) {
  text::ItemRelease read = text::parse_release_item(item, {});
  auto breach = text::breach_of_conservation(read);
  CHECK_MESSAGE(!breach, breach.value_or(""));
  return read;
}

bool has(const text::ItemRelease& read, text::ProblemKind kind) {
  for (const text::Problem& problem : read.release.problems) {
    if (problem.kind == kind) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a text that opens with its title gives it up, and the title's spelling wins") {
  text::ItemRelease read =
      parsed({"Petraeus Walks in Powells Footsteps",
              "09.10.07\n PETRAEUS WALKS IN POWELL'S FOOTSTEPS \nShe said so today.\nMore.",
              2007y / 9 / 10});
  CHECK(read.title_consumed);
  CHECK(read.release.headline->text == "Petraeus Walks in Powells Footsteps");
  CHECK(read.release.headline->lines == text::Lines{2, 2});
  CHECK(read.release.date_line->text == "09.10.07");
  CHECK(read.release.lead->text == "She said so today.");
  CHECK(read.release.blocks.size() == 1);
  CHECK(iso_date(*read.release.date) == "2007-09-10");
}

TEST_CASE("a title over two lines is consumed; figures that are not the date are text") {
  text::ItemRelease read = parsed({"A title of some length", "A title\nof some length\nText.", {}});
  CHECK(read.title_consumed);
  CHECK(read.release.headline->lines == text::Lines{1, 2});
  read = parsed({"A title", "09.10.08\nA title\nText.", 2007y / 9 / 10});
  CHECK_FALSE(read.title_consumed);
  CHECK(read.source.starts_with("A title\n09.10.08\n"));
}

TEST_CASE("a title that stands apart goes before the text") {
  text::ItemRelease read = parsed({"A title", "(Oakland, CA) Something else.\nMore.", {}});
  CHECK_FALSE(read.title_consumed);
  CHECK(read.release.headline->text == "A title");
  CHECK(read.release.lead->text == "(Oakland, CA) Something else.");
  CHECK(read.source == "A title\n(Oakland, CA) Something else.\nMore.");
}

TEST_CASE("furniture after a known title is no lead") {
  CHECK_FALSE(parsed({"A title", "For Immediate Release\nText.", {}}).release.lead);
  CHECK_FALSE(parsed({"A title", "She released this statement:\nText.", {}}).release.lead);
}

TEST_CASE("without text an item is a draft with a headline") {
  text::ItemRelease read = parsed({"A title", std::nullopt, 2007y / 9 / 10});
  CHECK(read.release.headline->text == "A title");
  CHECK(has(read, text::ProblemKind::no_text));
  CHECK(read.release.blocks.empty());
  CHECK(has(parsed({"", std::nullopt, {}}), text::ProblemKind::no_text));
}

TEST_CASE("a title that is the whole text is cut like a first line") {
  std::string text = "It happened here. A" + std::string(300, 'a') + "\nMore.";
  text::ItemRelease read = parsed({text.substr(0, text.find('\n')), text, {}});
  CHECK(read.release.headline->text == "It happened here.");
  CHECK(has(read, text::ProblemKind::headline_cut));
  CHECK(read.source == text);
}

TEST_CASE("without a title the text is read as a plain release, the claimed date stands in") {
  text::ItemRelease read = parsed({"", "A headline\nA lead.", 2007y / 9 / 10});
  CHECK(read.release.headline->text == "A headline");
  CHECK(iso_date(*read.release.date) == "2007-09-10");
  CHECK(iso_date(*parsed({"", "3.7.2017.\nA headline", 2007y / 9 / 10}).release.date) ==
        "2017-07-03");
}
