#pragma once
// Public acts: the only way from one wording to another. An act is one entry of the log, one
// transaction, one transition of newsroom/standing.h. editorial.md sections 1.2 to 3.

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "newsroom/removal.h"
#include "proof/entry.h"
#include "record/content.h"

namespace glasnik::newsroom {

// An imported original: the same octets in the same variant are never taken twice.
struct Source {
  Hash hash;
  std::string lang;
};

struct ActRequest {
  proof::Kind kind = proof::Kind::release;
  std::optional<DocumentId> document;        // none: a new one (release)
  std::optional<record::Content> content;    // content acts: the whole document as it shall read
  std::map<std::string, std::string> notes;  // by variant; where the table asks for them
  std::optional<proof::Reason> reason;       // from update down
  std::optional<DocumentId> into;            // merge: another document, which is current
  std::optional<Removal> removal;            // remove_legal
  std::vector<Source> sources;               // imported originals that this act makes public
  std::optional<Key> draft;                  // what it was drafted as
  std::vector<proof::Approval> approvals;    // of persons besides the author, of just this
  Bytes salts;                               // that they are of; none: drawn
  bool forced = false;                       // break-glass, whatever the policy asks for
};

struct Receipt {
  DocumentId document;
  std::int64_t seq = 0;
  Version version;
  std::int64_t entry = 0;
  proof::Kind kind = proof::Kind::release;
  bool forced = false;  // without the approvals that the log's policy asks for
};

constexpr std::size_t kMostActsInAPass = 256;

// Performs up to kMostActsInAPass acts in one pass, all or none; ok means that all are public and
// survive a power cut, and of a removal that what it removed is off the disk. invalid, conflict: an
// act that the rules refuse, with the reason. Where the policy asks for approvals the entries are
// marked forced: nobody else has seen them.
Result<std::vector<Receipt>> perform(Newsroom& newsroom, std::span<const ActRequest> acts);
Result<Receipt> perform(Newsroom& newsroom, const ActRequest& act);

// An act that is made of rows as its own transaction finds them, and that changes rows with it.
struct Enactment {
  std::function<Result<ActRequest>(store::Session&)> request;  // no removal
  std::function<Result<void>(store::Session&, const Receipt&)> performed;
};
// conflict too where the policy asks for more approvals than the request has and it is not forced.
// After `busy`, `unavailable` or `corrupt` the act may be in the log all the same, and its rows
// with it.
Result<Receipt> perform(Newsroom& newsroom, const Enactment& enactment);

// What a document says now, without what law removed from it; not_found, or gone if its words are
// no longer public.
Result<record::Content> current_content(Newsroom& newsroom, DocumentId id);

}  // namespace glasnik::newsroom
