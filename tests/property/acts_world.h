#pragma once
// A real newsroom and the model of it, given the same acts. Whatever they disagree on is an error.

#include <memory>
#include <string>
#include <vector>

#include "newsroom_fixture.h"
#include "property/act_model.h"
#include "property/act_plans.h"

namespace glasnik::property {

struct Counts {
  std::uint64_t steps = 0;     // acts asked for
  std::uint64_t accepted = 0;  // that the log has
  std::uint64_t inspections = 0;
  std::uint64_t bundles = 0;  // that verified
};

std::string told(const Plan& plan);  // for a person

class ActsWorld {
 public:
  ActsWorld(const Rules& rules, std::uint64_t seed, Counts& counts);

  // One pass of up to 256 acts, and what must hold after it. corrupt: model and newsroom disagree.
  Result<void> step();
  // What must hold now and then: verify finds nothing, every edition is what it was, history is
  // whole.
  Result<void> inspect();
  // A start of the program.
  Result<void> reopen();

  // One pass of these acts.
  Result<void> perform(const std::vector<Plan>& pass);

  // Every act asked for, in order, each with its document's number; and the last one's document.
  const std::vector<Plan>& done() const { return done_; }
  DocumentId last_document() const { return *done_.back().act.document; }

  ActModel& model() { return model_; }

 private:
  std::vector<Plan> plan_pass();
  Result<void> verify();
  Result<void> compare(const Plan& plan, const newsroom::Receipt& receipt);
  Result<void> compare_state(DocumentId id);
  Result<void> compare_history(DocumentId id, const Document& document);
  Result<void> verify_bundle(std::int64_t entry);
  Result<Hash> record_hash(std::int64_t entry);
  std::int64_t size() { return static_cast<std::int64_t>(newsroom_->ledger().size()); }

  Counts& counts_;
  sim::Dice dice_;
  test::TestNewsroom newsroom_;
  ActModel model_;
  std::unique_ptr<PlanMaker> maker_;
  std::vector<Plan> done_;
};

}  // namespace glasnik::property
