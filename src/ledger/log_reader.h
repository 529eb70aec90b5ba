#pragma once
// The log as others see it: tiles, entries, checkpoint and proofs below the published size, read in
// the caller's snapshot.

#include <optional>
#include <string>

#include "proof/bundle.h"
#include "proof/checkpoint.h"
#include "proof/entry.h"
#include "proof/record_file.h"
#include "proof/tile.h"
#include "store/database.h"

namespace glasnik::ledger {

// How many entries are committed; a crash may leave some that no checkpoint covers yet.
Result<std::uint64_t> committed_size(store::Session& session);

// The newest signed checkpoint.
struct Published {
  std::uint64_t size = 0;
  Hash root;
  Bytes note;
  Time signed_at;
};
Result<std::optional<Published>> newest_checkpoint(store::Session& session);
// The first checkpoint that covered an entry: a fact about that entry which never changes.
Result<std::optional<Published>> first_checkpoint_over(store::Session& session, std::int64_t index);

// A tile or entry bundle as published at `size`; not_found beyond it or incomplete.
Result<Bytes> tile_octets(store::Session& session, const proof::Tile& tile, std::uint64_t size);
// For proofs over the first `size` entries. Borrows the session.
proof::HashReader hashes_of(store::Session& session, std::uint64_t size);

Result<std::optional<Bytes>> entry_octets(store::Session& session, std::int64_t index);
// Calls `see` with each entry's octets in order, [from, below).
Result<void> each_entry(store::Session& session, std::int64_t from, std::int64_t below,
                        const std::function<Result<void>(std::int64_t, BytesView)>& see);

// One set of an entry as its record has it: a text's lang, "data" or "notes". corrupt if parts and
// salts do not belong together, or a part that law removed has not lost them.
Result<std::vector<proof::Part>> salted_parts(store::Session& session, std::int64_t index,
                                              std::string_view collection);

// What goes into a bundle: the record behind an entry, and the proof that it is in the log.
Result<proof::RecordFile> record_of(store::Session& session, std::int64_t index);
Result<proof::RecordFile> record_of(store::Session& session, std::int64_t index,
                                    const proof::Entry& entry);  // which is the one there
Result<Bytes> inclusion_of(store::Session& session, std::int64_t index, const Published& under);
Result<Bytes> bundle_of(store::Session& session, std::int64_t index, const Published& under,
                        std::vector<proof::BundleAnchor> anchors = {});

}  // namespace glasnik::ledger
