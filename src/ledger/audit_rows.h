#pragma once
// The rows that pages are made of, held against the log: what an entry names is there as it says,
// can be published, and no row stands without the entry that names it. Internal to the room.
//
// proof.md section 7, *rows*. Memory: 16 octets an entry, and the keys and hashes of files.

#include <cstdint>
#include <set>
#include <vector>

#include "ledger/audit.h"
#include "proof/record_file.h"
#include "record/document.h"
#include "record/edition.h"

namespace glasnik::ledger {

class RowAudit {
 public:
  RowAudit(store::Session& session, store::Blobs& blobs, const AuditOptions& options, Audit& audit)
      : session_(session), blobs_(blobs), options_(options), audit_(audit) {}

  // The next entry of the committed log; called in order, for every one. An entry that is no act,
  // or cannot be read, names no row.
  Result<void> check(const std::optional<proof::Entry>& entry);

  // After the last: what lists show of the entries below `published`, and rows that none names.
  Result<void> finish(std::int64_t published);

 private:
  // How many rows of each table an entry names.
  struct Counts {
    std::int32_t texts = 0;
    std::int32_t parts = 0;
    std::int32_t salts = 0;
    std::int32_t quotes = 0;
  };

  void fail(std::int64_t index, std::string reason);
  Result<void> check_record(std::int64_t index, const proof::Entry& entry);
  void check_set(std::int64_t index, const std::string& name, const proof::PartSet& stated,
                 const std::vector<proof::Part>& parts);
  void check_notes(std::int64_t index, const proof::Entry& entry, const proof::RecordFile& record);
  Result<void> check_act(std::int64_t index, const proof::Entry& entry);
  Result<void> check_content(std::int64_t index, const proof::Entry& entry,
                             const proof::RecordFile& record);
  Result<void> check_frames(std::int64_t index, const proof::Entry& entry);
  Result<void> check_quotes(std::int64_t index, const record::Text& text);
  Result<void> check_file(std::int64_t index, DocumentId document, const record::MediaFile& file);

  Result<void> check_documents(std::int64_t published);
  Result<void> check_document(DocumentId id, std::int64_t published);
  Result<void> check_listed(DocumentId id, const std::vector<record::Act>& shown);
  Result<void> check_state(DocumentId id, const std::vector<record::Act>& acts);
  Result<void> check_strays();
  Result<void> count(store::Sql by_entry, std::string_view rows, std::int32_t Counts::*named);

  store::Session& session_;
  store::Blobs& blobs_;
  const AuditOptions& options_;
  Audit& audit_;
  std::vector<Counts> named_;  // by index
  std::set<Key> files_;        // named so far
  std::set<Hash> checked_blobs_;
};

}  // namespace glasnik::ledger
