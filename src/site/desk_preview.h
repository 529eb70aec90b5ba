#pragma once
// An edition as its public page would show it if it went out now, or at its minute: the page of a
// release itself (release.h), made of words that are no entry of the log yet.

#include "newsroom/desk.h"
#include "site/release.h"

namespace glasnik::site {

// In the variant of the view, whose snapshot it reads. not_found: the edition has no words in it.
Result<Release> preview_release(const View& view, const newsroom::WorkView& seen, Preview preview);

}  // namespace glasnik::site
