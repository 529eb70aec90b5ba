#include "text/cyrillic.h"

#include <doctest/doctest.h>

#include "text/ascii_latin.h"
#include "text/translit.h"

using namespace glasnik;

namespace {

std::string cyrillic(std::string_view latin) { return text::to_cyrillic(latin).text; }

std::vector<text::DoubtRule> rules(std::string_view latin) {
  std::vector<text::DoubtRule> rules;
  for (const text::Doubt& doubt : text::to_cyrillic(latin).doubts) rules.push_back(doubt.rule);
  return rules;
}

}  // namespace

TEST_CASE("the thirty letters come back, in either case") {
  CHECK(cyrillic("abvgdđežzijk l ljm nnjo prstćufhcčdžš") == "абвгдђежзијк л љм nnjo прстћуфхцчџш");
  CHECK(cyrillic("ljubav, Ljubljana, LJUBAV, Njegoš, Džep, DŽEP") ==
        "љубав, Љубљана, ЉУБАВ, Његош, Џеп, ЏЕП");
  CHECK(cyrillic("ǉ ǈ Ǌ ǆ nĳe Ð ð") == "љ Љ Њ џ није Ђ ђ");
  CHECK(cyrillic("Već ћирилица, 日本\n") == "Већ ћирилица, 日本\n");
}

TEST_CASE("a pair is two letters by its shape, by U+200C and at a listed seam") {
  CHECK(cyrillic("poredŽivota aNJega") == "поредЖивота аНЈега");
  CHECK(cyrillic("in\u200Cjekt") == "инјект");
  CHECK(cyrillic("injekcija Tanjug nadživeti NADŽIVETI nenadživ mikroinjekcija") ==
        "инјекција Танјуг надживети НАДЖИВЕТИ ненаджив микроинјекција");
  CHECK(cyrillic("nadžak odžak konjanik podanjuk") == "наџак оџак коњаник подањук");
}

TEST_CASE("stress marks stay on their letter") {
  CHECK(cyrillic("ì ī ū") == "ѝ ӣ ӯ");
  CHECK(cyrillic("o\u0300n a\u0311") == "о\u0300н а\u0311");
}

TEST_CASE("what is not Serbian stays Latin") {
  CHECK(cyrillic("kod Yahua i Über, docx, mailom na Googleu") ==
        "код Yahua и Über, docx, mailom на Googleu");
  CHECK(cyrillic("75,18 MB i 5 km, T72 i mp4") == "75,18 MB и 5 km, T72 и mp4");
  CHECK(cyrillic("na www.mod.gov.rs i ime@mod.gov.rs, #vest, slika.jpg.") ==
        "на www.mod.gov.rs и ime@mod.gov.rs, #vest, slika.jpg.");
  CHECK(cyrillic("u XX i VII veku") == "у XX и VII веку");
  CHECK(cyrillic("VII VEK") == "ВИИ ВЕК");  // no small letter says what is a numeral
  CHECK(rules("u VII veku").empty());
}

TEST_CASE("what a person must settle is told, with both answers") {
  auto made = text::to_cyrillic("Reče Jellena MI.");
  REQUIRE(made.doubts.size() == 2);
  CHECK(made.doubts[0] == text::Doubt{{6, 13}, "Jellena", "Јеллена", text::DoubtRule::doubled});
  CHECK(made.doubts[1] == text::Doubt{{14, 16}, "МИ", "MI", text::DoubtRule::roman});
  CHECK(text::to_cyrillic("Djordje").doubts[0].other == "Ђорђе");
  CHECK(text::to_cyrillic("konjunktiva").doubts[0].other == "коњунктива");
  CHECK(rules("sistem PASARS") == std::vector{text::DoubtRule::acronym});
  CHECK(rules("NATO i SAD-a, PDF, najjači, odjednom, predjelo").empty());
}

TEST_CASE("a newsroom's span wins, and the offset map knows the way back") {
  std::string_view source = "Kajl Skot je rekao: Ljubav je.";
  std::vector<text::Kept> given = {{{0, 9}, text::KeepKind::name, "Кајл Скот"}};
  auto made = text::to_cyrillic(source, given);
  CHECK(made.text == "Кајл Скот је рекао: Љубав је.");
  text::Span love{source.find("Ljubav"), source.find("Ljubav") + 6};
  CHECK(made.map.target(love).of(made.text) == "Љубав");
}

TEST_CASE("letters that a keyboard lacks") {
  CHECK(text::ascii_latin("Šefe, čiji je đavo? ЂОКОВИЋ, Ђорђе, Đ.") ==
        "Sefe, ciji je djavo? DJOKOVIC, Djordje, Dj.");
  CHECK(text::ascii_latin("nĳe ǉut ǅep") == "nije ljut Dzep");
}
