#pragma once
// What law removed, held against the log: a part without words has the entry that took them, and
// what an entry took is gone. Internal to the room. proof.md section 7, *removal* and *rows*.
//
// That a removed part has lost words and salt is salted_parts()'s to see, that its commitment is
// right shows in its set's root. Memory: the removals, and the parts that they removed.

#include <map>
#include <set>

#include "ledger/audit.h"

namespace glasnik::ledger {

class RemovalAudit {
 public:
  RemovalAudit(store::Session& session, Audit& audit) : session_(session), audit_(audit) {}

  void add(std::int64_t index, const proof::Entry& entry);  // every act, in order
  Result<void> finish();                                    // after the last

 private:
  // What a remove_legal entry says.
  struct Removal {
    DocumentId document;
    std::set<proof::RemovedPart> parts;  // none: the whole document
  };

  void fail(std::int64_t index, std::string reason);
  Result<void> check_removed_parts();
  void check_removed_part(const store::Row& row);
  Result<void> check_entry(std::int64_t index, const Removal& removal);
  void check_row(const store::Row& row);
  Result<void> check_rows();

  store::Session& session_;
  Audit& audit_;
  std::map<std::int64_t, Removal> removals_;  // by index
  std::set<proof::RemovedPart> removed_;      // in the rows
  std::set<std::int64_t> withheld_;           // entries whose words were never here
  std::set<std::int64_t> pending_;            // removals that are not on the disk yet
};

}  // namespace glasnik::ledger
