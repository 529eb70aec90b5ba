#include "text/key.h"

#include <doctest/doctest.h>

#include "text/normalise.h"
#include "text/translit.h"

using namespace glasnik;

TEST_CASE("a name has one key in both scripts, with dj, and bald where only carons are lost") {
  struct Name {
    const char* key;
    std::vector<const char*> written;
  };
  const std::vector<Name> names = {
      {"vucic", {"Вучић", "Vučić", "Vucic", "ВУЧИЋ", "VUČIĆ", "Vuc\u030Cic\u0301"}},
      {"djordjevic", {"Ђорђевић", "Đorđević", "Djordjevic", "Ðorðević"}},
      {"djokovic", {"Ђоковић", "Đoković", "Djokovic", "DJOKOVIC"}},
      {"ljubisa", {"Љубиша", "Ljubiša", "Ljubisa", "ЉУБИША", "ǈubiša"}},
      {"njegos", {"Његош", "Njegoš", "Njegos"}},
      {"dzep", {"Џеп", "Džep", "Dzep", "ǅep"}},
      {"seselj", {"Шешељ", "Šešelj", "Seselj"}},
      {"cvijetic", {"Цвијетић", "Cvijetić", "Cvijetic"}},
      {"injekcija", {"инјекција", "injekcija", "инјекција"}},
      {"nadziveti", {"надживети", "nadživeti", "nadziveti"}},
      {"ljubljana", {"Љубљана", "Ljubljana", "Ǉubǉana"}},
      {"tanjug", {"Танјуг", "Tanjug"}}};
  for (const Name& name : names) {
    for (const char* written : name.written) CHECK_MESSAGE(text::key(written) == name.key, written);
  }
}

TEST_CASE("letters of neighbours and marks of all kinds") {
  CHECK(text::key("Толстой Щербаков Юрий Ярослав Эрмитаж Сърбия Ѓорѓи Ќосев") ==
        "tolstoj scerbakov jurij jaroslav ermitaz srbija djordji cosev");
  CHECK(text::key("Łódź Ørsted Straße Æsir Œuvre Þór ıŞık Ångström é ế ǿ ǖ") ==
        "lodz orsted strasse aesir oeuvre thor isik angstrom e e o u");
  CHECK(text::key("ﬁn ² Ⅳ ５０ №") == "fin 2 iv 50 no");
  CHECK(text::key("а\u0301 ѝ ѐ ӣ ў ё") == "a i e i u e");
}

TEST_CASE("apostrophes inside a word go, other punctuation stays") {
  CHECK(text::key("O'Neill’s Д’Артањан 'a' rock 'n' roll") ==
        "oneills dartanjan 'a' rock 'n' roll");
  CHECK(text::key("75,18 MB (v. 2.0)") == "75,18 mb (v. 2.0)");
}

TEST_CASE("letters keep their diacritics") {
  CHECK(text::letters("Вучић и ЂОКОВИЋ") == "vučić i đoković");
  CHECK(text::letters("а\u0301") == "á");
  CHECK(text::letters("Kyle–„Scott“") == "kyle–„scott“");
}

TEST_CASE("the fold knows the way back") {
  std::string_view source = "– Ово ЈЕ Њ, реко\u0301 је ﬁn.";
  text::Folded folded = text::folded_letters(source);
  CHECK(folded.text == "– ovo je nj, rekó je fin.");
  std::size_t at = folded.text.find("rekó");
  CHECK(folded.map.source(text::Span{at, at + 5}).of(source) == "реко\u0301");
  at = folded.text.find("fin");
  CHECK(folded.map.source(text::Span{at, at + 3}).of(source) == "ﬁn");
}

TEST_CASE("what transliterates has one key on both sides") {
  for (const char* cyrillic : {"Министарство одбране Републике Србије", "УЊ-а, Љ. ПЕТРОВИЋ и Џон",
                               "надживети инјекцију – „Његош“", "ѝ ѐ ӣ"}) {
    CHECK(text::key(text::to_latin(cyrillic).text) == text::key(cyrillic));
    CHECK(text::key(text::key(cyrillic)) == text::key(cyrillic));
  }
}

TEST_CASE("same words by key, marks and spaces aside") {
  CHECK(text::same_by_key("Barbara Lee: Petraeus Walks in Powells Footsteps",
                          "BARBARA LEE – PETRAEUS WALKS IN POWELL'S FOOTSTEPS "));
  CHECK(text::same_by_key("Министарство одбране", "ministarstvo  odbrane."));
  CHECK_FALSE(text::same_by_key("Ministarstvo odbrane", "Ministarstvo odbrane Srbije"));
  CHECK_FALSE(text::same_by_key("a b", "ab"));
}

TEST_CASE("a tower of marks folds in linear time") {
  std::string tower = "a";
  for (int i = 0; i < 200'000; ++i) tower += i % 2 == 0 ? "\u0301" : "\u0323";
  CHECK(text::key(tower) == "a");
}
