// What the rules say of single words, through the guard that asks them.

#include "text/typography_rules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/typography.h"

using namespace glasnik;

namespace {

struct Case {
  const char* before;
  const char* after;
  const char* refusal;  // words of the reason; null: it is typography
};

void check(const std::vector<Case>& cases, std::string_view variant) {
  for (const Case& row : cases) {
    INFO(row.before, " | ", row.after);
    text::TextBlock was{"a", "paragraph", row.before};
    text::TextBlock is{"a", "paragraph", row.after};
    std::string refusal =
        text::typography_change({&was, 1}, {&is, 1}, variant).refusal.value_or("");
    CAPTURE(refusal);
    CHECK((refusal == "") == (row.refusal == nullptr));
    if (row.refusal != nullptr) CHECK(refusal.find(row.refusal) != refusal.npos);
  }
}

}  // namespace

TEST_CASE("English: what was misspelt may be mended") {
  check({{"He came.", "He came.", nullptr},
         {"Teh minister spoke to the army.", "The minister spoke to the army.", nullptr},
         {"the goverment said", "the government said", nullptr},
         {"it was recieved", "it was received", nullptr},
         {"the ministry", "the Ministry", nullptr},
         {"NATO and nato", "NATO and NATO", nullptr},
         {"said:yes", "said: yes", nullptr},
         {"forces,since then", "forces, since then", nullptr},
         {"a - b", "a – b", nullptr},
         {"2014-2016", "2014–2016", nullptr},
         {"2014 - 2016", "2014–2016", nullptr},
         {"He said \"yes\".", "He said “yes”.", nullptr},
         {"75 MB", "75\u00A0MB", nullptr},
         {"75MB", "75 MB", nullptr},
         {"F-16 and F16", "F-16 and F-16", nullptr},
         {"the U.S. army", "the US army", nullptr},
         {"well known", "well-known", nullptr},
         {"co-operate", "cooperate", nullptr},
         {"to gether with", "together with", nullptr},
         {"alot of men", "a lot of men", nullptr},
         {"he can not come", "he cannot come", nullptr},
         {"he can't come", "he can’t come", nullptr},
         {"its army", "it's army", nullptr},
         {"He came in 2014", "He came in 2014.", nullptr},
         {"Cafe Metropol", "Café Metropol", nullptr},
         {"Aleksandar Vucic", "Aleksandar Vučić", nullptr},
         {"Dokovic and Djordjevic", "Đoković and Đorđević", nullptr},
         {"Ivan spoke", "Iván spoke", nullptr},
         {"a *big* house", "a big house", nullptr},
         {"one\u200B two", "one two", nullptr},
         {"teh the end", "the the end", nullptr}},
        "en");
}

TEST_CASE("English: another sense is no typography") {
  check({{"He can come.", "He can't come.", "'can' became 'cant': a negation"},
         {"He can't come.", "He can come.", "a negation"},
         {"It is now safe.", "It is not safe.", "'now' became 'not': a negation"},
         {"It is not safe.", "It is now safe.", "a negation"},
         {"It is not safe.", "It is safe.", "'not' was removed"},
         {"It is safe.", "It is not safe.", "'not' was added"},
         {"He was notable.", "He was not able.", "a negation"},
         {"nowhere", "now here", "a negation"},
         {"1.000 men", "1,000 men", "'1.000' became '1,000': a number"},
         {"12 men", "13 men", "a number"},
         {"5 000 men", "5000 men", "'5' became '5000': a number"},
         {"-5 degrees", "5 degrees", "'-' was removed"},
         {"2014–2016", "2014 2016", "'–' was removed"},
         {"10:30", "10.30", "a number"},
         {"5% of it", "5 of it", "'%' was removed"},
         {"T-72", "D-72", "'T' became 'D': what is written in one with a digit"},
         {"5mW", "5MW", "what is written in one with a digit"},
         {"5 km", "5 cm", "a unit"},
         {"one million", "one billion", "a number, a month"},
         {"one millon", "one billion", "a number, a month"},
         {"in June", "in July", "a number, a month"},
         {"in march", "in may", "a number, a month"},
         {"on Monday", "on Sunday", "a number, a month"},
         {"north of it", "south of it", "a number, a month"},
         {"six ty", "sixty", "a number, a month"},
         {"Charles XIV", "Charles XVI", "a number"},
         {"m² of land", "m³ of land", "a symbol"},
         {"it was possible", "it was impossible", "this prefix turns the sense"},
         {"the decrease", "the increase", "this prefix turns the sense"},
         {"legal", "illegal", "this prefix turns the sense"},
         {"he said", "she said", "these are two words"},
         {"may come", "must come", "a number, a month"},
         {"this or that", "this of that", "these are two words"},
         {"a house", "a bunker", "'house' became 'bunker': more than two letters"},
         {"option a", "option b", "no letter stayed"},
         {"Ivan spoke", "Jovan spoke", "a name may change in diacritics only"},
         {"with Iran", "with Iraq", "a name may change"},
         {"Austria", "Australia", "a name may change"},
         {"serbai", "Serbia", "a name may change"},
         {"Serbia", "сербиа", "another script"},
         {"see mod.gov.rs", "see mod.gov.me", "an address"},
         {"mail a@mod.rs", "mail b@mod.rs", "an address"},
         {"the whole army", "the w\u0336hole army", "'whole' became 'w'"},
         {"pay 10", "\u202Epay 10", "'\u202E' was added"},
         {"$5", "€5", "a symbol"},
         {"a b", "b a", "'"}},
        "en");
}

TEST_CASE("Serbian in Latin letters: what was misspelt may be mended") {
  check({{"pre dsednik", "predsednik", nullptr},
         {"po-red toga", "pored toga", nullptr},
         {"po-red toga", "po red toga", nullptr},
         {"uopste nije", "uopšte nije", nullptr},
         {"neznam", "neznam,", nullptr},
         {"ne ću doći", "neću doći", nullptr},
         {"nece doci", "neće doći", nullptr},
         {"predsjednik", "predsednik", nullptr},
         {"minstar odbrane", "ministar odbrane", nullptr},
         {"Minstar i ministar", "Ministar i ministar", nullptr},
         {"\"Granit 2023\"", "„Granit 2023“", nullptr},
         {"3.7.2017. godine", "3.7.2017. godine,", nullptr},
         {"5.-6. jula", "5–6. jula", "a number"},
         {"5.-6. jula", "5.–6. jula", nullptr},
         {"Djordjevic", "Đorđević", nullptr},
         {"Vojska srbije", "Vojska Srbije", nullptr},
         {"NAJMANjE", "NAJMANJE", nullptr},
         {"Pr\u0435thodno", "Prethodno", nullptr}},
        "sr-Latn");
}

TEST_CASE("Serbian in Latin letters: another sense is no typography") {
  check({{"To je tako.", "To nije tako.", "'je' became 'nije': a negation"},
         {"Mi ćemo doći", "Mi nećemo doći", "'ćemo' became 'nećemo': a negation"},
         {"nema reči", "ima reči", "a negation"},
         {"ne ko", "neko", "a negation"},
         {"bez toga", "kroz toga", "a negation"},
         {"milion ljudi", "bilion ljudi", "a number, a month"},
         {"dva deset", "dvadeset", "a number, a month"},
         {"u junu", "u julu", "a number, a month"},
         {"treći put", "sreći put", "a number, a month"},
         {"5. brigada", "5 brigada", "a number"},
         {"75,18 MB", "75.18 MB", "a number"},
         {"prijatelj", "neprijatelj", "this prefix turns the sense"},
         {"uvoz robe", "izvoz robe", "this prefix turns the sense"},
         {"u Niš", "i Niš", "these are two words"},
         {"vojska i narod", "vojska ili narod", "these are two words"},
         {"Marko", "Mirko", "a name may change"},
         {"Vučić", "Vuči\u045B", "another script"},
         {"Vučić", "Вучић", "another script"},
         {"Paris", "\u0420aris", "another script"},
         {"\u0420aris", "Paris", "a name may change"}},
        "sr-Latn");
}

TEST_CASE("Serbian in Cyrillic letters follows the same rules, but its letters are not bald") {
  check({{"пре дседник", "председник", nullptr},
         {"минстар одбране", "министар одбране", nullptr},
         {"Министар рече: „да\".", "Министар рече: „да“.", nullptr},
         {"уопсте", "уопште", nullptr},
         {"ре\u0301че", "рече", nullptr},
         {"не ће доћи", "неће доћи", nullptr},
         {"2014-2016. година", "2014–2016. година", nullptr},
         {"Пр\u0065тходно", "Претходно", nullptr},
         {"То је тако.", "То није тако.", "a negation"},
         {"неће доћи", "ће доћи", "a negation"},
         {"милион људи", "билион људи", "a number, a month"},
         {"у јуну", "у јулу", "a number, a month"},
         {"Иван", "Јован", "a name may change"},
         {"Сушић", "Шушић", "a name may change"},
         {"сто људи", "што људи", "a number, a month"},
         {"Ђоковић", "Доковић", "a name may change"},
         {"увоз", "извоз", "this prefix turns the sense"},
         {"Вучић", "Вучи\u0107", "another script"},
         {"Претходно", "Пр\u0065тходно", "another script"},
         {"НАТО", "NATO", "another script"}},
        "sr-Cyrl");
}

TEST_CASE("a language without lists of its own has all of them") {
  check({{"now", "not", "a negation"}, {"je", "nije", "a negation"}, {"rijec", "riječ", nullptr}},
        "hr");
}
