#pragma once
// The desk: every verb of a working edition, from its first word to its release. Each is one
// transaction; what it acknowledged survives a power cut, and asked for twice it is done once.
// Nothing of it is public before its release, which takes number, names and log entry in its own
// transaction. editorial.md sections 1, 4, 5, 6, 7.
//
// denied: this person may not do it. conflict: the state does not allow it; the message says why.
// `by` is the account that asks; its roles are read in the verb's own transaction, so that a right
// taken away acts at once.
//
// not_found: it is not there, or not for this person, which look the same.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsroom/acts.h"
#include "newsroom/desk_check.h"
#include "newsroom/desk_merge.h"
#include "newsroom/desk_work.h"
#include "newsroom/desk_workflow.h"
#include "record/account.h"
#include "record/proposal.h"
#include "record/work.h"
#include "text/ambiguous.h"

namespace glasnik::newsroom {

// What somebody has on the screen, and the revision it was typed upon.
struct Typed {
  Key work;
  std::int64_t base = 0;
  record::Proposal proposal;
};

// What became of a save. Conflicts: nothing was saved, and a person decides.
struct Saved {
  std::int64_t revision = 0;  // that holds it
  bool merged = false;        // others' changes are in it too
  std::vector<MergeConflict> conflicts;
};

// A word of the source whose derived form an editor should look at.
struct DerivedWord {
  std::string lang;  // the derived variant
  std::string part;  // "headline", "lead", a block's id
  text::AmbiguousWord word;
};

// All that a person sees of an edition.
struct WorkView {
  record::Work work;
  record::Proposal proposal;
  std::vector<record::WorkText> texts;
  std::map<std::string, std::vector<std::string>> outdated;  // parts of the source, by variant
  std::vector<DerivedWord> ambiguous;
  std::vector<Failing> failing;  // why it may not go out as it is; empty: it may
  Hash hash;                     // of the canonical bytes of what would go out: what is approved
  std::vector<record::WorkStep> steps;
  // Submitted: what an approver's passkey signs, the hash of the entry that the release will log.
  std::optional<Hash> challenge;
  bool by_passkey = false;  // who looks approves with one: the log names it, or its policy asks
};

// What is required of a new item, and where typed times are meant.
struct DeskSettings {
  std::vector<std::string> required_variants;
};
DeskSettings desk_settings(const Config& config);  // the original and what is derived from it

class Desk {
 public:
  // `newsroom` is open to write and outlives the desk. Any thread.
  Desk(Newsroom& newsroom, DeskSettings settings)
      : newsroom_(newsroom), settings_(std::move(settings)) {}

  // A new item of this content, or, where `proposal` names a document, an edition that begins as
  // the document stands in public. The key is random and made by who asks, so that asking again
  // finds what is there.
  Result<record::Work> create(const Key& by, const Key& key, record::Proposal proposal);
  // Saves; derived texts follow. A change voids approval and schedule; no change changes nothing.
  Result<Saved> edit(const Key& by, Typed typed);
  Result<void> autosave(const Key& by, const Typed& typed);
  Result<std::optional<record::Buffer>> unsaved(const Key& by, const Key& work);
  // The same inside a transaction that is open already.
  Result<std::optional<record::Buffer>> unsaved(store::Session& session, const Key& by,
                                                const Key& work);

  // Of a translation; a reviewer did not translate it. see: of a derived text.
  Result<void> finish(const Key& by, const Key& work, const std::string& lang);
  Result<void> review(const Key& by, const Key& work, const std::string& lang);
  Result<void> see(const Key& by, const Key& work, const std::string& lang);

  // conflict names every failing condition.
  Result<void> submit(const Key& by, const Key& work);
  Result<void> send_back(const Key& by, const Key& work, const std::string& remark);
  // `seen`: the hash of what the approver read; conflict if it is another by now. `assertion`: what
  // a passkey of the approver's says to WorkView::challenge, for the log; it must be one that the
  // log names, and there must be one where the log's policy asks for approvals.
  Result<void> approve(const Key& by, const Key& work, const Hash& seen,
                       const std::optional<proof::Approval>& assertion = {});
  Result<void> discard(const Key& by, const Key& work);
  Result<void> remark(const Key& by, const Key& work, const std::string& words);
  // Only these may see it, and its authors; nobody listed: everybody again.
  Result<void> limit(const Key& by, const Key& work, std::vector<Key> accounts);

  // "2027-10-31 02:30", with "+01:00" where that time comes twice; in the newsroom's zone.
  Result<record::Schedule> schedule(const Key& by, const Key& work, const std::string& wall);
  Result<void> unschedule(const Key& by, const Key& work);
  Result<Receipt> release(const Key& by, const Key& work);
  // Break-glass: release, correct, withdraw, alone; the entry is marked as forced.
  Result<Receipt> force(const Key& by, const Key& work, const std::string& reason);
  // Approves afterwards what was forced, by another person.
  Result<void> confirm(const Key& by, const Key& work);

  // The clock's two, newsroom/desk_clock.h. due: releases it if it is due at `now` and may go out;
  // once, however often it is asked for. fail: the reason is kept, and it is tried again;
  // conflict where it is not due any more.
  Result<Receipt> due(const Key& work, Time now);
  Result<void> fail(const Key& work, Time now, const std::string& reason);

  // not_found: there is no such edition, or this person may not know of it.
  Result<void> known(const Key& by, const Key& work);

  // Reading; inside a transaction that is open already, whose snapshot a page is made of, and
  // without one.
  Result<WorkView> look(store::Session& session, const Key& by, const Key& work);
  Result<std::vector<record::Work>> list(store::Session& session, const Key& by);
  Result<record::Proposal> revision(store::Session& session, const Key& by, const Key& work,
                                    std::int64_t number);
  Result<WorkView> look(const Key& by, const Key& work);
  Result<std::vector<record::Work>> list(const Key& by);  // active, what goes out next first
  Result<record::Proposal> revision(const Key& by, const Key& work, std::int64_t number);
  // What was forced and nobody has confirmed yet, the oldest first.
  Result<std::vector<record::Work>> unconfirmed(store::Session& session, const Key& by);

  Newsroom& newsroom() { return newsroom_; }

 private:
  Result<void> add_challenge(store::Session& session, const Key& by, const record::Proposal& out,
                             WorkView& view);
  Result<record::Work> begin(store::Session& session, const Key& by, const Key& key,
                             record::Proposal proposal);
  Result<Saved> save(store::Session& session, const Key& by, Typed& typed);
  Result<void> put_save(store::Session& session, const Key& by, OpenWork& opened,
                        record::WorkState state, const record::Proposal& after);
  // One step of the table, after its guard, on rows that the guard may change.
  using Guard = std::function<Result<void>(store::Session&, OpenWork&)>;
  Result<void> change(const Key& by, const Key& work, DeskAct act, const std::string& remark,
                      const Guard& guard);
  using TextChange = std::function<Result<void>(store::Session&, OpenWork&, record::WorkText&)>;
  Result<void> change_text(const Key& by, const Key& work, const std::string& lang,
                           std::string_view act, record::RoleSet roles, const TextChange& change);
  Result<void> check(store::Session& session, const OpenWork& opened, const record::Proposal& out,
                     bool forced = false);
  // The release itself: `guard` says what goes out, and how.
  struct Going;
  using Release = std::function<Result<void>(store::Session&, Going&)>;
  Result<Receipt> enact(const std::optional<Key>& by, const Key& work, std::string_view act,
                        const std::string& remark, const Release& guard);
  Result<void> check_approval(store::Session& session, Going& going);
  Result<void> check_assertion(store::Session& session, const Key& approver,
                               const record::Work& work, const record::Proposal& out,
                               const std::optional<proof::Approval>& assertion);
  Time now() const { return newsroom_.seams().clock.wall(); }

  Newsroom& newsroom_;
  const DeskSettings settings_;
};

}  // namespace glasnik::newsroom
