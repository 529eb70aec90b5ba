#include "text/translit.h"

#include <doctest/doctest.h>

#include <string>

#include "text/normalise.h"

using namespace glasnik;

namespace {

std::string latin(std::string_view cyrillic) { return text::to_latin(cyrillic).text; }

}  // namespace

TEST_CASE("the thirty letters, and all else copied") {
  CHECK(latin("абвгдђежзијклљмнњопрстћуфхцчџш") == "abvgdđežzijklljmnnjoprstćufhcčdžš");
  CHECK(latin("АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ") == "ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ");
  CHECK(latin("Kyle – „NATO“ 75,18 MB, 日本\n") == "Kyle – „NATO“ 75,18 MB, 日本\n");
  CHECK(latin("").empty());
}

TEST_CASE("capital digraphs look at their neighbours") {
  CHECK(latin("Љубљана, Његош, Џеп") == "Ljubljana, Njegoš, Džep");
  CHECK(latin("ЉУБАВ ЊЕГОШ ЏЕП") == "LJUBAV NJEGOŠ DŽEP");
  CHECK(latin("УЊ") == "UNJ");
  CHECK(latin("УЊ-а и БЉ.") == "UNJ-a i BLJ.");
  CHECK(latin("ЉЊ, Љљ, љЉ") == "LJNJ, Ljlj, ljLj");
  CHECK(latin("ПАЊ 5") == "PANJ 5");
  CHECK(latin("иЉ") == "iLj");
}

TEST_CASE("a lone letter is title case, and capitals only where the block has no lower case") {
  CHECK(latin("Љ. Петровић") == "Lj. Petrović");
  CHECK(latin("Џ") == "DŽ");
  CHECK(latin("Љ. ПЕТРОВИЋ") == "LJ. PETROVIĆ");
  CHECK(latin("тачка Џ)") == "tačka Dž)");
}

TEST_CASE("stress marks stay on their letter, composed") {
  CHECK(latin("и\u0300") == "ì");
  CHECK(latin(text::nfc("и\u0300е\u0300И\u0300Е\u0300и\u0304у\u0304И\u0304У\u0304")) == "ìèÌÈīūĪŪ");
  CHECK(latin("а\u0301р\u0311") == "áȓ");
  CHECK(latin("Љ\u0301у") == "Lj\u0301u");
  CHECK(text::is_nfc(latin("а\u0323\u0301")));
}

TEST_CASE("a letter that is not Serbian is copied and named once, with its place") {
  text::Latin made = text::to_latin("Толстой и Байден: ы");
  CHECK(made.text == "Tolstoй i Baйden: ы");
  REQUIRE(made.problems.size() == 2);
  CHECK(made.problems[0].kind == text::ProblemKind::foreign_letter);
  CHECK(made.problems[0].detail == "й");
  CHECK(made.problems[0].at == 12);
  CHECK(made.problems[1].detail == "ы");
}

TEST_CASE("kept stretches stay, a newsroom's exception stands in its place") {
  std::string_view text = "Кајл Скот на пример.срб";
  CHECK(latin(text) == "Kajl Skot na пример.срб");
  std::vector<text::Kept> given = {{{0, 17}, text::KeepKind::name, "Kyle Scott"}};
  CHECK(text::to_latin(text, given).text == "Kyle Scott na пример.срб");
  given = {{{23, 42}, text::KeepKind::url, "primer.rs"}};  // wins over the automatic one
  CHECK(text::to_latin(text, given).text.ends_with("na primer.rs"));
  given = {{{1, 4}, text::KeepKind::name, "X"}, {{0, 900}, text::KeepKind::name, "X"}};
  CHECK(text::to_latin(text, given).text == latin(text));  // inside a letter; past the end
}

TEST_CASE("the offset map carries a quotation over") {
  std::string_view text = "- Љубав је јача, рекао је Џон.";
  text::Latin made = text::to_latin(text);
  std::size_t begin = text.find("Љубав");
  std::size_t end = text.find(", рекао");
  CHECK(made.map.target(text::Span{begin, end}).of(made.text) == "Ljubav je jača");
  CHECK(made.map.source(made.map.target(text::Span{begin, end})) == text::Span{begin, end});
}
