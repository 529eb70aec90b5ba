#include "text/statement.h"

#include <doctest/doctest.h>

#include "text/quotation.h"
#include "text/translit.h"

using namespace glasnik;

namespace {

// What was found in one text, each ended by a semicolon: "rule [person] words; ".
std::string told(const std::vector<std::string_view>& blocks, const char* variant) {
  std::string lines;
  for (const text::Statement& statement : text::find_statements(blocks, variant)) {
    std::string line = std::string(text::name(statement.rule)) + " [";
    line += (statement.several ? "several" : statement.person) + "]";
    for (const text::Span& words : statement.words) {
      line += " " + std::string(words.of(blocks[statement.block]));
    }
    lines += line + "; ";
  }
  return lines;
}

}  // namespace

TEST_CASE("a quotation beside a verb of saying and its subject is that speaker's") {
  CHECK(told({"“We shall come again on Thursday,” said Minister Ana Savić."}, "en") ==
        "inline_cue [Ana Savić] We shall come again on Thursday; ");
  CHECK(told({"Minister Ana Savić replied: “I do not guess before cameras.”"}, "en") ==
        "inline_cue [Ana Savić] I do not guess before cameras.; ");
  CHECK(told({"„Doći ćemo ponovo u četvrtak“, rekla je ministarka Ana Savić."}, "sr-Latn") ==
        "inline_cue [Ana Savić] Doći ćemo ponovo u četvrtak; ");
  CHECK(told({"“Yes,” Ana Savić said, “we have come back.”"}, "en") ==
        "inline_cue [Ana Savić] Yes we have come back.; ");
  CHECK(told({"“We are late,” Ana Savić said."}, "en").empty());  // too short
  CHECK(told({"“We were very late,” Ana Savić said, “but we have come.”"}, "en") ==
        "inline_cue [Ana Savić] We were very late but we have come.; ");
}

TEST_CASE("the quotation that follows a tag goes on with its speaker") {
  CHECK(told({"“It was very late,” said Colonel Ana Savić. “Nobody was asleep.”",
              "“We went home at noon.”"},
             "en") ==
        "inline_cue [Ana Savić] It was very late; "
        "inherited [Ana Savić] Nobody was asleep.; "
        "inherited [Ana Savić] We went home at noon.; ");
}

TEST_CASE("what stands in marks but is nobody's is refused") {
  for (const char* block :
       {"Colonel Ana Savić attended exercise “Seven Wooden Bridges” in Mostine.",
        "The report “State of the River Defences” was adopted.",
        "Colonel Ana Savić spoke about the so-called “Free Islands Administration”.",
        "On the wall hangs the motto “Whoever knocks, we open to him”.",
        "Colonel Ana Savić read the weekly “Economy and Some Order” on the boat.",
        "“We never closed this one, said Colonel Ana Savić."}) {
    CHECK_MESSAGE(told({block}, "en").empty(), std::string(block));
  }
  for (const char* block :
       {"Pukovnik Ana Savić prisustvovala je vežbi „Sedam drvenih mostova“.",
        "Usvojen je izveštaj „Stanje odbrane od voda“.",
        "Pukovnik Ana Savić govorila je o takozvanoj „Slobodnoj upravi ostrva“.",
        "U tekstu se navodi da je izvor nepoznat."}) {
    CHECK_MESSAGE(told({block}, "sr-Latn").empty(), std::string(block));
  }
}

TEST_CASE("what was written in a book is written and not said") {
  CHECK(told({"State Secretary Jovan Perić wrote in the book: “You went out for others.”"}, "en") ==
        "written [Jovan Perić] You went out for others.; ");
}

TEST_CASE("told speech is parted at every verb and every that") {
  CHECK(told({"Minister Ana Savić said that the road is open and that the bridge will follow, and "
              "General Jovan Perić stressed that nobody had slept."},
             "en") ==
        "indirect [Ana Savić] the road is open; "
        "indirect [Ana Savić] the bridge will follow; "
        "indirect [Jovan Perić] nobody had slept; ");
  CHECK(told({"Ministarka Ana Savić istakla je da je put otvoren i dodala da će most biti gotov."},
             "sr-Latn") ==
        "indirect [Ana Savić] je put otvoren; "
        "indirect [Ana Savić] će most biti gotov; ");
  CHECK(told({"The support is very useful, Minister Ana Savić said and emphasised that a plan is "
              "what she wants."},
             "en") ==
        "indirect [Ana Savić] The support is very useful; "
        "indirect [Ana Savić] a plan is what she wants; ");
  CHECK(told({"The interlocutors noted that the cooperation was good."}, "en") ==
        "indirect [several] the cooperation was good; ");
}

TEST_CASE("thanks, reports, negations and the passive are nobody's statements") {
  for (const char* block : {"Minister Ana Savić thanked Colonel Jovan Perić and his crew.",
                            "The report states that the number has fallen by a fifth.",
                            "The Ministry said that the number has fallen by a fifth.",
                            "Minister Ana Savić did not say that the number has fallen.",
                            "It was noted that the number has fallen by a fifth."}) {
    CHECK_MESSAGE(told({block}, "en").empty(), std::string(block));
  }
}

TEST_CASE("a surname, an office and a pronoun are the person whom the text has named") {
  CHECK(told({"Minister of Defence Ana Savić met Mayor Jovan Perić.",
              "The Minister announced that the road would open. Perić confirmed that it was ready.",
              "She said that it was time."},
             "en") ==
        "indirect [Ana Savić] the road would open; "
        "indirect [Jovan Perić] it was ready; "
        "indirect [Ana Savić] it was time; ");
}

TEST_CASE("a name that stands in another case is given in the nominative, in both scripts") {
  const std::vector<std::string_view> blocks = {
      "Са министарком Достаном Вељковац разговарао је генерал Вукоман Његовац.",
      "Вељковац је рекла да је пут отворен.",
      "Према речима пуковника Симеона Крчмара, мост је готов. Крчмар је додао да су сви будни."};
  auto cyrillic = told(blocks, "sr-Cyrl");
  CHECK(cyrillic ==
        "indirect [Достана Вељковац] је пут отворен; "
        "according_to [Симеон Крчмар] мост је готов; "
        "indirect [Симеон Крчмар] су сви будни; ");
  std::vector<std::string> latin;
  for (std::string_view block : blocks) latin.push_back(text::to_latin(block).text);
  auto found = told({latin.begin(), latin.end()}, "sr-Latn");
  CHECK(found == text::to_latin(cyrillic).text);
}

TEST_CASE("according to a person is a statement, according to a body is none") {
  CHECK(told({"According to Colonel Ana Savić, the road is open."}, "en") ==
        "according_to [Ana Savić] the road is open; ");
  CHECK(told({"Radovi će, kako je rekla pukovnik Ana Savić, početi sutra."}, "sr-Latn") ==
        "according_to [Ana Savić] Radovi će početi sutra; ");
  CHECK(told({"According to the Bureau of Rivers, the road is open."}, "en").empty());
}

TEST_CASE("quotations nest, go on over paragraphs and may be left unclosed") {
  auto words = [](std::string_view block, std::string_view next) {
    std::string all;
    for (const text::Quotation& quotation : text::quotations(block, next)) {
      all += "[" + std::string(quotation.words.of(block)) + "]";
    }
    return all;
  };
  CHECK(words("He said “one ‘two’ three,” and “four”.", "") == "[one ‘two’ three][four]");
  CHECK(words("„Spolja „unutra“ opet spolja“ i kraj", "") == "[unutra]");
  CHECK(words("“It goes on", "“and ends.”") == "[It goes on]");
  CHECK(words("“It does not go on", "And nothing ends.") == "");
  CHECK(words("\"Straight,\" he said, \"as well\"", "") == "[Straight][as well]");
}
