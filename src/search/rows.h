#pragma once
// The rows of the index. Internal to the room.
//
//   editions    one row a document that is public; id gives the order of lists: by the instant it
//               is dated at, then by number. source: headline, NUL-free octet 0x1E, body; deflated.
//   words       FTS5 over the sources, without a copy of them
//   vocabulary  in how many documents each key is, and a spelling of it; of keys with dj the single
//               d is there too
//   progress    one row: the size of the log that was followed

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "store/database.h"

namespace glasnik::search {

// A document as it goes into the index.
struct Entry {
  DocumentId document;
  Time dated;
  Date day;
  std::string type;
  std::vector<std::string> langs;
  bool video = false;
  std::string headline;  // runs of text, each with its language octet (search/engine.h)
  std::string body;
};

Result<void> make_tables(store::Session& session);
Result<std::int64_t> mark_of(store::Session& session);
Result<void> put_mark(store::Session& session, std::int64_t mark);

// Takes a document out; fine if it is not there. Puts one in.
Result<void> remove_entry(store::Session& session, DocumentId document);
Result<void> put_entry(store::Session& session, const Entry& entry);
// Merges all there is into one piece, so that nothing of what was taken out is left in it.
Result<void> merge_all(store::Session& session);

}  // namespace glasnik::search
