#pragma once
// For keyboards and agencies without the letters: č ć c, š s, ž z, đ dj, capitals as in to_latin.
// Cyrillic is transliterated first. Source: language.md section 2.

#include <string>
#include <string_view>

namespace glasnik::text {

std::string ascii_latin(std::string_view text);

}  // namespace glasnik::text
