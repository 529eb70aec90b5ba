#pragma once
// Removal by law: what a remove_legal entry names loses its words and salts, and keeps its
// commitments, so that every other part still verifies. proof.md section 9.
//
// The crash story. The rows lose the words in the transaction that writes the entry: its commit
// point is theirs. What the disk still holds afterwards (blobs, freed pages, the WAL) is destroyed
// by finish_removals(); until then the removal is pending, and each start goes on with it.
//
// Deliberately absent: drafts, which belong to no document, and backups, which expire
// (docs/operating.md).

#include <functional>
#include <vector>

#include "proof/entry.h"
#include "record/edition.h"
#include "store/blobs.h"
#include "store/database.h"

namespace glasnik::ledger {

// Who said what follows from the words: the rule by which an act finds it.
using QuoteRule = std::function<std::vector<record::Quote>(const record::Text&)>;

// Destroys in the rows what `entry`, at `index`, removes: parts, salts, quotes, what lists show,
// the facts of files. Once more is no error: what an earlier one removed keeps its name. invalid if
// it names a part that the document has not.
Result<void> apply_removal(store::Session& session, std::int64_t index, const proof::Entry& entry,
                           const QuoteRule& quotes);

// Whether any removal is pending.
Result<bool> removal_pending(store::Session& session);

// Takes pending removals off the disk: blobs that nothing names any longer, then all octets of
// deleted rows. An error leaves them pending.
Result<void> finish_removals(store::Database& database, store::Blobs& blobs);

}  // namespace glasnik::ledger
