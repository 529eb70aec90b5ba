#pragma once
// The readable end of an address: cosmetic, per variant, ASCII. language.md section 6.

#include <string>
#include <string_view>

namespace glasnik::text {

constexpr std::size_t kLongestSlug = 80;  // octets

// The key with every run of other characters than a-z 0-9 made one hyphen, trimmed, cut at a hyphen
// to kLongestSlug. Never empty: "-" where nothing is left. Equal for both scripts of one headline.
std::string slug(std::string_view headline);

}  // namespace glasnik::text
