#include "newsroom/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ledger/log_reader.h"
#include "newsroom/act_check.h"
#include "newsroom/typography.h"
#include "proof/record_file.h"
#include "text/utf8.h"

namespace glasnik::newsroom {
namespace {

Error other_parts() { return {Code::conflict, "the act's salts are of other parts than it has"}; }

class Planning {
 public:
  Planning(Newsroom& newsroom, store::Session& session, const ActRequest& act,
           const PreparedRemoval& removal)
      : newsroom_(newsroom), session_(session), act_(act), removal_(removal) {}

  Result<Plan> run() {
    TRY_VOID(find_document(act_));
    TRY(plan_.next, transition(plan_.before, act_.kind, removes_whole(act_)));
    TRY_VOID(check_members(act_));
    TRY(auto released, released_frames());
    TRY(notes_, check_act(act_, released));
    TRY_VOID(check_change());
    TRY_VOID(make_entry(act_));
    return std::move(plan_);
  }

 private:
  Result<void> find_document(const ActRequest& act) {
    if (!act.document) {
      TRY(plan_.before.id, record::next_document_id(session_));
      return {};
    }
    plan_.before.id = *act.document;
    TRY(auto state, record::document_state(session_, *act.document));
    if (state) plan_.before = *state;
    if (!state && act.kind != proof::Kind::release) {
      return Error{Code::not_found, "there is no document " + to_string(*act.document)};
    }
    return {};
  }

  // Against the words that stand: a correction changes them, typography only how they are set.
  Result<void> check_change() {
    bool rewrites = act_.kind == proof::Kind::update || act_.kind == proof::Kind::correct;
    if (!rewrites && act_.kind != proof::Kind::typography) return {};
    TRY(record::Content before, record::load_content(session_, plan_.before.content_entry));
    if (rewrites) return check_changed(act_, std::move(before), plan_.before.version);
    TRY(notes_, check_typography(record::without_removed(std::move(before)), *act_.content));
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
    if (into == plan_.before.id) return Error{Code::invalid, "a document cannot merge into itself"};
    TRY(auto target, record::document_state(session_, into));
    if (!target) return Error{Code::not_found, "there is no document " + to_string(into)};
    if (target->standing == record::Standing::current) return {};
    return Error{Code::conflict, fmt::format("document {} is {}: nothing can merge into it",
                                             into.number, record::standing_name(target->standing))};
  }

  Result<std::vector<record::TextFrame>> released_frames() {
    if (plan_.before.seq == 0) return std::vector<record::TextFrame>();
    return record::frames_of_entry(session_, plan_.before.content_entry);
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

  // Commits to a set's parts under the salts that are next.
  Result<std::vector<Hash>> commit_set(const record::PartSet& set) {
    TRY_VOID(check_parts(set));
    TRY(Bytes salts, take_salts(set.parts.size() * proof::kSaltSize));
    std::vector<Hash> commitments;
    for (std::size_t i = 0; i < set.parts.size(); ++i) {
      BytesView salt = BytesView(salts).substr(i * proof::kSaltSize, proof::kSaltSize);
      commitments.push_back(proof::commitment(set.parts[i].name, salt, set.parts[i].body));
    }
    plan_.sets.push_back(set);
    plan_.salts += salts;
    return commitments;
  }

  Result<Bytes> take_salts(std::size_t octets) {
    if (act_.salts.empty()) return random_bytes(newsroom_.seams().random, octets);
    if (salts_used_ + octets > act_.salts.size()) return other_parts();
    salts_used_ += octets;
    return act_.salts.substr(salts_used_ - octets, octets);
  }

  Result<void> make_entry(const ActRequest& act) {
    proof::Entry& entry = plan_.entry;
    entry.origin = newsroom_.config().origin;
    entry.kind = act.kind;
    entry.doc = plan_.before.id;
    entry.seq = plan_.before.seq + 1;
    entry.edition = plan_.next.version;
    entry.reason = reason_of(act);
    entry.forced = act.forced;
    entry.approvals = act.approvals;
    if (act.into) entry.into = *act.into;
    if (act.removal) TRY_VOID(state_removal(*act.removal, entry));
    if (plan_.before.seq > 0) {
      TRY(entry.prev, previous());
    }
    if (act.content) TRY_VOID(commit_content(*act.content, entry));
    TRY_VOID(commit_notes(entry));
    if (salts_used_ == act.salts.size() || act.salts.empty()) return {};
    return other_parts();
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
    TRY(auto parts, parts_to_remove(session_, plan_.before.id, removal.parts));
    bool same = std::equal(
        parts.begin(), parts.end(), removal_.parts.begin(), removal_.parts.end(),
        [](const RemovablePart& a, const RemovablePart& b) { return a.place == b.place; });
    if (!same) return Error{Code::conflict, "the document has changed since: try again"};
    if (removal.parts.empty()) return {};
    for (const RemovablePart& part : parts) entry.parts.push_back(part.place);
    return {};
  }

  Result<std::optional<proof::Previous>> previous() {
    TRY(auto octets, ledger::entry_octets(session_, plan_.before.last_entry));
    if (!octets) return Error{Code::corrupt, "the document's last entry is missing"};
    return std::optional(proof::Previous{static_cast<std::uint64_t>(plan_.before.last_entry),
                                         proof::leaf_hash(*octets)});
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

  Newsroom& newsroom_;
  store::Session& session_;
  const ActRequest& act_;
  const PreparedRemoval& removal_;
  Plan plan_;
  std::map<std::string, std::string> notes_;
  std::size_t record_octets_ = 0;
  std::size_t salts_used_ = 0;
};

}  // namespace

bool removes_whole(const ActRequest& act) { return act.removal && act.removal->parts.empty(); }

Result<Plan> plan(Newsroom& newsroom, store::Session& session, const ActRequest& act,
                  const PreparedRemoval& removal) {
  return Planning(newsroom, session, act, removal).run();
}

}  // namespace glasnik::newsroom
