#pragma once
// The links of a block of inline markup: where each leads and on which words it stands.

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

struct Link {
  Span words;          // in the block as read
  std::string target;  // as a reader's browser gets it
  bool operator==(const Link&) const = default;
};

// In the order read. Only what render_inline() makes a link of.
std::vector<Link> links(std::string_view block);

}  // namespace glasnik::text
