#pragma once
// Who is meant inside one text by a surname, an office or a pronoun. A pure function of the text
// and its statements. Private to quote recognition; the rules stand in text/statement.h.
//
// Serbian names are declined: a form is a name's if it is the name with a case ending, or the
// adjective made of it (Džambićevim), or a woman's form (Nježićeva). Where a text has a person only
// in another case, the nominative is made from both words together: the surname's ending, known
// from a tag, says in which case the first name stands.

#include <span>

#include "text/statement.h"

namespace glasnik::text {

// Fills `person` of every statement and multiplies its confidence by the speaker's.
void find_persons(std::span<const std::string_view> blocks, CueLanguage language,
                  std::vector<Statement>& statements);

}  // namespace glasnik::text
