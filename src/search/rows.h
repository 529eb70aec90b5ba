#pragma once
// The rows of the index. Internal to the room.
//
//   editions    one row a document that is public; id gives the order of lists: by the instant it
//               is dated at, then by number. length: in words. Small rows: a search reads
//               thousands of them.
//   sources     by the same id: headline, octet 0x1E, body; deflated. FTS5 needs it to take the row
//               out again.
//   words       FTS5 over the sources, without a copy of them
//   vocabulary  in how many documents each key is, in how many of them in English, and a spelling
//   of
//               it; of keys with dj the single d is there too; of English texts also each indexed
//               term of kind stem (Ebridg)
//   progress    one row: the size of the log that was followed, and the form of all these tables

#include <cstdint>
#include <string>
#include <unordered_map>
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
// An error if the tables are of another form than these: the index is to be made anew.
Result<void> check_form(store::Session& session);
Result<std::int64_t> mark_of(store::Session& session);
Result<void> put_mark(store::Session& session, std::int64_t mark);

// In how many more documents words are, or fewer, gathered over a transaction: common words stand
// in each of its documents and are written once.
class WordCounts {
 public:
  std::int64_t add(std::string_view source, std::int64_t by);  // how many words it has
  Result<void> store(store::Session& session) const;

 private:
  struct Counted {
    std::string spelling;
    std::int64_t by = 0;
    std::int64_t english = 0;
    std::int64_t source = 0;  // the last that counted it
    std::int64_t english_source = 0;
  };
  std::unordered_map<std::string, Counted> words_;
  std::int64_t sources_ = 0;
};

// Takes a document out; fine if it is not there. Puts one in. Its words go into `counts`, which
// are to be stored in the same transaction.
Result<void> remove_entry(store::Session& session, DocumentId document, WordCounts& counts);
Result<void> put_entry(store::Session& session, const Entry& entry, WordCounts& counts);
// Merges all there is into one piece, so that nothing of what was taken out is left in it.
Result<void> merge_all(store::Session& session);

}  // namespace glasnik::search
