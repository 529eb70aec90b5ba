#pragma once
// JSON-LD of schema.org for a release: NewsArticle with its institution, quotations and files. Safe
// inside a script element. It speaks of the edition shown: of the acts up to it, the newest of
// which is `acts`' last.

#include "record/edition.h"
#include "record/listing.h"
#include "site/view.h"

namespace glasnik::site {

std::string structured_release(const View& view, const record::Listed& item,
                               const record::Content& content, const record::Text& text,
                               const std::vector<record::Quote>& quotes,
                               std::span<const record::Act> acts);

}  // namespace glasnik::site
