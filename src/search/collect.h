#pragma once
// A document's words and facts as the index takes them from the record. Internal to the room.

#include <optional>

#include "search/rows.h"

namespace glasnik::search {

// What of a document is public now; nothing if none of its variants is.
Result<std::optional<Entry>> collect(store::Session& record, DocumentId document);

}  // namespace glasnik::search
