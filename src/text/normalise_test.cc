#include "text/normalise.h"

#include <doctest/doctest.h>

using namespace glasnik;

TEST_CASE("text that is NFC stays as it is") {
  for (const char* same : {"", "ASCII", "Вучић – „Ђоковић“", "čćđšž", "\u00A0", "ﬁ", "각"}) {
    CHECK(text::is_nfc(same));
    CHECK(text::nfc(same) == same);
  }
}

TEST_CASE("letters and marks compose, with a count and the place of the first") {
  CHECK_FALSE(text::is_nfc("Vuc\u030Cic\u0301"));
  text::Composed composed = text::compose("Vuc\u030Cic\u0301");
  CHECK(composed.text == "Vučić");
  CHECK(composed.changes == 2);
  CHECK(composed.first == 2);
  CHECK(text::nfc("\u212B") == "Å");  // the angstrom sign, by itself not NFC
}

TEST_CASE("a long run of marks is parted instead of costing the square of its length") {
  std::string tower = "a";
  for (int i = 0; i < 100'000; ++i) tower += i % 2 == 0 ? "\u0301" : "\u0323";
  text::Composed composed = text::compose(tower);
  CHECK(composed.changes > 100'000 / 31 - 2);
  CHECK(text::compose(composed.text).changes == 0);
}
