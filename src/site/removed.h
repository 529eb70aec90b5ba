#pragma once
// What pages show in place of what law removed: when, on what ground, and who ordered it.

#include <map>
#include <string>
#include <vector>

#include "record/content.h"
#include "record/document.h"
#include "record/edition.h"
#include "site/view.h"

namespace glasnik::site {

// A removal as its entry and its note in the page's variant tell it.
struct Removal {
  record::Act act;
  std::string ground;     // a word of the theme: court decision
  std::string authority;  // the note's first line, if a second follows; else empty
  std::string note;       // without that line
};
Result<Removal> removal_by(const View& view, std::int64_t entry);

// "Removed by law, 3 May 2026: court decision (Higher Court)"
Result<std::string> removed_sentence(const View& view, std::int64_t entry);

// Adds REMOVED_PART for what a bar among the blocks cannot stand for: headline, lead, files and
// their words.
Result<void> fill_removed_parts(const View& view, const record::Content& content,
                                const record::Text& text, Dictionary& page);

// The note of an act as pages show it: in one line, and of a removed one what happened to it.
Result<std::string> note_shown(const View& view, const record::Act& act);

// The headline, or that it was removed.
std::string headline_shown(const View& view, const std::string& headline);

}  // namespace glasnik::site
