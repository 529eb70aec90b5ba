#pragma once
// What a removal by law takes, named before anything is taken: parts in every edition of a
// document, found by block, name or file. And the copy that goes to the archive first.

#include <string>
#include <vector>

#include "base/ids.h"
#include "newsroom/newsroom.h"
#include "proof/entry.h"
#include "store/database.h"

namespace glasnik::newsroom {

// Names parts by what they are called in an edition, in each edition that has them: a block's id;
// headline, lead, paragraph:<id>, caption:<key>; file:<key>, with all that is said of the file and
// the small pictures made of it; meta:<name>; note:<seq>, the notes of that act.
struct PartSelector {
  std::string lang;  // in this variant and those derived from it; empty: in all
  std::string name;
};

// How and why law removes, besides the act's notes and reason.
struct Removal {
  proof::Basis basis = proof::Basis::court;
  Bytes order;                      // its octets are committed to, and not kept: they may quote
  std::vector<PartSelector> parts;  // none: the whole document
  // Exactly one of:
  std::string copy;    // a file to be made outside the newsroom, for an archive under seal
  std::string waiver;  // why no copy is made; kept inside, not public
};

struct RemovablePart {
  proof::RemovedPart place;
  std::string name;
  std::int64_t seq = 0;  // of the act it stands in
  Version version;
};

// What would be removed, in the order of the entry; all that is left of the document if nothing is
// selected. What an edition says with a block, the imported original's hash vouches for too, so
// that goes with it. not_found: no such document; invalid names a selector that fits nothing.
Result<std::vector<RemovablePart>> parts_to_remove(store::Session& session, DocumentId id,
                                                   const std::vector<PartSelector>& selectors);

// A removal whose copy is written: what goes into its entry.
struct PreparedRemoval {
  std::vector<RemovablePart> parts;
  Bytes order_salt;
};

// Copies on their way to the archive. Those of acts that were refused after all are removed again.
class RemovalCopies {
 public:
  explicit RemovalCopies(Newsroom& newsroom) : newsroom_(newsroom) {}
  ~RemovalCopies();
  RemovalCopies(const RemovalCopies&) = delete;
  RemovalCopies& operator=(const RemovalCopies&) = delete;

  Result<PreparedRemoval> prepare(DocumentId id, const Removal& removal);
  void keep() { written_.clear(); }  // the acts are in the log

 private:
  Newsroom& newsroom_;
  std::vector<std::string> written_;
};

}  // namespace glasnik::newsroom
