#pragma once
// Plain text written as inline markup and read back, without cmark: what has no mark but escapes,
// which is all imported text, needs no syntax tree. Private to text/markup.h, which declares
// escape_inline().

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace glasnik::text {

// What the block reads as, if that can be told without cmark: no unescaped mark, no named entity,
// no line break, no white space at its end.
std::optional<std::string> read_unmarked(std::string_view block);

// Whether the run of underscores [begin, end) stands inside a word, where it marks nothing.
bool inside_word(std::string_view text, std::size_t begin, std::size_t end);

// Whether the "&" at `at` begins what CommonMark may read as an entity.
bool opens_entity(std::string_view text, std::size_t at);

std::size_t end_of_run(std::string_view text, std::size_t at);  // of the octet at `at`

}  // namespace glasnik::text
