#pragma once
// One item of an archive in JSON lines: a title, a text, a claimed date. The caller maps each
// source's field names to this. Source: language.md section 9.

#include <optional>
#include <string>

#include "text/plain_release.h"

namespace glasnik::text {

struct ReleaseItem {
  std::string title;                // may be empty: then the text is read as a plain release
  std::optional<std::string> text;  // repaired; null: no_text, a draft with a headline
  std::optional<Date> date;         // claimed; stands where the text has no date of its own
};

struct ItemRelease {
  std::string
      source;  // what `release` was taken from: the text, before it the title if it stood apart
  PlainRelease release;
  bool title_consumed = false;  // the text opened with the title, by key; the title's spelling won,
                                // the text's own stands in release.headline_line
};

ItemRelease parse_release_item(const ReleaseItem& item, const PlainOptions& options);

}  // namespace glasnik::text
