#pragma once
// Acts at random, of every kind, on documents old and new: most of them proper, many with a flaw,
// and many that the document's standing forbids.

#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "property/act_model.h"
#include "sim/dice.h"

namespace glasnik::property {

class PlanMaker {
 public:
  // `file` is a blob that the newsroom keeps, for acts that bring files.
  PlanMaker(Config config, Random random, store::BlobInfo file, sim::Dice& dice)
      : config_(std::move(config)), random_(std::move(random)), file_(file), dice_(dice) {}

  // The next act, by what the model knows. proper: without a flaw, and of a kind that may follow.
  Plan plan(const ActModel& model, bool proper);

 private:
  DocumentId some_document(const ActModel& model);
  proof::Kind some_kind(const Document& document, bool proper);
  std::string words(const std::string& lang, std::size_t count);
  record::Text text(const std::string& lang);
  record::Content fresh();
  void rewrite(Plan& plan, bool proper);
  void add_variant(record::Content& content);
  void add_file(record::Content& content);
  void mend_spelling(record::Content& content);
  void add_target(Plan& plan, const ActModel& model);
  void add_order(Plan& plan, const std::optional<record::Content>& stands);
  void add_notes(Plan& plan, const std::optional<record::Content>& released);
  void spoil(Plan& plan);
  void spoil_content(Plan& plan);
  void spoil_notes(Plan& plan);

  Config config_;
  Random random_;
  store::BlobInfo file_;
  sim::Dice& dice_;
  std::uint64_t made_ = 0;
};

}  // namespace glasnik::property
