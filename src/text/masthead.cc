#include "text/masthead.h"

#include <algorithm>
#include <array>

#include "text/key.h"
#include "text/paragraph.h"
#include "text/utf8.h"

namespace glasnik::text {
namespace {

// By key, so that both scripts and all capitals match.
constexpr std::array<std::string_view, 18> kInstitutionWords = {
    "ministry",     "government", "department", "agency",       "directorate", "embassy",
    "municipality", "parliament", "commission", "ministarstvo", "vlada",       "uprava",
    "skupstina",    "agencija",   "direkcija",  "ambasada",     "opstina",     "komisija"};

constexpr std::array<std::string_view, 9> kTabs = {"text",         "tekst",        "photogallery",
                                                   "videogallery", "fotogalerija", "videogalerija",
                                                   "photo",        "video",        "foto"};

// "photo gallery", "Photo-gallery" and "photogallery" are one.
std::string joined_key(std::string_view line) {
  std::string joined;
  for (char c : key(line)) {
    if (c != ' ' && c != '-' && c != ':') joined += c;
  }
  return joined;
}

template <std::size_t size>
bool listed(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::size_t kLongestTab = 40;  // octets, so that long lines are not folded for nothing

// Digits, then a dot, at the begin of `text`; at most `most` digits. -1: not so.
int take_number(std::string_view& text, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && is_digit(static_cast<unsigned char>(text[length])) &&
         static_cast<unsigned char>(text[length]) < 0x80 && length < most) {
    number = number * 10 + (text[length++] - '0');
  }
  if (length == 0) return -1;
  text.remove_prefix(length);
  return number;
}

bool take_dot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text = trim(text.substr(1));
  return true;
}

}  // namespace

bool is_masthead(std::string_view line, std::string_view next, std::span<const std::string> names) {
  auto named = [&](const std::string& name) { return !name.empty() && same_by_key(line, name); };
  if (std::any_of(names.begin(), names.end(), named)) return true;
  bool headline_follows = !next.empty() && count_code_points(next) <= kLongestHeadLine &&
                          !ends_in_stop(next) && !ends_in_stop(line);
  if (!headline_follows) return false;
  std::string first = key(line.substr(0, std::min(line.find(' '), line.size())));
  return listed(kInstitutionWords, first);
}

std::optional<DateLine> parse_date_line(std::string_view line) {
  if (line.size() > kLongestTab) return std::nullopt;
  std::string_view rest = trim(line);
  int day = take_number(rest, 2);
  if (day < 0 || !take_dot(rest)) return std::nullopt;
  int month = take_number(rest, 2);
  if (month < 0 || !take_dot(rest)) return std::nullopt;
  std::size_t before = rest.size();
  int year = take_number(rest, 4);
  if (year < 0 || before - rest.size() != 4) return std::nullopt;
  take_dot(rest);
  if (!rest.empty()) return std::nullopt;
  Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return DateLine{};
  return DateLine{date};
}

bool is_tab_line(std::string_view line) {
  return line.size() <= kLongestTab && listed(kTabs, joined_key(line));
}

std::optional<GalleryKind> parse_gallery_heading(std::string_view line) {
  if (line.size() > kLongestTab) return std::nullopt;
  std::string heading = joined_key(line);
  if (heading == "photogallery" || heading == "fotogalerija") return GalleryKind::photo;
  if (heading == "videogallery" || heading == "videogalerija") return GalleryKind::video;
  return std::nullopt;
}

}  // namespace glasnik::text
