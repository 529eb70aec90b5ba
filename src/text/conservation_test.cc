#include "text/conservation.h"

#include <doctest/doctest.h>

#include <functional>

using namespace glasnik;

namespace {

constexpr std::string_view kSource =
    "Ministry of things\n3.7.2017.\nA headline\nA lead.\nFirst block.\n- one\n- two\n- three\n"
    "mp4 (1 MB)\nA caption\nPHOTOGALLERY\na.jpg";

// Whether conservation notices what `harm` does to a sound release.
bool noticed(const std::function<void(text::PlainRelease&)>& harm) {
  text::PlainRelease release = text::parse_plain_release(kSource, {});
  CHECK(text::conserved(kSource, release));
  harm(release);
  return !text::conserved(kSource, release);
}

}  // namespace

TEST_CASE("a word lost, added, changed, doubled or moved is noticed wherever it is") {
  using Release = text::PlainRelease;
  CHECK(noticed([](Release& r) { r.masthead.reset(); }));
  CHECK(noticed([](Release& r) { r.date_line.reset(); }));
  CHECK(noticed([](Release& r) { r.headline->text = "headline"; }));
  CHECK(noticed([](Release& r) { r.lead->text += " More."; }));
  CHECK(noticed([](Release& r) { r.blocks[0].text = "First block"; }));
  CHECK(noticed([](Release& r) { r.blocks[0].text = "*First* blocks."; }));
  CHECK(noticed([](Release& r) { r.blocks.pop_back(); }));
  CHECK(noticed([](Release& r) { r.blocks.push_back(r.blocks[0]); }));
  CHECK(noticed([](Release& r) { std::swap(r.blocks[1].text, r.blocks[2].text); }));
  CHECK(noticed([](Release& r) { r.blocks[1].kind = text::BlockKind::paragraph; }));
  CHECK(noticed([](Release& r) { r.media[0].written.text = "mp4 (2 MB)"; }));
  CHECK(noticed([](Release& r) { r.media[0].caption.reset(); }));
  CHECK(noticed([](Release& r) { r.galleries[0].items.clear(); }));
  CHECK(noticed([](Release& r) { r.galleries[0].heading.text = "PHOTO"; }));
  CHECK(noticed([](Release& r) { r.lines.pop_back(); }));
  CHECK(noticed([](Release& r) { r.blocks[0].lines = {1, 1}; }));
}

TEST_CASE("marks of markup around a word are no words") {
  CHECK_FALSE(noticed([](text::PlainRelease& r) { r.blocks[0].text = "*First* **block.**"; }));
}

TEST_CASE("the report says where the law is broken") {
  text::PlainRelease release = text::parse_plain_release(kSource, {});
  release.blocks[0].text = "Second";
  CHECK(text::breach_of_conservation(kSource, release) ==
        "lines 5 to 5: 'First block.' became 'Second'");
  release.blocks.erase(release.blocks.begin());
  CHECK(text::breach_of_conservation(kSource, release) == "line 5: 'First block.' stands nowhere");
}

TEST_CASE("a title takes the place of the text's own headline, which is kept as it was written") {
  text::ItemRelease item =
      text::parse_release_item({"Powells Steps", "POWELL'S STEPS\nText.", {}}, {});
  CHECK(item.release.headline->text == "Powells Steps");
  CHECK(item.release.headline_line->text == "POWELL'S STEPS");
  CHECK_FALSE(text::breach_of_conservation(item));
  item.release.headline_line->text = "POWELL'S STOPS";
  CHECK(text::breach_of_conservation(item));
  CHECK_FALSE(text::parse_release_item({"Same", "Same\nText.", {}}, {}).release.headline_line);
}
