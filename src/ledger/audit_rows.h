#pragma once
// The rows that pages are made of, held against the log: what an entry names is there as it says,
// can be published, and no row stands without the entry that names it. Internal to the room.
//
// proof.md section 7, *rows*. Memory: that of audit_documents.h, and the keys and hashes of files.

#include <cstdint>
#include <set>
#include <vector>

#include "ledger/audit.h"
#include "ledger/audit_documents.h"
#include "ledger/audit_removals.h"
#include "ledger/entry_rows.h"
#include "record/edition.h"

namespace glasnik::ledger {

class RowAudit {
 public:
  RowAudit(store::Session& session, store::Blobs& blobs, const AuditOptions& options, Audit& audit)
      : session_(session),
        blobs_(blobs),
        options_(options),
        audit_(audit),
        reader_(session),
        documents_(session, options.zone, audit),
        removals_(session, audit) {}

  // The next entry of the committed log; called in order, for every one. An entry that is no act,
  // or cannot be read, names no row.
  Result<void> check(const std::optional<proof::Entry>& entry);

  // After the last: what lists show of the entries below `published`, and rows that none names.
  Result<void> finish(std::int64_t published);

 private:
  void fail(std::int64_t index, std::string reason);
  Result<void> check_withheld(std::int64_t index, const proof::Entry& entry, const EntryRows& rows);
  void check_act(std::int64_t index, const proof::Entry& entry, const ActRow* act);
  void check_record(std::int64_t index, const proof::Entry& entry, EntryRows& rows);
  void check_set(std::int64_t index, const std::string& name, const proof::PartSet& stated,
                 const SetRows* set);
  void check_notes(std::int64_t index, const proof::Entry& entry, const SetRows* set);
  std::vector<Hash> commitments(std::int64_t index, const SetRows* set);
  Result<std::size_t> check_content(std::int64_t index, const proof::Entry& entry, EntryRows& rows);
  void check_derived(std::int64_t index, const record::Content& content);
  void check_frames(std::int64_t index, const proof::Entry& entry, const EntryRows& rows);
  std::size_t check_quotes(std::int64_t index, const record::Text& text, const EntryRows& rows);
  Result<void> check_removed_file(std::int64_t index, DocumentId document, const Key& key);
  Result<void> check_file(std::int64_t index, DocumentId document, const record::MediaFile& file);

  void check_numbers(std::int64_t index, const proof::Entry* entry, const EntryRows& rows,
                     std::size_t quotes);
  Result<void> check_strays();
  Result<void> each_beyond(store::Sql between, const std::function<void(const store::Row&)>& see);

  store::Session& session_;
  store::Blobs& blobs_;
  const AuditOptions& options_;
  Audit& audit_;
  EntryRowReader reader_;
  DocumentAudit documents_;
  RemovalAudit removals_;
  std::int64_t entries_ = 0;  // seen
  std::set<Key> files_;       // named so far
  std::set<Hash> checked_blobs_;
};

}  // namespace glasnik::ledger
