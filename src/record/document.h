#pragma once
// A document's place in public life and the acts that brought it there. The writer reads and
// changes `documents`; readers see acts only below the published size.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "proof/standing.h"
#include "store/database.h"

namespace glasnik::record {

// unreleased is the absence of a row.
using proof::Standing;
using proof::standing_name;
Result<Standing> parse_standing(std::string_view name);

// A document after its last committed act.
struct DocumentState {
  DocumentId id;
  Standing standing = Standing::unreleased;
  std::int64_t seq = 0;
  Version version;
  std::int64_t last_entry = -1;
  std::int64_t content_entry = -1;  // the entry whose texts stand
};

Result<std::optional<DocumentState>> document_state(store::Session& session, DocumentId id);
// Every state of the documents numbered [first, last], by number; one that cannot be read is an
// error to look at. For audits.
Result<void> each_state(store::Session& session, DocumentId first, DocumentId last,
                        const std::function<void(DocumentId, Result<DocumentState>)>& see);
Result<void> put_document_state(store::Session& session, const DocumentState& state);
// One above the highest number in use: numbers have no gaps because they are taken in
// the transaction that uses them.
Result<DocumentId> next_document_id(store::Session& session);

// One public act, as history shows it.
struct Act {
  std::int64_t entry = 0;
  DocumentId document;
  std::int64_t seq = 0;
  std::string kind;
  Version version;
  Time issued;
  std::string reason;
  std::int64_t content_entry = 0;
};

// Of its document. A removal of parts leaves the standing; one of the whole leaves no words
// standing.
Standing standing_after(Standing before, const Act& act);
constexpr std::int64_t kNoWords = -1;  // content_entry after a removal of the whole document
Result<void> put_act(store::Session& session, const Act& act);
// Every act, document by document, each document's oldest first; likewise for audits.
Result<void> each_act(store::Session& session,
                      const std::function<Result<void>(DocumentId, Result<Act>)>& see);
// Oldest first; only acts of entries below `below`.
Result<std::vector<Act>> acts_of(store::Session& session, DocumentId id, std::int64_t below);
Result<std::optional<Act>> act_of(store::Session& session, DocumentId id, std::int64_t seq);
// In log order, entries from `from` to below `below`.
Result<std::vector<Act>> acts_between(store::Session& session, std::int64_t from,
                                      std::int64_t below);
// The newest acts of a kind on documents readable in a variant, the last on each, newest first.
Result<std::vector<Act>> newest_acts(store::Session& session, std::string_view kind,
                                     std::string_view lang, std::int64_t below, std::int64_t limit);
// The acts that took documents of a variant from the public, newest first.
Result<std::vector<Act>> newest_removals(store::Session& session, std::string_view lang,
                                         std::int64_t below, std::int64_t limit);
// The note of an act in one variant; empty if it has none.
Result<std::string> note_of(store::Session& session, std::int64_t entry, std::string_view lang);

}  // namespace glasnik::record
