#include "text/slug.h"

#include <doctest/doctest.h>

using namespace glasnik;

TEST_CASE("both scripts of a headline have one slug") {
  const char* expected = "srbija-nece-uci-u-vojni-savez-djokovic-75-18";
  CHECK(text::slug("Србија неће ући у војни савез: Ђоковић, 75,18") == expected);
  CHECK(text::slug("Srbija neće ući u vojni savez: Đoković, 75,18") == expected);
}

TEST_CASE("a slug is cut at a hyphen, at 80 octets") {
  std::string words;
  for (int i = 0; i < 30; ++i) words += "word ";
  std::string slug = text::slug(words);
  CHECK(slug.size() == 79);
  CHECK(slug.ends_with("-word"));
  CHECK(text::slug(std::string(200, 'a')) == std::string(80, 'a'));
  CHECK(text::slug(std::string(80, 'a') + " b") == std::string(80, 'a'));
}

TEST_CASE("a slug is never empty and has no hyphen at its ends") {
  CHECK(text::slug("") == "-");
  CHECK(text::slug("日本 – !") == "-");
  CHECK(text::slug("– „Granit 2023“ –") == "granit-2023");
}
