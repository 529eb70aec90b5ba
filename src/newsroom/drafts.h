#pragma once
// Content that is not public yet, under a random key. It becomes a document by the release act,
// which deletes the draft in the same transaction.

#include "newsroom/newsroom.h"
#include "record/content.h"

namespace glasnik::newsroom {

Result<void> put_draft(store::Session& session, const Key& key, Time made,
                       const record::Content& content);                       // replaces
Result<record::Content> load_draft(store::Session& session, const Key& key);  // not_found

}  // namespace glasnik::newsroom
