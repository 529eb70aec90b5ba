#pragma once
// The words of an edition (themes/default/blocks.tpl): each block with its anchor, quotes with
// their speaker.

#include "record/edition.h"
#include "site/view.h"

namespace glasnik::site {

// Adds >BLOCKS. `permanent` is the edition's own address, under which each block is cited.
void fill_blocks(const record::Text& text, const std::vector<record::Quote>& quotes,
                 const std::string& permanent, Dictionary& page);

}  // namespace glasnik::site
