#pragma once
// Texts that a table makes of another, never a person: Serbian Latin of Cyrillic, by
// glasnik-translit/1. What a person kept from the table is beside the words of the source
// (record/kept.h), so the source alone says what its derived text is. language.md section 2.

#include <string>

#include "record/content.h"

namespace glasnik::record {

// The text in `lang` that the rule makes of `from`: the same blocks under the same ids.
Text derive(const Text& from, const std::string& lang);

// The name of the first part of `derived` that its rule does not make of `from`, the text it names;
// empty: none. What law removed from either of the two is passed over. A rule that is not known
// here is one of a newer program: its name.
std::string first_underived(const Text& from, const Text& derived);

}  // namespace glasnik::record
