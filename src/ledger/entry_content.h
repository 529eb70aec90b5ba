#pragma once
// The content that an entry's parts make, for whoever has them: a record that came from elsewhere,
// or rows.

#include <functional>
#include <string_view>
#include <vector>

#include "proof/entry.h"
#include "proof/record_file.h"
#include "record/content.h"

namespace glasnik::ledger {

// The parts without their salts, as content is read from them.
std::vector<record::Part> words_of(std::vector<proof::Part> parts);

// The parts of a set: a lang or "data". None: there is no such set.
using PartsOfSet = std::function<std::vector<proof::Part>(std::string_view set)>;

// corrupt if there is a part that no content of this program has.
Result<record::Content> content_of(const proof::Entry& entry, const PartsOfSet& parts_of);
Result<record::Content> content_of(const proof::Entry& entry, const proof::RecordFile& record);
// The frames of its texts: lists must know that there was something.
Result<record::Content> content_without_words(const proof::Entry& entry);

}  // namespace glasnik::ledger
