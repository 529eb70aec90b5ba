#include "text/format.h"

#include <doctest/doctest.h>

#include <limits>

using namespace glasnik;
using namespace std::chrono_literals;
using enum text::Style;

namespace {
constexpr Date kDay = 2017y / 7 / 3;
}

TEST_CASE("a tag decides the style by language and script") {
  CHECK(text::style_of("sr") == serbian_cyrillic);
  CHECK(text::style_of("sr-Cyrl-RS") == serbian_cyrillic);
  CHECK(text::style_of("SR-latn") == serbian_latin);
  CHECK(text::style_of("en-GB") == english);
  CHECK(text::style_of("de") == iso);
  CHECK(text::style_of("") == iso);
}

TEST_CASE("dates in each style, with the last dot only where it may stand") {
  using text::DateEnd;
  CHECK(text::numeric_date(kDay, serbian_cyrillic) == "3.\u00A07.\u00A02017.");
  CHECK(text::numeric_date(kDay, serbian_latin, DateEnd::before_comma) == "3.\u00A07.\u00A02017");
  CHECK(text::numeric_date(kDay, serbian_latin, DateEnd::full_stop, text::Digits::padded) ==
        "03.07.2017.");
  CHECK(text::long_date(kDay, serbian_cyrillic) == "3.\u00A0јул\u00A02017.");
  CHECK(text::long_date(kDay, serbian_latin, DateEnd::before_comma) == "3.\u00A0jul\u00A02017");
  CHECK(text::long_date(kDay, english) == "3\u00A0July\u00A02017");
  CHECK(text::numeric_date(kDay, english) == "3\u00A0July\u00A02017");
  CHECK(text::numeric_date(kDay, iso) == "2017-07-03");
}

TEST_CASE("numbers and hundredths carry their language's marks") {
  CHECK(text::number(1'234'567, serbian_latin) == "1.234.567");
  CHECK(text::number(-1'234, english) == "-1,234");
  CHECK(text::number(999, english) == "999");
  CHECK(text::number(std::numeric_limits<std::int64_t>::min(), english) ==
        "-9,223,372,036,854,775,808");
  CHECK(text::hundredths(123'456'785, serbian_cyrillic) == "1.234.567,85");
  CHECK(text::hundredths(123'456'785, english) == "1,234,567.85");
  CHECK(text::hundredths(-5, english) == "-0.05");
}

TEST_CASE("sizes are decimal, rounded half up, and never 1,000 of a unit") {
  CHECK(text::size(75'180'000, serbian_latin) == "75,18\u00A0MB");
  CHECK(text::size(75'180'000, english) == "75.18\u00A0MB");
  CHECK(text::size(999, english) == "999\u00A0B");
  CHECK(text::size(1'000, english) == "1\u00A0kB");
  CHECK(text::size(1'499, english) == "1\u00A0kB");
  CHECK(text::size(1'500, english) == "2\u00A0kB");
  CHECK(text::size(999'499, english) == "999\u00A0kB");
  CHECK(text::size(999'500, english) == "1.00\u00A0MB");
  CHECK(text::size(1'004'999, english) == "1.00\u00A0MB");
  CHECK(text::size(1'005'000, english) == "1.01\u00A0MB");
  CHECK(text::size(999'994'999, english) == "999.99\u00A0MB");
  CHECK(text::size(999'995'000, english) == "1.00\u00A0GB");
  CHECK(text::size(1'234'567'000'000, serbian_latin) == "1.234,57\u00A0GB");
}

TEST_CASE("durations, ranges and marks") {
  CHECK(text::duration(134) == "2:14");
  CHECK(text::duration(9) == "0:09");
  CHECK(text::duration(3'734) == "1:02:14");
  CHECK(text::range("2014", "2016") == "2014–2016");
  CHECK(text::quote_marks(serbian_cyrillic).open == "„");
  CHECK(text::quote_marks(serbian_cyrillic).close == "“");
  CHECK(text::quote_marks(english).open == "“");
  CHECK(text::nested_quote_marks().close == "’");
}

TEST_CASE("a noun takes the form that its number asks for") {
  auto form = [](std::int64_t n) { return text::plural(n, text::Style::serbian_latin); };
  for (int one : {1, 21, 101, 1001}) CHECK(form(one) == text::Plural::one);
  for (int few : {2, 3, 4, 22, 104}) CHECK(form(few) == text::Plural::few);
  for (int many : {0, 5, 10, 11, 12, 14, 15, 111, 112, 120})
    CHECK(form(many) == text::Plural::many);
  CHECK(text::plural(1, text::Style::english) == text::Plural::one);
  CHECK(text::plural(21, text::Style::english) == text::Plural::many);
}
