#pragma once
// The words of a text around what was found in it, marked: whichever spelling or script was typed,
// the marks stand in the text as it is.

#include <string>
#include <string_view>
#include <vector>

#include "search/index.h"
#include "search/terms.h"

namespace glasnik::search {

struct Piece {
  std::string text;
  bool marked = false;
  bool operator==(const Piece&) const = default;
};

// The whole text with its marks.
std::vector<Piece> marked(std::string_view text, Language language, const Found& found);

// About `characters` of the block that has most of what was asked for, with ellipses where it is
// cut; empty if none has any.
std::vector<Piece> snippet(const std::vector<std::string>& blocks, Language language,
                           const Found& found, std::size_t characters);

}  // namespace glasnik::search
