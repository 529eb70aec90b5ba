#include "newsroom/acts.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/charter.h"
#include "ledger/removal.h"
#include "newsroom/plan.h"
#include "newsroom/quotes.h"
#include "proof/persons.h"
#include "record/document.h"
#include "record/edition.h"
#include "record/work.h"

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
    TRY(plan_, plan(newsroom_, session_, act, removal_));
    plan_.entry.forced = forced_;
    index_ = appender_.next_index();
    TRY_VOID(check_approvals());
    TRY(ledger::Appended appended, appender_.append(plan_.entry));
    ENSURE(appended.index == index_);
    TRY_VOID(store_rows(act));
    if (act.removal) TRY_VOID(remove(*act.removal));
    return finish(act);
  }

 private:
  // What a monitor would refuse must not enter the log.
  Result<void> check_approvals() {
    if (plan_.entry.approvals.empty()) return {};
    auto size = static_cast<std::uint64_t>(index_);
    TRY(proof::KeyHistory keys, ledger::key_history(session_, size));
    auto held = proof::Persons().check(plan_.entry, keys, size);
    return held.ok() ? held : Error{Code::conflict, held.error().message};
  }

  Result<void> remove(const Removal& removal) {
    TRY_VOID(ledger::apply_removal(session_, index_, plan_.entry, propose_quotes));
    TRY_VOID(record::forget_work_of(session_, plan_.before.id));
    TRY_VOID(session_.execute(
        "UPDATE removals SET order_salt = $2, kept = $3 WHERE entry = $1", index_,
        store::Octets{removal_.order_salt},
        removal.copy.empty() ? "waiver: " + removal.waiver : "copy: " + removal.copy));
    return {};
  }

  Result<void> store_parts() {
    BytesView salts = plan_.salts;
    for (const record::PartSet& set : plan_.sets) {
      const std::size_t octets = set.parts.size() * proof::kSaltSize;
      TRY_VOID(record::put_parts(session_, index_, set, salts.substr(0, octets)));
      salts.remove_prefix(octets);
    }
    return {};
  }

  Result<void> store_rows(const ActRequest& act) {
    TRY_VOID(store_parts());
    if (!act.content) return {};
    TRY_VOID(record::put_content(session_, index_, *act.content));
    for (const record::Text& text : act.content->texts) {
      for (const record::Quote& quote : propose_quotes(text)) {
        TRY_VOID(record::put_quote(session_, index_, quote));
      }
    }
    for (const record::MediaFile& file : act.content->media) {
      TRY_VOID(record::put_media(session_, {file, plan_.before.id, index_}));
    }
    for (const Source& source : act.sources) {
      TRY_VOID(
          session_.execute("INSERT INTO imports (source, lang, made, doc) VALUES ($1, $2, $3, $4)",
                           source.hash, source.lang, rfc3339(appender_.issued()), plan_.before.id));
    }
    if (act.draft) {
      TRY_VOID(session_.execute("DELETE FROM drafts WHERE key = $1", *act.draft));
      TRY_VOID(session_.execute("UPDATE imports SET doc = $2, draft = NULL WHERE draft = $1",
                                *act.draft, plan_.before.id));
    }
    return {};
  }

  Result<Receipt> finish(const ActRequest& act) {
    const record::DocumentState& before = plan_.before;
    record::DocumentState after{plan_.before.id, plan_.next.standing,
                                before.seq + 1,  plan_.next.version,
                                index_,          content_entry_after(act)};
    TRY_VOID(record::put_document_state(session_, after));
    auto reason = plan_.entry.reason;
    record::Act row{index_,
                    after.id,
                    after.seq,
                    std::string(proof::kind_name(act.kind)),
                    after.version,
                    appender_.issued(),
                    std::string(reason ? proof::reason_name(*reason) : ""),
                    after.content_entry};
    TRY_VOID(record::put_act(session_, row));
    return Receipt{after.id, after.seq, after.version, index_, act.kind, plan_.entry.forced};
  }

  std::int64_t content_entry_after(const ActRequest& act) const {
    return act.content          ? index_
           : removes_whole(act) ? record::kNoWords
                                : plan_.before.content_entry;
  }

  Newsroom& newsroom_;
  store::Session& session_;
  ledger::Appender& appender_;
  const bool forced_;
  const PreparedRemoval& removal_;
  Plan plan_;
  std::int64_t index_ = 0;
};

bool lacks_approvals(const ledger::PolicyInForce& policy, const ActRequest& act) {
  return static_cast<std::size_t>(policy.approvals) > act.approvals.size();
}

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
      bool forced = acts[i].forced || lacks_approvals(policy, acts[i]);
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
    if (!act.forced && lacks_approvals(policy, act)) {
      return Error{Code::conflict, fmt::format("the newsroom's policy asks for {} approvals, this "
                                               "has {}",
                                               policy.approvals, act.approvals.size())};
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
