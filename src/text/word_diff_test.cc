#include "text/word_diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "text/words.h"

using namespace glasnik;

namespace {

std::size_t below(std::mt19937& random, std::size_t bound) { return random() % bound; }

// The runs in one line: [-removed-], {+added+}, the rest the same.
std::string marked(std::string_view before, std::string_view after) {
  std::string line;
  for (const text::DiffRun& run : text::word_diff(before, after)) {
    if (run.change == text::Change::same) line += run.before.of(before);
    if (run.change == text::Change::removed)
      line.append("[-").append(run.before.of(before)) += "-]";
    if (run.change == text::Change::added) line.append("{+").append(run.after.of(after)) += "+}";
  }
  return line;
}

// Fails unless the runs tell both texts to the octet.
void check_law(const std::string& before, const std::string& after) {
  CAPTURE(before);
  CAPTURE(after);
  std::string old_text;
  std::string new_text;
  std::string same;
  for (const text::DiffRun& run : text::word_diff(before, after)) {
    REQUIRE(run.before.begin == old_text.size());
    REQUIRE(run.after.begin == new_text.size());
    REQUIRE(run.before.size() + run.after.size() > 0);
    REQUIRE((run.change == text::Change::added) == (run.before.size() == 0));
    REQUIRE((run.change == text::Change::removed) == (run.after.size() == 0));
    if (run.change == text::Change::same) {
      REQUIRE(run.before.of(before) == run.after.of(after));
    }
    old_text += run.before.of(before);
    new_text += run.after.of(after);
  }
  REQUIRE(old_text == before);
  REQUIRE(new_text == after);
}

std::string random_token(std::mt19937& random) {
  constexpr const char* kTokens[] = {"a",    "i",      "Vučić", "Vucic", "војска", "–",
                                     "10,5", "rekao",  "of",    "je",    "mir.",   "mir",
                                     " ",    "\u00A0", "\n",    "  "};
  return kTokens[below(random, std::size(kTokens))];
}

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string text;
  for (std::size_t i = below(random, most + 1); i > 0; --i) {
    text += random_token(random);
    if (below(random, 4) != 0) text += ' ';
  }
  return text;
}

// `text` with some stretches of whole letters replaced.
std::string edited(std::mt19937& random, std::string text) {
  auto letter_begin = [&text](std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
  };
  for (std::size_t edits = below(random, 6); edits > 0; --edits) {
    std::size_t begin = letter_begin(below(random, text.size() + 1));
    std::size_t end = letter_begin(std::min<std::size_t>(text.size(), begin + below(random, 12)));
    text.replace(begin, end - begin, random_text(random, 2));
  }
  return text;
}

}  // namespace

TEST_CASE("words that changed are told from words that stayed") {
  CHECK(marked("Ministar je otišao u Niš.", "Ministar je juče otišao u Beograd.") ==
        "Ministar je {+juče +}otišao u [-Niš.-]{+Beograd.+}");
  CHECK(marked("a b c", "a b c") == "a b c");
  CHECK(marked("", "Novi red") == "{+Novi red+}");
  CHECK(marked("Stari red", "") == "[-Stari red-]");
  CHECK(marked("", "").empty());
}

TEST_CASE("a word stays as it stood when another follows it") {
  CHECK(marked("Došao je", "Došao je juče") == "Došao je{+ juče+}");
  CHECK(marked("Došao je juče", "Došao je") == "Došao je[- juče-]");
  CHECK(marked("Došao", " Došao") == "{+ +}Došao");
}

TEST_CASE("white space that changed is shown as changed") {
  CHECK(marked("75 MB i 3 km", "75\u00A0MB i 3 km") == "75[- -]{+\u00A0+}MB i 3 km");
  CHECK(marked("a  b", "a b") == "a[-  -]{+ +}b");
}

TEST_CASE("a little word between two rewritten passages is no news") {
  CHECK(marked("The minister of defence came.", "A colonel of our army came.") ==
        "[-The minister of defence -]{+A colonel of our army +}came.");
  CHECK(marked("Državni sekretar i prvi savetnik", "Načelnik Generalštaba i njegov zamenik") ==
        "[-Državni sekretar i prvi savetnik-]{+Načelnik Generalštaba i njegov zamenik+}");
}

TEST_CASE("a little word that stands between two additions stays") {
  CHECK(marked("vojska i narod", "hrabra naša vojska i ceo naš narod") ==
        "{+hrabra naša +}vojska i {+ceo naš +}narod");
  CHECK(marked("hrabra naša vojska i ceo naš narod", "vojska i narod") ==
        "[-hrabra naša -]vojska i [-ceo naš -]narod");
}

TEST_CASE("words that were only mended stay word by word") {
  CHECK(marked("Vucic i Djordjevic su rekli", "Vučić i Đorđević su rekli") ==
        "[-Vucic -]{+Vučić +}i [-Djordjevic -]{+Đorđević +}su rekli");
  CHECK(marked("Aleksandar Vucic, minstar odbrane", "Aleksandar Vučić, ministar odbrane") ==
        "Aleksandar [-Vucic, -]{+Vučić, +}[-minstar -]{+ministar +}odbrane");
  CHECK(marked("rat je gotov", "Rat je gotov!") == "[-rat -]{+Rat +}je [-gotov-]{+gotov!+}");
}

TEST_CASE("an addition begins where a sentence or a phrase begins") {
  CHECK(marked("He came. He left.", "He came. He ate. He left.") ==
        "He came. {+He ate. +}He left.");
  CHECK(marked("We saw the small house", "We saw the tall the small house") ==
        "We saw {+the tall +}the small house");
  CHECK(marked("Ministarstva odbrane danas", "Ministarstva odbrane i Generalštaba odbrane danas") ==
        "Ministarstva odbrane {+i Generalštaba odbrane +}danas");
  CHECK(marked("Bio je u Nišu i u Beogradu", "Bio je u Beogradu") ==
        "Bio je [-u Nišu i -]u Beogradu");
}

TEST_CASE("the runs tell both texts to the octet") {
  std::mt19937 random(5);
  for (int round = 0; round < 6'000; ++round) {
    std::string before = random_text(random, 20);
    check_law(before, edited(random, before));
    check_law(before, random_text(random, 20));
  }
}

TEST_CASE("a long rewriting past the bound still tells both texts") {
  std::mt19937 random(6);
  std::string before;
  std::string after;
  for (int i = 0; i < 3'000; ++i) {
    before += "w" + std::to_string(below(random, 200)) + " ";
    after += "w" + std::to_string(below(random, 200)) + " ";
  }
  check_law(before, after);
}

TEST_CASE("malformed octets are told like any others") {
  check_law("a \xFF b \xC4", "a \xC4\x8D \xFF c");
}
