#pragma once
// A working edition: what is written, approved and scheduled inside before it is an act in public.
// One is active per document; released and discarded ones are final and stay. These are the rows;
// what may be done with them, by whom, is newsroom/desk.h. editorial.md sections 1.1, 1.3, 8.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/ids.h"
#include "base/time.h"
#include "proof/entry.h"
#include "store/database.h"

namespace glasnik::record {

enum class WorkState { draft, submitted, approved, scheduled, release_failed, released, discarded };
inline constexpr WorkState kWorkStates[] = {
    WorkState::draft,          WorkState::submitted, WorkState::approved, WorkState::scheduled,
    WorkState::release_failed, WorkState::released,  WorkState::discarded};
std::string_view state_name(WorkState state);
Result<WorkState> parse_work_state(std::string_view name);
constexpr bool is_final(WorkState state) {
  return state == WorkState::released || state == WorkState::discarded;
}

// When it goes out. The instant counts; what was typed, and in which zone, is shown beside it.
struct Schedule {
  Time at;  // a full minute
  std::string zone;
  std::string wall;
  bool operator==(const Schedule&) const = default;
};

struct Work {
  Key key;
  std::optional<DocumentId> document;      // none: a new item, until it is released
  std::optional<std::int64_t> base_entry;  // the entry whose texts it was begun from
  proof::Kind act = proof::Kind::release;
  std::string source;  // the variant that the others translate or derive from
  WorkState state = WorkState::draft;
  std::int64_t revision = 0;
  Key created_by;
  std::optional<Key> submitted_by{};
  std::optional<Key> approved_by{};
  Bytes salts{};                   // under which its release commits, from its submission to then
  std::optional<Hash> approval{};  // of the canonical bytes that were approved
  std::optional<proof::Approval> assertion{};  // what the approver's passkey said, for the log
  std::optional<Schedule> schedule{};
  std::string failure{};  // why a due release failed
  std::optional<Key> forced_by{};
  std::string force_reason{};
  std::optional<Key> confirmed_by{};  // who approved afterwards what was forced
  std::optional<Key> released_by{};
  std::optional<Hash> released_hash{};
  std::optional<std::int64_t> entry{};  // of the log
};

// How far a text is; missing is the absence of a row. The source text is original, one made by
// table derived.
enum class Readiness { original, derived, in_translation, translated, reviewed };
std::string_view readiness_name(Readiness readiness);

// One text of the newest revision, by its variant; "data" and "notes" stand for what is beside the
// texts, and are original.
struct WorkText {
  std::string lang;
  Readiness readiness = Readiness::original;
  std::optional<Key> edited_by{};  // last; nobody: it is as it stands in public
  std::optional<Key> translated_by{};
  std::optional<Key> reviewed_by{};  // of a derived text: who saw it
};
inline constexpr std::string_view kDataSet = "data";
inline constexpr std::string_view kNotesSet = "notes";

struct Revision {
  std::int64_t number = 0;  // from 1
  Time made;
  Key made_by;
  Bytes content;  // record/proposal.h
};

// One thing that was done.
struct WorkStep {
  Time at;
  std::optional<Key> made_by;  // none: the clock
  std::string act;
  WorkState state = WorkState::draft;  // after it
  std::int64_t revision = 0;
  std::string remark;
};

// What somebody typed and has not saved.
struct Buffer {
  std::int64_t base = 0;  // the revision it was typed upon
  Time saved;
  Bytes content;
};

// conflict: the database's own four eyes refuse it, or the document has an active edition.
Result<void> put_work(store::Session& session, const Work& work);
Result<std::optional<Work>> work(store::Session& session, const Key& key);
Result<std::optional<Work>> active_work(store::Session& session, DocumentId document);
Result<std::vector<Work>> all_active_work(store::Session& session);  // what goes out first is first
// Forced, and approved afterwards by nobody yet, in the order of the log.
Result<std::vector<Work>> unconfirmed_work(store::Session& session);
// Those scheduled for `now` or earlier and not released yet, the earliest first.
Result<std::vector<Work>> due_work(store::Session& session, Time now);
Result<std::optional<Time>> next_release(store::Session& session);  // the earliest of all scheduled

// Of what law removes of a document nothing may be left inside: the words of all its editions go,
// and one that is being written on them is discarded.
Result<void> forget_work_of(store::Session& session, DocumentId document);

Result<void> put_work_text(store::Session& session, const Key& work, const WorkText& text);
Result<void> remove_work_text(store::Session& session, const Key& work, std::string_view lang);
Result<std::vector<WorkText>> work_texts(store::Session& session, const Key& work);  // by lang

// What of its source a translation was made from, by the parts' names.
using SeenParts = std::map<std::string, Hash>;
Result<SeenParts> seen_parts(store::Session& session, const Key& work, std::string_view lang);
Result<void> put_seen(store::Session& session, const Key& work, std::string_view lang,
                      const SeenParts& parts);  // adds and replaces
Result<void> forget_seen(store::Session& session, const Key& work, std::string_view lang);

Result<void> put_revision(store::Session& session, const Key& work, const Revision& revision);
Result<std::optional<Revision>> revision(store::Session& session, const Key& work,
                                         std::int64_t number);

Result<void> put_step(store::Session& session, const Key& work, const WorkStep& step);
Result<std::vector<WorkStep>> work_steps(store::Session& session, const Key& work);  // in order

// Whom it is limited to; nobody in the list: it is not limited.
Result<void> put_access(store::Session& session, const Key& work, const std::vector<Key>& accounts);
Result<std::vector<Key>> work_access(store::Session& session, const Key& work);
// Whether it is there, and limited to nobody, or to this account too, or begun by it: one question,
// so that what is hidden takes the time of what is not there.
Result<bool> is_known_to(store::Session& session, const Key& work, const Key& account);

Result<void> put_buffer(store::Session& session, const Key& work, const Key& account,
                        const Buffer& buffer);
Result<std::optional<Buffer>> buffer(store::Session& session, const Key& work, const Key& account);
Result<void> remove_buffer(store::Session& session, const Key& work, const Key& account);

}  // namespace glasnik::record
