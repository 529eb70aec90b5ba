#pragma once
// Files on a release's page (themes/default/media.tpl and the figure above the text).

#include <optional>

#include "record/content.h"
#include "site/frame.h"
#include "site/view.h"

namespace glasnik::site {

// Adds >MEDIA: each master to download, each announced file as such; nothing if there are none.
// `cite` is where the edition is cited: captions below it; empty: it cannot be cited yet.
void fill_media(const View& view, const record::Content& content, const record::Text& text,
                Dictionary& page, const std::string& cite);
// The first picture or video, shown above the text.
void fill_figure(const View& view, const record::Content& content, const record::Text& text,
                 Dictionary& page, Frame& frame);

}  // namespace glasnik::site
