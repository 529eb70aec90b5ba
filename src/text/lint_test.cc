#include "text/lint.h"

#include <doctest/doctest.h>

#include <array>

using namespace glasnik::text;

namespace {

std::vector<LintPassage> passages(const std::vector<std::string>& lines) {
  std::vector<LintPassage> all;
  for (const std::string& line : lines) all.push_back({LintRole::words, line, ""});
  return all;
}

// "spaces(  )->( )" for each hint of one rule.
std::string told_of(LintRule rule, const std::vector<std::string>& lines, std::string_view lang) {
  const std::vector<LintPassage> text = passages(lines);
  std::string all;
  for (const Hint& hint : lint(text, lang)) {
    if (hint.rule != rule) continue;
    all += "(" + std::string(hint.span.of(text[hint.passage].words)) + ")";
    if (hint.fix) all += "->(" + *hint.fix + ")";
  }
  return all;
}
std::string told(LintRule rule, const std::string& line, std::string_view lang = "sr-Cyrl") {
  return told_of(rule, {line}, lang);
}

// Every rule that says anything.
std::string rules(const std::string& line, std::string_view lang) {
  std::string all;
  for (const Hint& hint : lint(passages({line}), lang)) all += std::string(name(hint.rule)) + " ";
  return all;
}

std::string letters(std::size_t count) {
  std::string words;
  constexpr std::array<std::string_view, 5> kLetters = {"а", "е", "и", "о", "у"};
  for (std::size_t i = 0; i < count; ++i) words += i % 6 == 5 ? " " : kLetters[i / 6 % 5];
  return words;
}

}  // namespace

TEST_CASE("a word of two scripts is told, with its letters of one script where they look alike") {
  CHECK(told(LintRule::mixed_script, "Пpетходно је речено.") == "(Пpетходно)->(Претходно)");
  CHECK(told(LintRule::mixed_script, "Word with а Сyrillic letter", "en") ==
        "(Сyrillic)->(Cyrillic)");
  CHECK(told(LintRule::mixed_script, "Члан NATOу") == "(NATOу)");
  CHECK(told(LintRule::mixed_script, "Члан NATO-а и пошта.срб, mp4") == "");
}

TEST_CASE("text that was decoded wrongly is told with what it was") {
  CHECK(told(LintRule::double_encoded, "PredseÄ‡i", "sr-Latn") != "");
  CHECK(told(LintRule::double_encoded, "the â€œbridge is open", "en").find("“") !=
        std::string::npos);
  CHECK(told(LintRule::double_encoded, "Âge, château, “bridge”", "en") == "");
}

TEST_CASE("spaces that nobody meant are told") {
  CHECK(told(LintRule::spaces, "Мост  је") == "(  )->( )");
  CHECK(told(LintRule::spaces, "Мост , а") == "( )->()");
  CHECK(told(LintRule::spaces, "( мост)") == "( )->()");
  CHECK(told(LintRule::spaces, "Мост, а (дуг) је. .срб стоји - да") == "");
  CHECK(told(LintRule::spaces, "Мост је дуг ... и . . . стар") == "");
}

TEST_CASE("a space that is missing is told, and an abbreviation is none") {
  CHECK(told(LintRule::lost_space, "Forces,since", "en") == "(,)->(, )");
  CHECK(told(LintRule::lost_space, "It ended.The rest", "en") == "(.)->(. )");
  CHECK(told(LintRule::lost_space, "крај.Почетак") == "(.)->(. )");
  CHECK(told(LintRule::lost_space,
             "1,200 m, U.S.A., www.Vode.rs, Ana.Ilic@vode.gov.au, 10.30, a.m. B.Sc", "en") == "");
  CHECK(told(LintRule::lost_space, "д.о.о. Мост") == "");
}

TEST_CASE("a number keeps its unit on its line") {
  CHECK(told(LintRule::no_break_space, "Дуг је 5 km и 12 %.") == "( )->(\u00A0)( )->(\u00A0)");
  CHECK(told(LintRule::no_break_space, "75.18 MB", "en") == "( )->(\u00A0)");
  CHECK(told(LintRule::no_break_space, "Дуг је 5\u00A0km, 5 мостова, 2017 година") == "");
}

TEST_CASE("a word that is written twice is told") {
  CHECK(told(LintRule::doubled_word, "Мост је је дуг") == "( је)->()");
  CHECK(told(LintRule::doubled_word, "The the bridge", "en") == "( the)->()");
  CHECK(told(LintRule::doubled_word, "I know that that is so; Duran Duran", "en") == "");
  CHECK(told(LintRule::doubled_word, "Да, да; тек тек; је, је; is island", "sr-Cyrl") == "");
}

TEST_CASE("quotation marks of another language and those without their other are told") {
  CHECK(told(LintRule::quote_styles, "Рекао је \"да\".") == "(\")->(„)(\")->(“)");
  CHECK(told(LintRule::quote_styles, "He said „yes“.", "en") == "(„)->(“)(“)->(”)");
  CHECK(told(LintRule::quote_styles, "Рекао је “да”.") == "(“)->(„)");
  CHECK(told(LintRule::quote_styles, "Рекао је „да“ и „не”, „Гранит 2023“.") == "");
  CHECK(told(LintRule::quote_styles, "He said “yes”; a 5\" pipe; it's", "en") == "");
  CHECK(told(LintRule::quote_unpaired, "Рекао је „да и отишао.") == "(„)");
  CHECK(told(LintRule::quote_unpaired, "He said yes” and left", "en") == "(”)");
  CHECK(told(LintRule::quote_unpaired, "„Да“, рекао је, „не“.") == "");
  CHECK(told_of(LintRule::quote_unpaired, {"“One of two", "“and the other.”"}, "en") == "");
}

TEST_CASE("a hyphen is no dash, and a speaker's dash is left alone") {
  CHECK(told(LintRule::dash_styles, "Мост - дуг") == "(-)->(–)");
  CHECK(told(LintRule::dash_styles, "Бридж — дуг") == "(—)->(–)");
  CHECK(told(LintRule::dash_styles, "у периоду 2014-2016.") == "(-)->(–)");
  CHECK(told(LintRule::dash_styles, "- Мост је наш, рекао је.") == "");
  CHECK(told(LintRule::dash_styles, "Мост – дуг, црно-бело, 060-123-456, 2017-07-03") == "");
}

TEST_CASE("a small letter in a digraph among capitals is told") {
  CHECK(told(LintRule::digraph_caps, "ZAKLjUČILI SU", "sr-Latn") == "(j)->(J)");
  CHECK(told(LintRule::digraph_caps, "NJEGOŠ Njegoš, LJUBAV Ljubav, Džep, McNj", "sr-Latn") == "");
}

TEST_CASE("a Roman numeral of Cyrillic letters is told") {
  CHECK(told(LintRule::roman_cyrillic, "у ХХ веку") == "(ХХ)->(XX)");
  CHECK(told(LintRule::roman_cyrillic, "у XX веку, Хор, Х. Петровић, ХМ") == "");
}

TEST_CASE("dj at a name's begin is told in Serbian, and the seam of a prefix is not") {
  CHECK(told(LintRule::dj, "Дјоковић је стигао") == "(Дј)->(Ђ)");
  CHECK(told(LintRule::dj, "Djoković je stigao", "sr-Latn") == "(Dj)->(Đ)");
  CHECK(told(LintRule::dj, "Одједном предјело, адјутант; Ђоковић") == "");
  CHECK(told(LintRule::dj, "Djokovic won", "en") == "");
}

TEST_CASE("a decimal comma is told in English alone") {
  CHECK(told(LintRule::number_form, "It has 75,18 MB", "en") == "(,)->(.)");
  CHECK(told(LintRule::number_form, "1,200 people; 12,5,7; 3,000,000", "en") == "");
  CHECK(told(LintRule::number_form, "Има 75,18 MB") == "");
}

TEST_CASE("a degree before its name and a possessive before a verb are told") {
  CHECK(told(LintRule::title_form, "PhD Ana Petrović spoke", "en") == "(PhD)");
  CHECK(told(LintRule::title_form, "Ana Petrović, PhD Candidate; her PhD in law", "en") == "");
  CHECK(told(LintRule::possessive_verb, "President Vučić's is visiting", "en") == "('s is)");
  CHECK(told(LintRule::possessive_verb, "The President's visit is over", "en") == "");
}

TEST_CASE("a passage in the script of another variant is told") {
  CHECK(told(LintRule::wrong_language, "Most prelazi Savu i Dunav kod Beograda") != "");
  CHECK(told(LintRule::wrong_language, "Мост прелази Саву и Дунав", "en") != "");
  CHECK(told(LintRule::wrong_language, "Чланице NATO, UN и EU на самиту у Београду") == "");
  CHECK(told(LintRule::wrong_language, "NATO") == "");
}

TEST_CASE("a headline and a lead that lists would cut are told") {
  auto count = [](LintRole role, std::size_t size) {
    std::vector<LintPassage> text{{role, letters(size), ""}};
    return lint(text, "sr-Cyrl").size();
  };
  CHECK(count(LintRole::headline, kLongHeadline) == 0);
  CHECK(count(LintRole::headline, kLongHeadline + 2) == 1);
  CHECK(count(LintRole::lead, kLongLead) == 0);
  CHECK(count(LintRole::lead, kLongLead + 2) == 1);
}

TEST_CASE("a name that a text spells in two ways is told, with the letters it has elsewhere") {
  CHECK(told_of(LintRule::name_spelling, {"Đorđević je stigao.", "Djordjevic je rekao."},
                "sr-Latn") == "(Djordjevic)->(Đorđević)");
  CHECK(told_of(LintRule::name_spelling, {"Vučić came.", "Vucic left.", "Vučić's car"}, "en") ==
        "(Vucic)->(Vučić)");
  CHECK(told_of(LintRule::name_spelling, {"Vučić came.", "VUČIĆ left; Minister, minister"}, "en") ==
        "");
}

TEST_CASE("two words for one thing are told at the one that comes second") {
  CHECK(told_of(LintRule::terms, {"The Programme began.", "The Program ended."}, "en") ==
        "(Program)->(Programme)");
  CHECK(told_of(LintRule::terms, {"The Programme began.", "Programmes ended."}, "en") == "");
}

TEST_CASE("numbers that a translation has otherwise than its source are told") {
  auto differ = [](const std::string& translation, const std::string& source) {
    std::vector<LintPassage> here{{LintRole::words, translation, "bridge00"}};
    std::vector<LintPassage> there{{LintRole::words, source, "bridge00"}};
    std::string all;
    for (const Hint& hint : lint_beside(here, there)) {
      all += std::string(hint.span.of(translation)) + "|";
    }
    return all;
  };
  CHECK(differ("It cost 1,300 euros.", "Коштао је 1.200 евра.") == "1,300|");
  CHECK(differ("It cost 1,200.50 euros in 2017.", "Коштао је 1.200,50 евра 2017.") == "");
  CHECK(differ("Twelve came, 40 left.", "Дошло их је неколико.") == "");
}

TEST_CASE("nothing is said of an ordinary text, of an address, or of nothing") {
  CHECK(rules("Министар је отворио мост „Газела“ – 4. јула 2017. године.", "sr-Cyrl") == "");
  CHECK(rules("See https://vode.example/a--b  now", "en") == "spaces ");
  CHECK(rules("The minister opened the “Gazela” bridge – on 4 July 2017.", "en") == "");
  CHECK(rules("", "sr-Cyrl") == "");
}
