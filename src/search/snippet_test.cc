#include "search/snippet.h"

#include <doctest/doctest.h>

using namespace glasnik;
using search::Language;
using search::Piece;

namespace {

search::Found found_by(std::vector<std::string> terms, std::vector<std::string> beginnings = {}) {
  search::Found found;
  found.marked = std::move(terms);
  found.marked_beginnings = std::move(beginnings);
  return found;
}
using Pieces = std::vector<Piece>;

}  // namespace

TEST_CASE("marks stand in the text as it is, whichever script was typed") {
  search::Found found = found_by({"Kvucic"});
  CHECK(search::marked("Председник Вучић је", Language::serbian, found) ==
        Pieces{{"Председник "}, {"Вучић", true}, {" је"}});
  CHECK(search::marked("Vučić", Language::serbian, found) == Pieces{{"Vučić", true}});
  CHECK(search::marked("Ништа", Language::serbian, found) == Pieces{{"Ништа"}});
  CHECK(search::marked("Bridges", Language::english, found_by({"Ebridg"})) ==
        Pieces{{"Bridges", true}});
  CHECK(search::marked("мостови", Language::serbian, found_by({}, {"Kmos"})) ==
        Pieces{{"мостови", true}});
}

TEST_CASE("the block that has most is shown, cut at words") {
  search::Found found = found_by({"Kmost", "Kdolina"});
  std::vector<std::string> blocks = {"Стари мост је срушен.", "Нови мост је у месту Долина."};
  CHECK(search::snippet(blocks, Language::serbian, found, 200)[1] == Piece{"мост", true});
  CHECK(search::snippet(blocks, Language::serbian, found, 200)[3] == Piece{"Долина", true});
  CHECK(search::snippet({"Ништа."}, Language::serbian, found, 200).empty());
  std::string far;
  for (int i = 0; i < 100; ++i) far += "речи ";
  Pieces cut = search::snippet({far + "мост " + far}, Language::serbian, found, 40);
  CHECK(cut.front() == Piece{"… "});
  CHECK(cut.back() == Piece{"…"});
  CHECK(cut[2] == Piece{"мост", true});
}
