#pragma once
// The words of an edition (themes/default/blocks.tpl): each block with its anchor, quotes with
// their speaker.

#include <map>

#include "record/edition.h"
#include "site/view.h"

namespace glasnik::site {

// Adds >BLOCKS. `permanent` is the edition's own address, under which each block is cited; empty:
// it has none yet.
// `removed`: what stands in place of the blocks that each removal took.
void fill_blocks(const record::Text& text, const std::vector<record::Quote>& quotes,
                 const std::string& permanent, const std::map<std::int64_t, std::string>& removed,
                 Dictionary& page);

// The removals that took blocks of the text, each with its sentence.
Result<std::map<std::int64_t, std::string>> removed_blocks(const View& view,
                                                           const record::Text& text);

}  // namespace glasnik::site
