#pragma once
// An edition as its public page would show it if it went out now, or at its minute: the page of a
// release itself (release.h), made of words that are no entry of the log yet.

#include "newsroom/desk.h"
#include "site/release.h"

namespace glasnik::site {

// In the variant of the view, whose snapshot it reads. not_found: the edition has no words in it.
Result<Release> preview_release(const View& view, const newsroom::WorkView& seen, Preview preview);

// The variants that there is something to read in: of an act without words, those of its document.
Result<std::vector<const Variant*>> preview_variants(const View& view,
                                                     const newsroom::WorkView& seen);

// For whoever is no colleague a file is not shown before its edition is: what it is and how large
// it is, said in its place.
Result<void> withhold_files(const View& view, record::Content& content);

}  // namespace glasnik::site
