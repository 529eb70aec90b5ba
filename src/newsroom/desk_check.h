#pragma once
// Whether a working edition may become public as it is: V of editorial.md section 1.1. Every
// condition that fails is named, so that a person sees all of them at once.

#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "record/proposal.h"
#include "record/work.h"

namespace glasnik::newsroom {

// The names are stable: the desk's interface shows words for them.
enum class Condition {
  act_not_allowed,    // the document's standing does not allow this act
  document_changed,   // it was given another act since the edition was begun
  variant_missing,    // a required variant has no text
  variant_not_ready,  // a required variant is not reviewed, or nobody saw the derived text
  no_headline,
  no_lead,
  file_missing,     // the newsroom does not have the octets that the edition names
  no_alt_text,      // of a picture
  no_transcript,    // of a video or a sound
  no_reason,        // of an act that needs one
  no_note,          // of ten characters, in a variant that needs one
  nothing_changed,  // a correction or update, word for word what stands
  more_than_typography,
  not_acceptable,  // `detail` says why
};
std::string_view condition_name(Condition condition);

struct Failing {
  Condition condition;
  std::string lang;    // where it is of one variant
  std::string detail;  // a file's name, or a sentence
  bool operator==(const Failing&) const = default;
};
std::string told(const std::vector<Failing>& failing);  // "no_lead (en), no_reason"

struct Checked {
  const record::Work& work;
  const record::Proposal& out;  // what would go out
  const std::vector<record::WorkText>& texts;
  bool forced = false;  // review and translation are waived
};
// `required`: variants that must go out. Empty: it is publishable.
Result<std::vector<Failing>> failing_conditions(store::Session& session, Newsroom& newsroom,
                                                const std::vector<std::string>& required,
                                                const Checked& checked);

}  // namespace glasnik::newsroom
