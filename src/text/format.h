#pragma once
// How dates, times, numbers and sizes are written in a variant. Only metadata is formatted, stored
// text never. Own tables (CLDR differs from Serbian practice). Source: language.md section 7.
// Where the design shows ~ a no-break space (U+00A0) stands.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "text/zone.h"

namespace glasnik::text {

// By language and script of a BCP 47 tag: sr and sr-Cyrl* Cyrillic, sr-Latn* Latin, en* English;
// any other language gets ISO 8601 dates and English numbers.
enum class Style { serbian_cyrillic, serbian_latin, english, iso };
Style style_of(std::string_view tag);

// A Serbian date ends in a full stop, except before a comma or a closing bracket.
enum class DateEnd { full_stop, before_comma };
enum class Digits { plain, padded };  // 3. 7. 2017. or 03.07.2017.

std::string numeric_date(Date date, Style style, DateEnd end = DateEnd::full_stop,
                         Digits digits = Digits::plain);  // 3.~7.~2017. | 3~July~2017 | 2017-07-03
std::string long_date(Date date, Style style,
                      DateEnd end = DateEnd::full_stop);  // 3.~jul~2017. | 3~July~2017 | 2017-07-03
std::string time_of_day(const WallTime& wall);            // 09:30
std::string utc_offset(const WallTime& wall);             // +02:00
std::string month_name(unsigned month, Style style);      // 1 to 12; the number for iso

std::string number(std::int64_t value, Style style);      // 1.234.567 | 1,234,567
std::string hundredths(std::int64_t value, Style style);  // 75,18 | 75.18
std::string size(std::uint64_t octets, Style style);  // 999~B, 75~kB, 75,18~MB; decimal, half up
std::string duration(std::uint64_t seconds);          // 2:14, 1:02:14
std::string range(std::string_view from, std::string_view to);  // 2014–2016

// The form of a noun after its number: 1 фотографија, 2 фотографије, 5 фотографија, 21 фотографија;
// English has no few.
enum class Plural { one, few, many };
Plural plural(std::int64_t count, Style style);

// The marks of a quotation in this variant. Nested: inside another quotation.
struct QuoteMarks {
  std::string_view open;
  std::string_view close;
};
QuoteMarks quote_marks(Style style);  // „…“ | “…”
QuoteMarks nested_quote_marks();      // ‘…’ in all

}  // namespace glasnik::text
