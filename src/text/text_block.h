#pragma once
// A block as the comparisons of two editions take it: block_diff() and the guard of the typography
// act. The headline and the lead of a text are blocks too. Views: an argument of one call.

#include <string>
#include <string_view>
#include <vector>

#include "text/links.h"
#include "text/span.h"

namespace glasnik::text {

struct TextBlock {
  std::string_view id;    // kept across editions; two blocks of a text have two ids
  std::string_view kind;  // headline, lead or as the record names it: paragraph, quote, list ...
  std::string_view text;  // inline markup (text/markup.h); a list keeps one item a line
  std::vector<Span> attributed = {};  // a speaker's words in it, in the block as read
};

// The block as read; the items of a list on a line each.
std::string read(const TextBlock& block);
std::vector<Link> links(const TextBlock& block);  // their words in read(block)

}  // namespace glasnik::text
