#include "text/repair.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "text/normalise.h"

using namespace glasnik;

namespace {

text::Repaired repaired(std::string_view octets, std::string_view variant = "sr-Latn") {
  auto result = text::repair(octets, variant);
  REQUIRE(result);
  return *std::move(result);
}

// The repairs as "kind count@line (example)|".
std::string told(const text::Repaired& text) {
  std::string told;
  for (const text::Repair& repair : text.repairs) {
    told += std::string(text::name(repair.kind)) + " " + std::to_string(repair.count) + "@" +
            std::to_string(repair.line) + " (" + repair.example + ")|";
  }
  return told;
}

std::string refusal(std::string_view octets) {
  auto result = text::repair(octets, "sr-Cyrl");
  return result ? "accepted" : result.error().message.substr(0, 8);
}

}  // namespace

TEST_CASE("clean text is not touched") {
  for (const char* clean : {"", "a\n\nb", "„Вучић“ – 75,18\u00A0MB\n", "a\u200Db"}) {
    text::Repaired text = repaired(clean);
    CHECK(text.text == clean);
    CHECK(told(text).empty());
    CHECK(text.encoding == "utf-8");
    CHECK(text.problems.empty());
  }
}

TEST_CASE("each repair is made, counted and placed") {
  struct Case {
    const char* input;
    const char* text;
    const char* told;
  };
  const Case cases[] = {
      {"\uFEFFa", "a", "byte_order_mark 1@1 (U+FEFF)|"},
      {"a\uFEFFb\n\uFEFF", "ab\n", "byte_order_mark 2@1 (U+FEFF)|"},
      {"a\r\nb\r\n", "a\nb\n", "line_end 2@1 (U+000D)|"},
      {"a\n\fb\rc\u0085d\u2028e", "a\n\nb\nc\nd\ne", "line_end 4@2 (U+000C)|"},
      {"a\x01\x7F-b\x1B", "a-b", "control 3@1 (U+0001)|"},
      {"a\u200Bb", "ab", "zero_width_space 1@1 (U+200B)|"},
      {"mini\u00ADstar", "ministar", "soft_hyphen 1@1 (U+00AD)|"},
      {"ǅep ǉ ǌ Ǌ", "Džep lj nj NJ", "digraph_sign 4@1 (U+01C5)|"},
      {"eﬁkasno ﬂota ĳs", "efikasno flota ijs", "ligature 3@1 (U+FB01)|"},
      {"x\nÐorðe", "x\nĐorđe", "eth 2@2 (U+00D0)|"},
      {"Vuc\u030C", "Vuč", "nfc 1@1 (c\u030C)|"},
      {"NAJMANjE i LjUDI, DžIP", "NAJMANJE i LJUDI, DŽIP", "digraph_case 3@1 (NAJMANjE)|"},
      {"a  b \t c\td", "a b c d", "space_run 3@1 (U+0020)|"},
      {"Ä‡ok", "ćok", "mojibake 1@1 (Ä‡)|"},
  };
  for (const Case& c : cases) {
    text::Repaired text = repaired(c.input);
    CHECK(text.text == c.text);
    CHECK(told(text) == c.told);
  }
}

TEST_CASE("what only looks like an error is left") {
  for (const char* right : {"Njegoš i Ljubljana", "UNJ-a", "SAD-Nj", "Nj.", "Lj", "NjegoŠ i",
                            "a\u00A0 b", "aNJega", "Kovačević-Njegoš"}) {
    CHECK(repaired(right).text == right);
  }
  CHECK(repaired("Ðorðe", "is").text == "Ðorðe");
  CHECK(repaired("NAJMANjE", "en").text == "NAJMANjE");
}

TEST_CASE("a word of two scripts is repaired where every stray letter has a twin") {
  text::Repaired text = repaired("Prеthodno: Сpбија\nи Bучић", "sr-Cyrl");  // е; p; B
  CHECK(text.text == "Prethodno: Србија\nи Вучић");
  CHECK(told(text) == "mixed_script 3@1 (Prеthodno)|");
  CHECK(text.problems.empty());
}

TEST_CASE("a word of two scripts without twins is a problem and stays") {
  text::Repaired text = repaired("да\nи Wordом, МУП-a", "sr-Cyrl");
  CHECK(text.text == "да\nи Wordом, МУП-a");
  REQUIRE(text.problems.size() == 1);
  CHECK(text.problems[0].kind == text::ProblemKind::mixed_script);
  CHECK(text.problems[0].at == 2);
  CHECK(text.problems[0].detail == "Wordом");
}

TEST_CASE("with as many letters of both scripts the variant decides") {
  CHECK(repaired("cа", "sr-Cyrl").text == "са");  // Latin c, Cyrillic а
  CHECK(repaired("cа", "sr-Latn").text == "ca");
}

TEST_CASE("characters that turn the reading direction are named and left") {
  text::Repaired text = repaired("a\n\u202Eb\u200F");
  CHECK(text.text == "a\n\u202Eb\u200F");
  REQUIRE(text.problems.size() == 2);
  CHECK(text.problems[0].kind == text::ProblemKind::direction_control);
  CHECK(text.problems[0].detail == "U+202E");
  CHECK(text.problems[0].at == 2);
}

TEST_CASE("code pages are told apart by the letters of the variant") {
  // "Vučić i Đoković: žešće šuma" and "Вучић и Ђоковић", "naïve café".
  text::Repaired latin = repaired(
      "Vu\xE8i\xE6 i \xD0okovi\xE6: \x9E"
      "e\x9A\xE6"
      "e \x9Auma");
  CHECK(latin.text == "Vučić i Đoković: žešće šuma");
  CHECK(told(latin) == "encoding 1@1 (windows-1250)|");
  CHECK(repaired("Vu\xE8i\xE6 ka\x9E"
                 "e",
                 "sr-Cyrl")
            .text == "Vučić kaže");
  text::Repaired cyrillic = repaired("\xC2\xF3\xF7\xE8\x9E \xE8 \x80\xEE\xEA\xEE\xE2\xE8\x9E");
  CHECK(cyrillic.text == "Вучић и Ђоковић");
  CHECK(cyrillic.encoding == "windows-1251");
  text::Repaired english = repaired("\x93na\xEFve\x94 caf\xE9", "en");
  CHECK(english.text == "“naïve” café");
  CHECK(english.encoding == "windows-1252");
}

TEST_CASE("binary input is no text, too much of it is too large, at once") {
  CHECK(refusal(std::string(1000, '\0')) == "not_text");
  CHECK(refusal(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)) == "not_text");
  CHECK(refusal(std::string("\xFF\xFEm\0i\0n\0i\0s\0t\0a\0r\0", 16)) == "not_text");
  std::string line(text::kLargestInput + 1, 'a');
  CHECK(text::repair(line, "en").error().code == Code::too_large);
  line.pop_back();
  CHECK(text::repair(line, "en").ok());
}

TEST_CASE("repaired text needs no further repair") {
  for (const char* input :
       {"\uFEFFÐorðe  Vuc\u030Cic\u0301\r\nNAJMANjE â€œpеace\u0094\u00AD ǉ\u030C ﬁ\u0301",
        "Ã¢Â\u0080Â¢ Increase", "a\u0301\u200B\u0323 \t\x01\t x", "ﬁ\u00ADe\u00ADﬁ  \f"}) {
    text::Repaired once = repaired(input);
    CHECK(text::is_nfc(once.text));
    text::Repaired twice = repaired(once.text);
    CHECK(twice.text == once.text);
    CHECK(told(twice).empty());
  }
}
