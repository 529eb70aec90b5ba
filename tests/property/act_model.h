#pragma once
// What editorial.md sections 1.2 to 3 say of a document's public life, written down a second time:
// this file shares no table and no rule with src/, so an error in one of the two is a disagreement.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsroom/acts.h"

namespace glasnik::property {

// Section 1.2: from, act, to.
struct Row {
  std::string_view from;
  std::string_view act;
  std::string_view to;
};
// Section 2: what an act adds; a major number sets the minor one to 0.
struct Step {
  std::string_view act;
  int major = 0;
  int minor = 0;
};
struct Rules {
  std::vector<Row> rows;
  std::vector<Step> steps;
  std::size_t shortest_note = 10;
};
Rules editorial_rules();

// An act as the log must have it, for ever.
struct Done {
  std::string kind;
  std::string reason;
  std::int64_t entry = 0;
  Version version;
  Hash record;  // SHA-256 of its record.json
};

struct Document {
  std::string standing = "unreleased";
  Version version;
  std::vector<Done> acts;                  // the number of the last is seq
  std::optional<record::Content> content;  // as the last content act had it
};

// What is asked for, and what only its maker knows of it.
struct Plan {
  newsroom::ActRequest act;
  bool sound =
      true;          // of a typography act: nothing but spelling changes; of a text: it can be kept
  std::string flaw;  // for a person
};

// Every document of one log, before and after acts.
class ActModel {
 public:
  explicit ActModel(const Rules& rules) : rules_(rules) {}

  // The number that the act's document has, or would get.
  DocumentId document_of(const newsroom::ActRequest& act) const;
  // Whether the act may be done now.
  bool allows(const Plan& plan) const;
  // It is done, as `entry`.
  void apply(const Plan& plan, std::int64_t entry);
  // As if nothing had been applied since the last keep().
  void undo();
  void keep() { before_.clear(); }

  std::map<DocumentId, Document>& documents() { return documents_; }
  const std::map<DocumentId, Document>& documents() const { return documents_; }

 private:
  const Row* row(const Document& before, proof::Kind kind) const;
  bool allows_target(const newsroom::ActRequest& act) const;
  bool allows_content(const Plan& plan, const Document& before) const;
  bool allows_notes(const newsroom::ActRequest& act,
                    const std::map<std::string, std::string>& langs) const;

  const Rules& rules_;
  std::map<DocumentId, Document> documents_;
  std::vector<std::pair<DocumentId, std::optional<Document>>> before_;  // what apply() changed
};

}  // namespace glasnik::property
