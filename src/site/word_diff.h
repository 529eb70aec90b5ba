#pragma once
// Two wordings side by side, word by word (themes/default/words_compared.tpl): of a document's
// editions in public, of a working edition's revisions at the desk.

#include "record/content.h"
#include "site/view.h"

namespace glasnik::site {

// Adds >WORDS_COMPARED. Neighbouring blocks that stayed as they were fold into one line.
void fill_word_diff(const View& view, const record::Text& before, const record::Text& after,
                    Dictionary& page);

}  // namespace glasnik::site
