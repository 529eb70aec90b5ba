#include "property/acts_world.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/audit.h"
#include "ledger/log_reader.h"
#include "newsroom/quotes.h"
#include "proof/verify.h"
#include "record/document.h"

namespace glasnik::property {
namespace {

Error wrong(std::string what) { return {Code::corrupt, std::move(what)}; }

// Durability is others' matter (tests/crash); without syncs there is time for many more acts.
store::SqliteOptions hasty() {
  store::SqliteOptions options;
  options.synchronous = store::SqliteOptions::Synchronous::off;
  return options;
}

}  // namespace

std::string told(const Plan& plan) {
  const newsroom::ActRequest& act = plan.act;
  return fmt::format("{} of {}{}", proof::kind_name(act.kind),
                     act.document ? to_string(*act.document) : "a new document",
                     plan.flaw.empty() ? "" : ", " + plan.flaw);
}

ActsWorld::ActsWorld(const Rules& rules, std::uint64_t seed, Counts& counts)
    : counts_(counts), dice_(seed), newsroom_(hasty()), model_(rules) {
  auto file = store::put_blob(newsroom_->blobs(), "GIF89a, or nearly");
  ENSURE(file.ok());
  maker_ = std::make_unique<PlanMaker>(newsroom_->config(), newsroom_.seams().random, *file, dice_);
}

// A fourth of the passes is proper, up to a whole one long, but for one act in two hundred; the
// others are short and of acts of any sort. A pass ends with its first act that must be refused.
std::vector<Plan> ActsWorld::plan_pass() {
  const bool proper = dice_.one_in(4);
  const std::uint64_t most = !proper ? 3 : dice_.one_in(16) ? newsroom::kMostActsInAPass : 24;
  std::vector<Plan> pass;
  for (std::uint64_t left = 1 + dice_.below(most); left > 0; --left) {
    const bool fit = proper && !dice_.one_in(200);
    Plan plan = maker_->plan(model_, fit);
    while (fit && !model_.allows(plan)) plan = maker_->plan(model_, fit);
    // What a removal takes is copied first, so it stands at the head of a pass or waits for the
    // next.
    if (plan.act.removal && !pass.empty()) break;
    pass.push_back(std::move(plan));
    if (!model_.allows(pass.back())) break;
    model_.apply(pass.back(), 0);
  }
  model_.undo();
  return pass;
}

Result<void> ActsWorld::step() {
  newsroom_.now += std::chrono::seconds(dice_.below(100));
  if (dice_.one_in(50)) newsroom_.now -= std::chrono::hours(1);
  TRY_VOID(perform(plan_pass()));
  if (dice_.one_in(4) && size() > 1) {
    TRY_VOID(verify_bundle(
        1 + static_cast<std::int64_t>(dice_.below(static_cast<std::uint64_t>(size() - 1)))));
  }
  return {};
}

Result<void> ActsWorld::perform(const std::vector<Plan>& pass) {
  std::vector<newsroom::ActRequest> acts;
  bool allowed = true;
  const std::int64_t first = size();
  for (const Plan& plan : pass) {
    done_.push_back(plan);
    done_.back().act.document = model_.document_of(plan.act);
    allowed = allowed && model_.allows(plan);
    if (allowed) model_.apply(plan, first + static_cast<std::int64_t>(acts.size()));
    acts.push_back(plan.act);
  }
  counts_.steps += pass.size();
  auto receipts = newsroom::perform(*newsroom_, acts);
  if (receipts.ok() != allowed) {
    return wrong(receipts ? "performed, and should not be: " + told(pass.back())
                          : "refused, and should not be: " + receipts.error().message);
  }
  if (!allowed) {
    model_.undo();
    if (size() != first) return wrong("a refused pass left an entry: " + told(pass.back()));
    return compare_state(last_document());
  }
  model_.keep();
  counts_.accepted += pass.size();
  if (size() != first + static_cast<std::int64_t>(pass.size())) {
    return wrong("the log did not grow by the pass");
  }
  for (std::size_t i = 0; i < pass.size(); ++i) TRY_VOID(compare(pass[i], receipts->at(i)));
  for (const newsroom::Receipt& receipt : *receipts) TRY_VOID(compare_state(receipt.document));
  return {};
}

// The receipt and the log's own entry say what the model says. The octets of its record are kept.
Result<void> ActsWorld::compare(const Plan& plan, const newsroom::Receipt& receipt) {
  auto known = model_.documents().find(receipt.document);
  if (known == model_.documents().end()) return wrong("another number: " + told(plan));
  std::vector<Done>& acts = known->second.acts;
  auto found = std::find_if(acts.begin(), acts.end(),
                            [&](const Done& done) { return done.entry == receipt.entry; });
  if (found == acts.end()) return wrong("another entry: " + told(plan));
  Done& done = *found;
  const std::int64_t seq = found - acts.begin() + 1;
  if (receipt.seq != seq || receipt.version != done.version || receipt.entry != done.entry) {
    return wrong(fmt::format("{}: answered seq {} version {} entry {}, expected {} {} {}",
                             told(plan), receipt.seq, to_string(receipt.version), receipt.entry,
                             seq, to_string(done.version), done.entry));
  }
  TRY(auto octets, newsroom_->database().read([&](store::Session& session) {
    return ledger::entry_octets(session, receipt.entry);
  }));
  if (!octets) return wrong("acknowledged, and not in the log: " + told(plan));
  TRY(proof::Entry entry, proof::parse_entry(*octets));
  bool same = entry.doc == receipt.document && entry.seq == seq && entry.edition == done.version &&
              proof::kind_name(entry.kind) == done.kind &&
              (entry.reason ? proof::reason_name(*entry.reason) : "") == done.reason;
  if (!same) return wrong("the entry says something else: " + told(plan));
  TRY(done.record, record_hash(receipt.entry));
  // The one act that changes what old editions say; that their commitments stay, verify sees.
  if (!plan.act.removal) return {};
  for (Done& old : acts) {
    TRY(old.record, record_hash(old.entry));
  }
  return {};
}

Result<Hash> ActsWorld::record_hash(std::int64_t entry) {
  TRY(proof::RecordFile record, newsroom_->database().read([&](store::Session& session) {
    return ledger::record_of(session, entry);
  }));
  return sha256(proof::canonical(record));
}

Result<void> ActsWorld::compare_state(DocumentId id) {
  auto known = model_.documents().find(id);
  TRY(auto state, newsroom_->database().read([&](store::Session& session) {
    return record::document_state(session, id);
  }));
  if (known == model_.documents().end()) {
    return state ? Result<void>(wrong("a document out of nowhere: " + to_string(id)))
                 : Result<void>();
  }
  const Document& document = known->second;
  bool same = state && record::standing_name(state->standing) == document.standing &&
              state->version == document.version &&
              state->seq == static_cast<std::int64_t>(document.acts.size());
  if (same) return {};
  return wrong(fmt::format("document {} is {}, expected {}", id.number,
                           state ? record::standing_name(state->standing) : "absent",
                           document.standing));
}

Result<void> ActsWorld::inspect() {
  ++counts_.inspections;
  TRY_VOID(verify());
  for (const auto& [id, document] : model_.documents()) TRY_VOID(compare_history(id, document));
  return {};
}

Result<void> ActsWorld::verify() {
  TRY(proof::VerifierKey key, proof::parse_vkey(newsroom_->verifier_key()));
  TRY(text::Zone zone, text::Zone::find(newsroom_->config().timezone));
  ledger::AuditOptions how{newsroom_->config().origin, key, zone, nullptr,
                           newsroom::propose_quotes};
  TRY(ledger::Audit audit, ledger::audit(newsroom_->database(), newsroom_->blobs(), how));
  if (audit.failures > 0) return wrong("verify: " + proof::to_string(audit.findings.front()));
  if (audit.documents == model_.documents().size()) return {};
  return wrong("verify counts other documents");
}

// Every act ever done is there, in order, and its record has the octets it had then.
Result<void> ActsWorld::compare_history(DocumentId id, const Document& document) {
  TRY(auto acts, newsroom_->database().read([&](store::Session& session) {
    return record::acts_of(session, id, size());
  }));
  bool same = acts.size() == document.acts.size();
  for (std::size_t i = 0; same && i < acts.size(); ++i) {
    const Done& done = document.acts[i];
    TRY(Hash record, record_hash(done.entry));
    same = acts[i].kind == done.kind && acts[i].entry == done.entry &&
           acts[i].version == done.version && acts[i].reason == done.reason &&
           record == done.record;
  }
  return same ? Result<void>() : wrong("the history of " + to_string(id) + " is another");
}

Result<void> ActsWorld::verify_bundle(std::int64_t entry) {
  ++counts_.bundles;
  TRY(Bytes bundle, newsroom_->database().read([&](store::Session& session) -> Result<Bytes> {
    TRY(auto newest, ledger::newest_checkpoint(session));
    if (!newest) return wrong("no checkpoint");
    return ledger::bundle_of(session, entry, *newest);
  }));
  proof::Question question;
  TRY(question.key, proof::parse_vkey(newsroom_->verifier_key()));
  proof::Answer answer = proof::verify_bundle(bundle, question);
  if (answer.verdict == proof::Verdict::verified) return {};
  return wrong(
      fmt::format("the bundle of entry {} is {}", entry, proof::verdict_name(answer.verdict)));
}

Result<void> ActsWorld::reopen() { return newsroom_.reopen(); }

}  // namespace glasnik::property
