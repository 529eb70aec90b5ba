#pragma once
// What an act must bring with it, whatever the document's standing: texts, notes, a reason.
// editorial.md section 3.

#include <map>
#include <string>
#include <vector>

#include "newsroom/acts.h"

namespace glasnik::newsroom {

// The act's notes as they enter the record, by variant: clean text, and those of derived variants
// made from the variant they derive from. `released`: the texts that stand in public before the
// act. invalid says what is missing.
Result<std::map<std::string, std::string>> check_act(
    const ActRequest& act, const std::vector<record::TextFrame>& released);

// Of update and correct: one that changes nothing would be announced on top of an unchanged text.
// `before`: the content that stands, of that version.
Result<void> check_changed(const ActRequest& act, record::Content before, const Version& version);

}  // namespace glasnik::newsroom
