#pragma once
// The law of conservation: every token of the source stands in exactly one place of the release, in
// the source's order. Checked from the values, not from what the parser says it did: for tests,
// fuzzing and the import report. Source: language.md section 9.
//
// One thing is not compared to the letter: the mark of a list item, which its kind replaces. Where
// an archive's title took the place of the text's own headline (release_item.h), that one is kept
// too.

#include <optional>
#include <string>
#include <string_view>

#include "text/plain_release.h"
#include "text/release_item.h"

namespace glasnik::text {

// Where the law is broken, for the report; nothing if it holds.
std::optional<std::string> breach_of_conservation(std::string_view source,
                                                  const PlainRelease& release);
std::optional<std::string> breach_of_conservation(const ItemRelease& item);

inline bool conserved(std::string_view source, const PlainRelease& release) {
  return !breach_of_conservation(source, release);
}

}  // namespace glasnik::text
