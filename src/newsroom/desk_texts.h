#pragma once
// How far each text of a working edition is, and what a save does to it: a changed text has a new
// last editor, a translation whose source says something else is outdated and no longer reviewed,
// and only texts that are ready go out. editorial.md section 1.3.

#include <map>
#include <string>
#include <vector>

#include "record/proposal.h"
#include "record/work.h"

namespace glasnik::newsroom {

// Ready to go out: the original; a translation that was reviewed; a derived text that an editor
// saw, or that stands in public as it is.
bool is_ready(const record::WorkText& text);

// What goes out if the edition is released as it is: without the texts that are not ready, and
// without what stands beside them in their variants. `unreviewed`: a finished translation and a
// derived text nobody saw go out too (break-glass).
record::Proposal ready_part(const record::Proposal& whole,
                            const std::vector<record::WorkText>& texts, bool unreviewed = false);

// The parts of a translation's source that say something else than when its translator last looked,
// or that have come or gone since, by name.
Result<std::vector<std::string>> outdated_parts(store::Session& session, const record::Work& work,
                                                const record::Proposal& whole,
                                                const std::string& lang);
// The translator or reviewer of `lang` has looked at all of the source.
Result<void> see_source(store::Session& session, const record::Work& work,
                        const record::Proposal& whole, const std::string& lang);

// Brings the rows of the texts to `after`. A new item has no `before`.
Result<void> follow_save(store::Session& session, const record::Work& work, const Key& editor,
                         const record::Proposal* before, const record::Proposal& after);
// Rows of an edition that begins as the document stands in public: nobody has edited anything but
// who begins it its notes.
Result<void> begin_as_public(store::Session& session, const record::Work& work,
                             const record::Proposal& whole);

}  // namespace glasnik::newsroom
