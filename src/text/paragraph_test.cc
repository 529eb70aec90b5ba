#include "text/paragraph.h"

#include <doctest/doctest.h>

using namespace glasnik;

namespace {

// The paragraphs of a text as "first-last words|".
std::string paragraphs(std::string_view text) {
  std::string found;
  for (const text::Passage& passage : text::join_wrapped(text::source_lines(text).filled)) {
    found += std::to_string(passage.lines.first) + "-" + std::to_string(passage.lines.last) + " " +
             passage.text + "|";
  }
  return found;
}

std::string first_sentence(std::string_view text) {
  std::size_t end = text::first_sentence_end(text);
  return end == text.npos ? "all" : std::string(text.substr(0, end));
}

}  // namespace

TEST_CASE("lines are numbered from one, a last line end makes no further line") {
  CHECK(text::source_lines("").count == 0);
  CHECK(text::source_lines("a").count == 1);
  CHECK(text::source_lines("a\n").count == 1);
  text::SourceLines lines = text::source_lines("\n a \n\u00A0\nb");
  CHECK(lines.count == 4);
  REQUIRE(lines.filled.size() == 2);
  CHECK(lines.filled[0].text == "a");
  CHECK(lines.filled[1].number == 4);
}

TEST_CASE("paragraphs of one line each stay apart") {
  CHECK(paragraphs("One.\n\nTwo\nthree\n- four") == "1-1 One.|3-3 Two|4-4 three|5-5 - four|");
}

TEST_CASE("a line that goes on in lower case is joined") {
  CHECK(paragraphs("The minister and the ambassador discussed further\ncooperation.\nThe end.") ==
        "1-2 The minister and the ambassador discussed further cooperation.|3-3 The end.|");
}

TEST_CASE("where lines are wrapped at a width, capitals and figures go on too") {
  const char* wrapped =
      "The minister and the ambassador discussed further defence\n"
      "cooperation between the two countries on the third of\n"
      "July in Belgrade and the previous period, in which joint\n"
      "exercises were held with the Ohio National Guard in that\n"
      "programme of partnership, which the ministry of defence\n"
      "joined.\n"
      "Another paragraph.\n";
  std::string found = paragraphs(wrapped);
  CHECK(found.starts_with("1-6 The minister"));
  CHECK(found.ends_with("7-7 Another paragraph.|"));
}

TEST_CASE("wrapped lines with a blank line after each are joined as well") {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text += "to the members of the committee that met here on\n\n";
  }
  CHECK(paragraphs(text + "Monday.\n\n\n\nA new paragraph.").starts_with("1-9 to the members"));
  CHECK(paragraphs(text + "Monday.\n\n\n\nA new paragraph.").ends_with("|13-13 A new paragraph.|"));
}

TEST_CASE("dash lines, attachments, dates and headings are joined to nothing before them") {
  std::string line = "a long line without any stop at its end that could well go on";
  for (const char* next : {"- Speech", "mp4 (75,18 MB)", "03.07.2017.", "Photogallery"}) {
    CHECK(paragraphs(line + "\n" + next) == "1-1 " + line + "|2-2 " + next + "|");
  }
}

TEST_CASE("a first sentence ends at its stop, not at an abbreviation or an initial") {
  CHECK(first_sentence("Senate passes act. The act says") == "Senate passes act.");
  CHECK(first_sentence("Sen. J. Smith met Lt. Gen. Brown. They talked.") ==
        "Sen. J. Smith met Lt. Gen. Brown.");
  CHECK(first_sentence("He said “no.” Then he left.") == "He said “no.”");
  CHECK(first_sentence("The U.S. Army came. It left.") == "The U.S. Army came.");
  CHECK(first_sentence("One and only.") == "all");
  CHECK(first_sentence("at 10.30 h. and later") == "all");
}
