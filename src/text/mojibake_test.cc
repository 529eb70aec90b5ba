#include "text/mojibake.h"

#include <doctest/doctest.h>

#include "text/code_page.h"
#include "text/utf8.h"

using namespace glasnik;

namespace {

// Reads UTF-8 as the code page, as the programs do that make mojibake; octets the page lacks stay.
std::string misread(std::string_view utf8, text::CodePage page) {
  std::string wrong;
  for (char c : utf8) {
    auto character = text::decode(std::string(1, c), page);
    if (character) {
      wrong += *character;
    } else {
      text::append(wrong, static_cast<unsigned char>(c));
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("UTF-8 misread as a code page is read again, once or twice misread") {
  using enum text::CodePage;
  for (std::string_view written :
       {"„Вучић“ – и Ђоковић", "“neutral” – Vučić, Đoković, Žeželj’s", "Србија", "75 MB…"}) {
    for (text::CodePage page : {windows_1252, windows_1250, windows_1251}) {
      CHECK(text::decode_mojibake(misread(written, page)).text == written);
    }
    CHECK(text::decode_mojibake(misread(misread(written, windows_1252), windows_1252)).text ==
          written);
  }
  text::Decoded decoded = text::decode_mojibake("He said â€œno.â€\u009D");
  CHECK(decoded.text == "He said “no.”");
  CHECK(decoded.count == 2);
  CHECK(decoded.first == 8);
  CHECK(decoded.example == "â€œ");
}

TEST_CASE("right text stays as it is") {
  for (const char* right :
       {"“CAFÉ” – “RÉSUMÉ”", "„Đ“, „SAĐ”", "Рђаво је „било“.", "Đ\u00A0Petrović", "“ESPAÑ”",
        "Čačak, Šabac, Žabalj", "Вучић – Ђоковић", "naïve café à la carte", "© 2017 – 5\u00A0€",
        "„Ђ“ и „Њ“", "Ä. Ö. Ü."}) {
    text::Decoded decoded = text::decode_mojibake(right);
    CHECK_MESSAGE(decoded.text == right, decoded.text);
    CHECK(decoded.count == 0);
  }
}

TEST_CASE("a lone pair counts only where the page was misread elsewhere") {
  using enum text::CodePage;
  CHECK(text::decode_mojibake("Đ”").count == 0);
  std::string both = misread("Вучић и", windows_1250);
  CHECK(text::decode_mojibake(both).text == "Вучић и");
}

TEST_CASE("bare C1 controls are what is left of windows-1252") {
  CHECK(text::decode_mojibake("\u0093no\u0094 \u0096 it\u0092s").text == "“no” – it’s");
}
