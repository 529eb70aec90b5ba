#pragma once
// Announced media: the line "mp4 (75,18 MB)" under a release. language.md section 9.
//   attachment = type [space] "(" number [space] unit ")"   type 2 to 4 of a-z 0-9; any case
// A comma is decimal; a dot with three digits after it parts thousands; any other dot is decimal.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/format.h"

namespace glasnik::text {

enum class SizeUnit { B, kB, MB, GB };
std::string_view name(SizeUnit unit);
std::optional<SizeUnit> parse_unit(std::string_view name);  // as name() writes it

struct AnnouncedSize {
  std::int64_t hundredths = 0;  // of the unit, half up: 75,18 MB is 7518
  SizeUnit unit = SizeUnit::B;

  bool operator==(const AnnouncedSize&) const = default;
};
// "75,18 MB", "1.234,5 kB", space or no-break space or none. Nothing if it is no size or too large.
std::optional<AnnouncedSize> parse_size(std::string_view text);
std::string size(const AnnouncedSize& announced, Style style);  // 75,18~MB
std::uint64_t octets(const AnnouncedSize& announced);           // decimal units
// Whether a file of that many octets can be the announced one: within 1 %, units of 10^n or 2^10n.
bool fits(const AnnouncedSize& announced, std::uint64_t file_octets);

struct Attachment {
  std::string type;  // lower case: "mp4"
  AnnouncedSize announced;
};
// A whole line. Nothing if it has not that shape; invalid if it has but its number is none.
std::optional<Result<Attachment>> parse_attachment(std::string_view line);

}  // namespace glasnik::text
