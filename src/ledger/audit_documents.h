#pragma once
// The documents' rows, held against their acts: the state that the writer goes on from, and what
// lists show. Internal to the room.
//
// What lists show is made again from the words while the log goes by (add), and compared when the
// rows are read, document by document (finish). Memory: 48 octets a text of the log.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ledger/audit.h"
#include "record/document.h"
#include "record/listing.h"

namespace glasnik::ledger {

class DocumentAudit {
 public:
  DocumentAudit(store::Session& session, const text::Zone& zone, Audit& audit)
      : session_(session), zone_(zone), audit_(audit) {}

  // What the content act at `entry` said; entries ascend.
  void add(std::int64_t entry, const record::Content& content);
  // Its words cannot be read, which the caller has told: nothing can be said of lists either.
  void add_unreadable(std::int64_t entry) { unreadable_.insert(entry); }

  // After the last entry. Readers see those below `published`.
  Result<void> finish(std::int64_t published);

 private:
  // A text of a content act, and the digest of what a list shows of its words.
  struct Shown {
    std::int64_t entry = 0;
    std::size_t lang = 0;  // place in langs_
    Hash words;
  };
  // What the tables hold of one document.
  struct Document {
    std::vector<record::Act> acts;
    std::optional<Result<record::DocumentState>> state;
    std::vector<record::Listed> listed;  // by lang
    bool hidden = false;                 // a removal by law that no checkpoint covers hides them
  };
  using Documents = std::map<DocumentId, Document>;
  // A variant as lists shall show it: all but its words, which have their digest.
  struct Expected {
    record::Listed item;
    Hash words;
  };
  using Variants = std::map<std::string, Expected>;

  Result<void> read_rest(Documents& documents, DocumentId first, DocumentId last);
  void check(DocumentId id, Document& document, std::int64_t published);
  void check_words_left(const std::vector<record::Act>& acts);
  void check_state(DocumentId id, const Document& document);
  void check_listed(DocumentId id, const Document& document);
  bool expect(const Document& document, Variants& variants);
  void fail(std::int64_t index, std::string reason);
  std::size_t place_of(const std::string& lang);

  store::Session& session_;
  const text::Zone& zone_;
  Audit& audit_;
  std::vector<std::string> langs_;
  std::vector<Shown> shown_;
  std::set<std::int64_t> unreadable_;
};

}  // namespace glasnik::ledger
