#pragma once
// The letters of Serbian Latin, and one word of it letter by letter: what text/cyrillic.h and
// text/ascii_latin.h are made of. Internal to the room. Source: language.md section 3.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

constexpr char32_t kNonJoiner = 0x200C;  // between two letters that look like one

// Whether Serbian Latin has it, marks of stress aside; also what is no Latin letter at all.
bool is_serbian(char32_t code);

// Code points that are two letters by themselves (U+01C9): the Cyrillic for them, else empty.
std::u32string_view compatibility(char32_t code);

// What one step of a conversion reads and writes.
struct Step {
  std::size_t from = 0;
  std::string made;
};

// `two`: where a pair is two letters; `soft`: dj is ђ.
std::vector<Step> cyrillic_steps(std::string_view word, std::optional<Span> two, bool soft);
std::string joined(const std::vector<Step>& steps);

}  // namespace glasnik::text
