#pragma once
// The inline markup of a block: CommonMark 0.30 inlines by cmark's syntax tree, and of those only
// emphasis, strong, code and links with the schemes http, https and mailto. Raw HTML is shown as
// typed; an image is shown as "!" and a link. A block is one paragraph: whatever would open a
// heading, list, quotation or code block in CommonMark is text here, and a line break reads as a
// space. So the characters shown are the characters read. Source: language.md section 9.

#include <string>
#include <string_view>
#include <vector>

#include "text/html.h"
#include "text/keep.h"
#include "text/problem.h"

namespace glasnik::text {

// What cmark 0.30.2 does in linear time at any size; blocks with more are shown as typed.
constexpr std::size_t kMostMarks = 20'000;  // * ` [ ] < & and _ not inside a word, not escaped
constexpr std::size_t kMostImages = 1'000;  // "![": nested, they cost the square of their number

struct Inline {
  Html html;
  std::string plain;              // what is read: no marks, entities resolved
  std::vector<Problem> problems;  // unsafe_link, too_complex; `at` is an offset of `plain`
};
// The words of `kept` are wrapped in <span data-kept="NAME" data-latin="..." lang="...">, for those
// who write them; one that cannot be told apart in what is read is shown without.
Inline render_inline(std::string_view block, std::span<const Kept> kept = {});

std::string plain(std::string_view block);  // render_inline(block).plain

// Plain text as a block that reads exactly so: plain(escape_inline(t)) == t for all valid UTF-8
// without U+0000. Escapes as little as that takes.
std::string escape_inline(std::string_view text);

}  // namespace glasnik::text
