#pragma once
// What the tables hold of each entry, read by one ordered scan of each table in step with the log:
// a lookup an entry and table costs more than everything that is checked. Values are as stored and
// not interpreted, because a row that says nonsense is a finding and no error. Internal to the
// room.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proof/record_file.h"
#include "record/edition.h"
#include "store/database.h"

namespace glasnik::ledger {

struct ActRow {
  DocumentId document;
  std::int64_t seq = 0;
  std::string kind;
  Version version;
  std::string issued;
  std::string reason;
  std::int64_t content_entry = 0;
};

struct FrameRow {
  std::string lang;
  std::string status;
  std::string of;
  std::string rule;
};

// One collection of parts, in order; their salts stand beside them.
struct SetRows {
  std::string collection;
  std::vector<proof::Part> parts;
  std::optional<Bytes> salts;
};

struct EntryRows {
  std::optional<ActRow> act;
  std::vector<FrameRow> frames;       // by lang
  std::vector<SetRows> sets;          // by collection
  std::vector<record::Quote> quotes;  // by lang, block, first
  bool withheld = false;              // marked: its words were never here

  SetRows* set(std::string_view collection);  // null if there is none
};

// Borrows the session. Holds the rows of a few dozen entries at a time.
class EntryRowReader {
 public:
  explicit EntryRowReader(store::Session& session) : session_(session) {}

  // The rows of the next entry, from 0. They are the caller's until he asks again.
  Result<EntryRows*> next();

 private:
  Result<void> read_stretch();
  Result<void> read_acts();
  Result<void> read_frames();
  Result<void> read_parts();
  Result<void> read_removed_parts();
  Result<void> read_salts();
  Result<void> read_quotes();
  Result<void> read_withheld();
  EntryRows& of(std::int64_t entry);
  std::int64_t last() const;  // entry of the stretch

  store::Session& session_;
  std::int64_t first_ = 0;  // entry of the stretch
  std::size_t given_ = 0;   // of it
  std::vector<EntryRows> stretch_;
};

}  // namespace glasnik::ledger
