#pragma once
// The head of a plain release: whose it is, of which day. language.md section 9.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace glasnik::text {

constexpr std::size_t kLongestHeadLine =
    250;  // characters; a longer first line is a text, no headline

// Whether a line names the institution: equal by key to one of the configured names, or opening
// with an institution word (ministry, government, ministarstvo, ...) while `next`, the line after
// it, is short enough to be a headline.
bool is_masthead(std::string_view line, std::string_view next, std::span<const std::string> names);

// A line that is a date and nothing else: dd.mm.yyyy. also spaced, also without the last dot.
struct DateLine {
  std::optional<Date> date;  // nothing: shaped like a date, but no such day
};
std::optional<DateLine> parse_date_line(std::string_view line);

// Page furniture in the head, in either script or English: "Text", "Photogallery", "Video".
bool is_tab_line(std::string_view line);

// PHOTOGALLERY, ВИДЕОГАЛЕРИЈА, ...: what follows are captions or file names.
enum class GalleryKind { photo, video };
std::optional<GalleryKind> parse_gallery_heading(std::string_view line);

}  // namespace glasnik::text
