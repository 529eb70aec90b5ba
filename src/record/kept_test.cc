#include "record/kept.h"

#include <doctest/doctest.h>

#include "record/derived.h"

using namespace glasnik;
using namespace glasnik::record;
using text::KeepKind;
using text::Kept;

namespace {

Kept word(std::string_view text, std::string_view words, std::optional<std::string> latin = {}) {
  const std::size_t at = text.find(words);
  REQUIRE(at != text.npos);
  return {{at, at + words.size()}, KeepKind::name, std::move(latin)};
}

Text scott() {
  Text text;
  text.lang = "sr-Cyrl";
  text.headline = "Скот у Србији";
  text.lead = "Стигла је инјекција.";
  text.blocks.push_back({"scott000", BlockKind::paragraph, "Кајл Скот и *Танјуг* на пошта.срб."});
  text.kept["headline"] = {word(text.headline, "Скот", "Scott")};
  text.kept["lead"] = {word(text.lead, "инјекција", "injekcija")};
  text.kept["scott000"] = {word(text.blocks[0].text, "Кајл Скот", "Kyle Scott"),
                           word(text.blocks[0].text, "Танјуг")};
  text.kept["scott000"][0].lang = "en";
  return text;
}

bool refused(std::string_view words, const std::vector<Kept>& kept) {
  return !check_kept(words, kept).ok();
}

}  // namespace

TEST_CASE("kept words are parts beside the words, and are read back as they were") {
  const Text text = scott();
  const std::vector<Part> parts = text_parts(text);
  REQUIRE(parts.size() == 6);
  CHECK(parts[3].name == "kept:headline");
  CHECK(parts[3].body == R"({"spans":[{"end":8,"kind":"name","latin":"Scott","start":0}]})");
  CHECK(text_of_parts({"sr-Cyrl", {}, "", ""}, parts).value() == text);
}

TEST_CASE("a text is derived with what a person said of its words") {
  const Text text = scott();
  const Text latin = derive(text, "sr-Latn");
  CHECK(latin.headline == "Scott u Srbiji");
  CHECK(latin.lead == "Stigla je injekcija.");
  CHECK(latin.blocks[0].text == "Kyle Scott i *Танјуг* na пошта.срб.");
  CHECK(latin.kept.empty());
  CHECK(first_underived(text, latin) == "");
}

TEST_CASE("a derived text is no longer that of its source when what is kept is another") {
  Text text = scott();
  const Text latin = derive(text, "sr-Latn");
  text.kept.erase("headline");
  CHECK(first_underived(text, latin) == "headline");
}

TEST_CASE("where law removed what is kept, the derived part is passed over") {
  Text text = scott();
  const Text latin = derive(text, "sr-Latn");
  text.kept.erase("scott000");
  text.removed["kept:scott000"] = 7;
  CHECK(first_underived(text, latin) == "");
}

TEST_CASE("only whole letters of the words can be kept, each once, and a word stands for a word") {
  const std::string words = "Кајл \\*Скот";
  CHECK_FALSE(refused(words, {word(words, "Кајл"), word(words, "Скот", "Scott")}));
  CHECK(refused(words, {{{0, 3}, KeepKind::name}}));
  CHECK(refused(words, {{{4, 4}, KeepKind::name}}));
  CHECK(refused(words, {{{0, 100}, KeepKind::name}}));
  CHECK(refused(words, {word(words, "Кајл"), word(words, "јл")}));
  CHECK(refused(words, {word(words, "*")}));
  CHECK_FALSE(refused("\\\\Скот", {{{2, 10}, KeepKind::name}}));
  CHECK_FALSE(refused("Кајл *и* Скот", {{{0, 22}, KeepKind::name}}));
  CHECK(refused("Кајл *и* Скот", {{{0, 22}, KeepKind::name, "Kyle"}}));
  for (const char* latin : {"", "a\nb", "*a*", "[a](b)", "a<b"}) {
    CHECK(refused(words, {word(words, "Кајл", latin)}));
  }
  CHECK(refused(words, {word(words, "Кајл", std::string(kMostLatinOctets + 1, 'a'))}));
  Kept named = word(words, "Кајл");
  named.lang = "\"";
  CHECK(refused(words, {named}));
}

TEST_CASE("a list of kept words that no program of ours wrote is not guessed at") {
  CHECK_FALSE(parse_kept(R"({"spans":[{"end":8,"kind":"verse","start":0}]})").ok());
  CHECK_FALSE(parse_kept(R"({"spans":[{"end":8,"kind":"name"}]})").ok());
  CHECK_FALSE(parse_kept(R"({"spans":7})").ok());
}
