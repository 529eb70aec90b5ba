#pragma once
// What a working edition would say in public, whole: the act, its document, texts, facts, files,
// notes and reason. Its canonical bytes are what is kept as a revision, what an approval is an
// approval of, and what a release must equal octet for octet.
//
// {"act":"correct","document":12,"notes":[{"body":"...","name":"note:en"}],"reason":"fact",
//  "sets":[{"collection":"en","of":"","parts":[{"body":"...","name":"headline"}, ...],"rule":"",
//  "status":"original"}, ..., {"collection":"data","parts":[...]}]}   canonical JSON
// `document` is absent from a new item, `reason` where there is none; `sets` is empty for an act
// that carries no texts.

#include <map>
#include <optional>
#include <string>

#include "record/content.h"

namespace glasnik::record {

struct Proposal {
  proof::Kind act = proof::Kind::release;
  std::optional<DocumentId> document;  // none: a new item
  Content content;                     // of content acts
  std::map<std::string, std::string> notes;
  std::optional<proof::Reason> reason;
  bool operator==(const Proposal&) const = default;
};

Bytes canonical(const Proposal& proposal);
// The inverse: canonical(*parse_proposal(bytes)) == bytes. corrupt: not canonical.
Result<Proposal> parse_proposal(BytesView bytes);

// The sets of parts alone, {"sets":[...]}, as drafts of imports are kept.
Bytes canonical(const Content& content);
Result<Content> parse_content(BytesView bytes);

}  // namespace glasnik::record
