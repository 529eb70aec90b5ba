#include "record/content.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::record;

namespace {

Key key_number(char number) {
  Key key;
  key.octets.fill(number);
  return key;
}

Content everything() {
  Content content;
  content.type = "statement";
  content.claimed_date = Date{std::chrono::year{2017} / 7 / 4};
  content.sources["en"] = sha256("original");
  content.mastheads = {{"en", "Ministry"}, {"sr-Cyrl", "Министарство"}};
  content.date_lines = {{"en", "04.07.2017."}};
  content.headline_lines = {{"en", "HEADLINE"}};
  content.tab_lines = {{"en", "Text"}};
  content.places = {{"en", "Belgrade"}};
  MediaFile film{key_number(1),       {},         sha256("film"), 3U << 20U, sha256("chunks"),
                 "video/mp4",         "film.mp4", 1280,           720,       7000,
                 {{"en", "Somebody"}}};
  MediaFile poster{key_number(2),
                   film.key,
                   sha256("poster"),
                   900,
                   {},
                   "image/webp",
                   "film.webp",
                   720,
                   405,
                   0,
                   {}};
  content.media = {film, poster};
  content.announced = {
      {"mp4", {7518, text::SizeUnit::MB}, {{"en", "mp4 (75,18 MB)"}}, {{"en", "The visit"}}}};
  Text text;
  text.lang = "en";
  text.headline = "Headline";
  text.lead = "Lead with \\*marks\\*.";
  text.blocks = {{"aaaaaaaa", BlockKind::paragraph, "One."},
                 {"bbbbbbbb", BlockKind::quote, "- Two, he said."},
                 {"cccccccc", BlockKind::list, "a\nb"}};
  text.media_words[film.key] = {"Caption", "Alt", "Transcript"};
  content.texts = {text};
  return content;
}

}  // namespace

TEST_CASE("a content survives its parts") {
  Content content = everything();
  Content again;
  for (const PartSet& set : parts_of(content)) {
    if (set.collection == "data") {
      REQUIRE(read_data_parts(set.parts, again));
    } else {
      const Text& text = *content.text(set.collection);
      auto read = text_of_parts({text.lang, text.status, text.of, text.rule}, set.parts);
      REQUIRE(read);
      again.texts.push_back(*read);
    }
  }
  CHECK(again == content);
}

TEST_CASE("every part has a name of its own, of at most 64 octets") {
  for (const PartSet& set : parts_of(everything())) {
    std::map<std::string, int> names;
    for (const Part& part : set.parts) {
      CHECK(part.name.size() <= 64);
      CHECK(++names[part.name] == 1);
    }
  }
}

TEST_CASE("a part that no content has is corrupt") {
  Content content;
  for (const char* name : {"meta:unknown", "file:12", "meta:announced_caption:1:en", "x"}) {
    CHECK(read_data_parts({{name, "{}"}}, content).error().code != Code::not_found);
  }
  CHECK_FALSE(text_of_parts({"en", TextStatus::original, "", ""}, {{"unknown:aaaaaaaa", "x"}}));
}

TEST_CASE("a film is shown by its poster, a picture by itself") {
  Content content = everything();
  CHECK(masters(content).size() == 1);
  CHECK(preview_of(content, content.media[0])->filename == "film.webp");
  CHECK(preview_of(content, content.media[1]) == &content.media[1]);
}
