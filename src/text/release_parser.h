#pragma once
// The parser behind plain_release.h and release_item.h. Private to the room: use those.

#include <optional>
#include <string_view>
#include <vector>

#include "text/plain_release.h"

namespace glasnik::text {

// What is known of the head from elsewhere.
struct KnownHead {
  std::optional<Passage> stamp;  // a line before the headline that only repeats the claimed date
  Passage headline;              // its text may differ from its lines' in spelling
};

// `lines` are the source's filled lines after the known head; `count` is of all source lines.
PlainRelease parse_release(const std::vector<SourceLine>& lines, std::size_t count,
                           const PlainOptions& options, std::optional<KnownHead> head);

}  // namespace glasnik::text
