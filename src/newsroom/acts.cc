#include "newsroom/acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "ledger/removal.h"
#include "newsroom/act_check.h"
#include "newsroom/quotes.h"
#include "newsroom/standing.h"
#include "newsroom/typography.h"
#include "proof/record_file.h"
#include "record/document.h"
#include "record/edition.h"
#include "text/utf8.h"

namespace glasnik::newsroom {
namespace {

// One act on its way into the log, inside the pass's transaction.
class Performance {
 public:
  Performance(Newsroom& newsroom, store::Session& session, ledger::Appender& appender, bool forced,
              const PreparedRemoval& removal)
      : newsroom_(newsroom),
        session_(session),
        appender_(appender),
        forced_(forced),
        removal_(removal) {}

  Result<Receipt> perform(const ActRequest& act) {
    TRY_VOID(find_document(act));
    whole_ = act.removal && act.removal->parts.empty();
    TRY(Transition next, transition(before_, act.kind, whole_));
    TRY_VOID(check_members(act));
    TRY(auto released, released_frames());
    TRY(notes_, check_act(act, released));
    if (act.kind == proof::Kind::update || act.kind == proof::Kind::correct) {
      TRY(record::Content before, record::load_content(session_, before_.content_entry));
      TRY_VOID(check_changed(act, std::move(before), before_.version));
    }
    if (act.kind == proof::Kind::typography) {
      TRY(record::Content before, record::load_content(session_, before_.content_entry));
      TRY(notes_, check_typography(record::without_removed(std::move(before)), *act.content));
    }
    index_ = appender_.next_index();
    TRY(proof::Entry entry, make_entry(act, next));
    TRY(ledger::Appended appended, appender_.append(entry));
    ENSURE(appended.index == index_);
    TRY_VOID(store_rows(act));
    if (act.removal) TRY_VOID(remove(entry, *act.removal));
    return finish(act, next);
  }

 private:
  Result<void> find_document(const ActRequest& act) {
    if (!act.document) {
      TRY(before_.id, record::next_document_id(session_));
      return {};
    }
    before_.id = *act.document;
    TRY(auto state, record::document_state(session_, *act.document));
    if (state) before_ = *state;
    if (!state && act.kind != proof::Kind::release) {
      return Error{Code::not_found, "there is no document " + to_string(*act.document)};
    }
    return {};
  }

  // What an act has besides texts and notes, and no other may have.
  Result<void> check_members(const ActRequest& act) {
    if (act.into.has_value() != (act.kind == proof::Kind::merge)) {
      return Error{Code::invalid, act.into ? "only merge goes into another document"
                                           : "merge: name the other document: --into ID"};
    }
    if (act.removal.has_value() != (act.kind == proof::Kind::remove_legal)) {
      return Error{Code::invalid, act.removal ? "only remove_legal removes"
                                              : "remove_legal: say on what basis: --basis"};
    }
    return act.into ? check_target(*act.into) : Result<void>();
  }

  Result<void> check_target(DocumentId into) {
    if (into == before_.id) return Error{Code::invalid, "a document cannot merge into itself"};
    TRY(auto target, record::document_state(session_, into));
    if (!target) return Error{Code::not_found, "there is no document " + to_string(into)};
    if (target->standing == record::Standing::current) return {};
    return Error{Code::conflict, fmt::format("document {} is {}: nothing can merge into it",
                                             into.number, record::standing_name(target->standing))};
  }

  Result<std::vector<record::TextFrame>> released_frames() {
    if (before_.seq == 0) return std::vector<record::TextFrame>();
    return record::frames_of_entry(session_, before_.content_entry);
  }

  // What a bundle could never prove must not enter the log: it could not be mended afterwards.
  Result<void> check_parts(const record::PartSet& set) {
    std::set<std::string_view> names;
    for (const record::Part& part : set.parts) {
      if (!proof::valid_part_name(part.name)) {
        return Error{Code::invalid, "no part can be named " + part.name};
      }
      if (!names.insert(part.name).second) {
        return Error{Code::invalid, "two parts are named " + part.name};
      }
      if (!text::valid_utf8(part.body)) return Error{Code::invalid, part.name + " is not UTF-8"};
      record_octets_ += octets_in_record(part);
    }
    if (record_octets_ > proof::kMaxRecord) {
      return Error{
          Code::too_large,
          fmt::format("the whole release is over {} octets, the most that a proof can hold: "
                      "split it",
                      proof::kMaxRecord)};
    }
    return {};
  }

  // At the most, in record.json: an octet that JSON escapes takes six.
  static std::size_t octets_in_record(const record::Part& part) {
    auto escaped = std::count_if(part.body.begin(), part.body.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    });
    return 200 + part.body.size() + 5 * static_cast<std::size_t>(escaped);
  }

  // Draws the salts of a set, stores its parts, and commits to them.
  Result<std::vector<Hash>> commit_set(const record::PartSet& set) {
    TRY_VOID(check_parts(set));
    Bytes salts = random_bytes(newsroom_.seams().random, set.parts.size() * proof::kSaltSize);
    std::vector<Hash> commitments;
    for (std::size_t i = 0; i < set.parts.size(); ++i) {
      BytesView salt = BytesView(salts).substr(i * proof::kSaltSize, proof::kSaltSize);
      commitments.push_back(proof::commitment(set.parts[i].name, salt, set.parts[i].body));
    }
    TRY_VOID(record::put_parts(session_, index_, set, salts));
    return commitments;
  }

  Result<proof::Entry> make_entry(const ActRequest& act, const Transition& next) {
    proof::Entry entry;
    entry.kind = act.kind;
    entry.doc = before_.id;
    entry.seq = before_.seq + 1;
    entry.edition = next.version;
    entry.reason = reason_of(act);
    entry.forced = forced_;
    if (act.into) entry.into = *act.into;
    if (act.removal) TRY_VOID(state_removal(*act.removal, entry));
    if (before_.seq > 0) {
      TRY(entry.prev, previous());
    }
    if (act.content) TRY_VOID(commit_content(*act.content, entry));
    TRY_VOID(commit_notes(entry));
    return entry;
  }

  // The log wants a reason of these two, and there is an obvious one.
  static std::optional<proof::Reason> reason_of(const ActRequest& act) {
    if (act.reason || proof::is_content_act(act.kind)) return act.reason;
    if (act.kind == proof::Kind::merge) return proof::Reason::other;
    if (act.kind == proof::Kind::remove_legal) return proof::Reason::law;
    return std::nullopt;
  }

  // What is removed is what was copied: an act in between would have escaped the copy.
  Result<void> state_removal(const Removal& removal, proof::Entry& entry) {
    entry.basis = removal.basis;
    entry.order = proof::commitment("order", removal_.order_salt, removal.order);
    TRY(auto parts, parts_to_remove(session_, before_.id, removal.parts));
    bool same = std::equal(
        parts.begin(), parts.end(), removal_.parts.begin(), removal_.parts.end(),
        [](const RemovablePart& a, const RemovablePart& b) { return a.place == b.place; });
    if (!same) return Error{Code::conflict, "the document has changed since: try again"};
    if (whole_) return {};
    for (const RemovablePart& part : parts) entry.parts.push_back(part.place);
    return {};
  }

  Result<void> remove(const proof::Entry& entry, const Removal& removal) {
    TRY_VOID(ledger::apply_removal(session_, index_, entry, propose_quotes));
    TRY_VOID(session_.execute(
        "UPDATE removals SET order_salt = $2, kept = $3 WHERE entry = $1", index_,
        store::Octets{removal_.order_salt},
        removal.copy.empty() ? "waiver: " + removal.waiver : "copy: " + removal.copy));
    return {};
  }

  Result<std::optional<proof::Previous>> previous() {
    TRY(auto octets, ledger::entry_octets(session_, before_.last_entry));
    if (!octets) return Error{Code::corrupt, "the document's last entry is missing"};
    return std::optional(
        proof::Previous{static_cast<std::uint64_t>(before_.last_entry), proof::leaf_hash(*octets)});
  }

  Result<void> commit_content(const record::Content& content, proof::Entry& entry) {
    for (const record::PartSet& set : record::parts_of(content)) {
      TRY(auto commitments, commit_set(set));
      proof::PartSet stated = proof::part_set(commitments);
      const record::Text* text = content.text(set.collection);
      if (text == nullptr) {
        entry.data = stated;
      } else {
        entry.texts.push_back({text->lang, text->status, text->of, text->rule, stated});
      }
    }
    return {};
  }

  Result<void> commit_notes(proof::Entry& entry) {
    if (notes_.empty()) return {};
    record::PartSet set{"notes", {}};
    for (const auto& [lang, note] : notes_) set.parts.push_back({"note:" + lang, note});
    TRY(auto commitments, commit_set(set));
    std::size_t i = 0;
    for (const auto& [lang, note] : notes_) entry.notes.push_back({lang, commitments[i++]});
    return {};
  }

  Result<void> store_rows(const ActRequest& act) {
    if (!act.content) return {};
    TRY_VOID(record::put_content(session_, index_, *act.content));
    for (const record::Text& text : act.content->texts) {
      for (const record::Quote& quote : propose_quotes(text)) {
        TRY_VOID(record::put_quote(session_, index_, quote));
      }
    }
    for (const record::MediaFile& file : act.content->media) {
      TRY_VOID(record::put_media(session_, {file, before_.id, index_}));
    }
    for (const Source& source : act.sources) {
      TRY_VOID(
          session_.execute("INSERT INTO imports (source, lang, made, doc) VALUES ($1, $2, $3, $4)",
                           source.hash, source.lang, rfc3339(appender_.issued()), before_.id));
    }
    if (act.draft) {
      TRY_VOID(session_.execute("DELETE FROM drafts WHERE key = $1", *act.draft));
      TRY_VOID(session_.execute("UPDATE imports SET doc = $2, draft = NULL WHERE draft = $1",
                                *act.draft, before_.id));
    }
    return {};
  }

  Result<Receipt> finish(const ActRequest& act, const Transition& next) {
    record::DocumentState after{before_.id,   next.standing, before_.seq + 1,
                                next.version, index_,        content_entry_after(act)};
    TRY_VOID(record::put_document_state(session_, after));
    auto reason = reason_of(act);
    record::Act row{index_,
                    after.id,
                    after.seq,
                    std::string(proof::kind_name(act.kind)),
                    after.version,
                    appender_.issued(),
                    std::string(reason ? proof::reason_name(*reason) : ""),
                    after.content_entry};
    TRY_VOID(record::put_act(session_, row));
    return Receipt{after.id, after.seq, after.version, index_, act.kind, forced_};
  }

  std::int64_t content_entry_after(const ActRequest& act) const {
    return act.content ? index_ : whole_ ? record::kNoWords : before_.content_entry;
  }

  Newsroom& newsroom_;
  store::Session& session_;
  ledger::Appender& appender_;
  const bool forced_;
  const PreparedRemoval& removal_;
  bool whole_ = false;  // law removes the whole document
  record::DocumentState before_;
  std::map<std::string, std::string> notes_;
  std::int64_t index_ = 0;
  std::size_t record_octets_ = 0;
};

// Whether nothing has come of the acts. After any other error they may be in the log all the same.
bool refused(const Error& error) {
  return error.code != Code::unavailable && error.code != Code::busy && error.code != Code::corrupt;
}

// Copies first; nothing is destroyed before them.
Result<std::vector<PreparedRemoval>> prepare(RemovalCopies& copies,
                                             std::span<const ActRequest> acts) {
  std::vector<PreparedRemoval> prepared;
  for (const ActRequest& act : acts) {
    prepared.emplace_back();
    if (!act.removal || !act.document) continue;
    TRY(prepared.back(), copies.prepare(*act.document, *act.removal));
  }
  return prepared;
}

}  // namespace

Result<std::vector<Receipt>> perform(Newsroom& newsroom, std::span<const ActRequest> acts) {
  ENSURE(acts.size() <= kMostActsInAPass);
  RemovalCopies copies(newsroom);
  TRY(auto removals, prepare(copies, acts));
  std::vector<Receipt> receipts;
  auto work = [&](store::Session& session, ledger::Appender& appender) -> Result<void> {
    receipts.clear();
    auto size = static_cast<std::uint64_t>(appender.next_index());
    TRY(ledger::PolicyInForce policy, ledger::policy_in_force(session, size));
    for (std::size_t i = 0; i < acts.size(); ++i) {
      bool forced = acts[i].forced || policy.approvals > acts[i].approvals;
      Performance performance(newsroom, session, appender, forced, removals[i]);
      TRY(Receipt receipt, performance.perform(acts[i]));
      receipts.push_back(receipt);
    }
    return {};
  };
  auto passed = newsroom.ledger().pass(work);
  if (passed || !refused(passed.error())) copies.keep();
  bool removes = std::any_of(acts.begin(), acts.end(), [](auto& act) { return act.removal; });
  if (!removes && passed) return receipts;
  // Also after a pass that was committed and could not be published: the rows have lost the words.
  Result<void> done =
      removes ? ledger::finish_removals(newsroom.database(), newsroom.blobs()) : Result<void>();
  if (!passed) return passed.error();
  if (!done) {
    return done.error().within(
        "the act is public, but the disk may still hold what was removed: "
        "the next start goes on with it");
  }
  return receipts;
}

Result<Receipt> perform(Newsroom& newsroom, const ActRequest& act) {
  TRY(auto receipts, perform(newsroom, std::span(&act, 1)));
  return receipts.front();
}

Result<Receipt> perform(Newsroom& newsroom, const Enactment& enactment) {
  Receipt receipt;
  auto work = [&](store::Session& session, ledger::Appender& appender) -> Result<void> {
    auto size = static_cast<std::uint64_t>(appender.next_index());
    TRY(ledger::PolicyInForce policy, ledger::policy_in_force(session, size));
    TRY(ActRequest act, enactment.request(session));
    ENSURE(!act.removal);
    if (!act.forced && policy.approvals > act.approvals) {
      return Error{Code::conflict, fmt::format("the newsroom's policy asks for {} approvals, this "
                                               "has {}",
                                               policy.approvals, act.approvals)};
    }
    const PreparedRemoval none;
    Performance performance(newsroom, session, appender, act.forced, none);
    TRY(receipt, performance.perform(act));
    return enactment.performed(session, receipt);
  };
  TRY_VOID(newsroom.ledger().pass(work));
  return receipt;
}

Result<record::Content> current_content(Newsroom& newsroom, DocumentId id) {
  return newsroom.database().read([&](store::Session& session) -> Result<record::Content> {
    TRY(auto state, record::document_state(session, id));
    if (!state) return Error{Code::not_found, "there is no document " + to_string(id)};
    bool readable = state->standing == record::Standing::current ||
                    state->standing == record::Standing::withdrawn;
    if (!readable) {
      return Error{Code::gone, fmt::format("document {} is {}", id.number,
                                           record::standing_name(state->standing))};
    }
    TRY(record::Content content, record::load_content(session, state->content_entry));
    return record::without_removed(std::move(content));
  });
}

}  // namespace glasnik::newsroom
