#include "text/carried.h"

#include <doctest/doctest.h>

using namespace glasnik::text;

namespace {

Kept kept(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != text.npos);
  return {{at, at + words.size()}, KeepKind::name};
}

// The words on which the spans stand after the change, by "|".
std::string carried_words(std::string_view before, std::string_view word, std::string_view after) {
  std::string words;
  for (const Kept& one : carried({{kept(before, word)}}, before, after)) {
    words += std::string(one.span.of(after)) + "|";
  }
  return words;
}

}  // namespace

TEST_CASE("a kept word goes with its text, wherever that moves") {
  CHECK(carried_words("Прва инјекција.", "инјекција", "Прва инјекција.") == "инјекција|");
  CHECK(carried_words("Прва инјекција.", "инјекција", "Данас је прва инјекција.") == "инјекција|");
  CHECK(carried_words("Прва инјекција.", "инјекција", "Прва инјекција, и друга.") == "инјекција|");
  CHECK(carried_words("Прва инјекција.", "инјекција", "Прва „инјекција“.") == "инјекција|");
}

TEST_CASE("a kept word that was changed is kept no more") {
  CHECK(carried_words("Прва инјекција.", "инјекција", "Прва инјекцијама.") == "");
  CHECK(carried_words("Прва инјекција.", "инјекција", "Прва.") == "");
  CHECK(carried_words("Прва инјекција.", "инјекција", "Реинјекција.") == "");
  CHECK(carried_words("Прва инјекција.", "инјекција", "") == "");
}

TEST_CASE("what each side kept and let go of is merged") {
  const std::string_view words = "Инјекција надживела конјунктив.";
  const Kept first = kept(words, "Инјекција");
  const Kept second = kept(words, "надживела");
  const Kept third = kept(words, "конјунктив");
  CHECK(merged_kept({{first}}, {{first, second}}, {{first, third}}) ==
        std::vector<Kept>{first, second, third});
  CHECK(merged_kept({{first, second}}, {{second}}, {{first, second}}) == std::vector<Kept>{second});
  CHECK(merged_kept({{first, second}}, {{first, second}}, {{first}}) == std::vector<Kept>{first});
  Kept other = first;
  other.latin = "Inekcija";
  CHECK(merged_kept({}, {{first}}, {{other}}) == std::vector<Kept>{first});
}
