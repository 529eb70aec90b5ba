#include "text/keep.h"

#include <doctest/doctest.h>

#include <string>

using namespace glasnik;

namespace {

// The kept stretches of a text, as "kind:words|".
std::string kept(std::string_view text) {
  std::string found;
  for (const text::Kept& kept : text::automatic_spans(text)) {
    found += std::string(text::name(kept.kind)) + ":" + std::string(kept.span.of(text)) + "|";
  }
  return found;
}

}  // namespace

TEST_CASE("addresses, handles and files that hold Cyrillic are kept") {
  CHECK(kept("Видети https://пример.срб/вест/1, молимо.") == "url:https://пример.срб/вест/1|");
  CHECK(kept("(www.пример.com)") == "url:www.пример.com|");
  CHECK(kept("На сајту пример.срб.") == "url:пример.срб|");
  CHECK(kept("Сајт Мој.Пример.СРБ/пут!") == "url:Мој.Пример.СРБ/пут|");
  CHECK(kept("Пишите на прес@пример.срб, хвала") == "email:прес@пример.срб|");
  CHECK(kept("Прати @налог_1 и #ознака!") == "handle:@налог_1|handle:#ознака|");
  CHECK(kept("Датотека слика-1.jpg је ту") == "file:слика-1.jpg|");
  CHECK(kept("[текст](https://пример.срб/а)") == "url:https://пример.срб/а|");
}

TEST_CASE("a case ending after a hyphen is no part of a domain or file") {
  CHECK(kept("на пример.срб-у и слика.jpg-ом") == "url:пример.срб|file:слика.jpg|");
}

TEST_CASE("what is no address is not kept") {
  for (const char* plain :
       {"Дошао је.Отишао је.", "др. Петровић, 12. јул 2017.", "Рекао је: „Не.“", "крај.Windows",
        "у 10.30 часова", "https://example.org/a", "info@example.org", "#", "@ @", "а@б", "...",
        "И др.ком", ".срб", "://", "Мир://"}) {
    CHECK_MESSAGE(kept(plain).empty(), plain << " -> " << kept(plain));
  }
}

TEST_CASE("kinds are stored by name") {
  CHECK(text::parse_keep_kind("roman") == text::KeepKind::roman);
  CHECK(text::name(text::KeepKind::letter) == "letter");
  CHECK_FALSE(text::parse_keep_kind("latin"));
}
