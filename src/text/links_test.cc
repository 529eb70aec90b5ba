#include "text/links.h"

#include <doctest/doctest.h>

#include "text/markup.h"

using namespace glasnik;

namespace {

// Each link as "words>target".
std::string shown(std::string_view block) {
  std::string all;
  std::string read = text::plain(block);
  for (const text::Link& link : text::links(block)) {
    all += std::string(link.words.of(read)) + ">" + link.target + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("a link is its words and its target") {
  CHECK(shown("Mi & [*Vojska* „Srbije“](https://a.rs/?x=1&y=2), <https://b.rs>.") ==
        "Vojska „Srbije“>https://a.rs/?x=1&y=2 https://b.rs>https://b.rs ");
  CHECK(shown("![slika](https://a.rs/1) [a](mailto:a@b.rs)") ==
        "slika>https://a.rs/1 a>mailto:a@b.rs ");
}

TEST_CASE("what the page shows without a link is none") {
  CHECK(
      shown("[a](javascript:alert) <b> a < b > c \\[a](https://a.rs) \"<a href=\"x\">\"").empty());
  CHECK(shown("no link").empty());
  CHECK(shown("").empty());
}
