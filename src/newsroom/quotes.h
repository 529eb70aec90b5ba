#pragma once
// Attributed words found in a text, ready for the record. First form: dash quotes (language.md
// section 10, dash_tag and dash_run).

#include <vector>

#include "record/edition.h"

namespace glasnik::newsroom {

// In the order of the blocks. Pure: the same text gives the same quotes.
std::vector<record::Quote> propose_quotes(const record::Text& text);

}  // namespace glasnik::newsroom
