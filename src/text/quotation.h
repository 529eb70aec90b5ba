#pragma once
// Words in quotation marks, whoever said them. Private to quote recognition.
//
// A mark opens where a space, a bracket or the beginning stands before it and none after it; any
// other closes. Marks inside marks belong to the outer pair, single ones are always such. The same
// opening mark twice means that the first was never closed: it is dropped. A quotation open at the
// end of a block goes on if the next block opens with a mark (the custom of papers); otherwise it
// is nobody's.

#include <string_view>
#include <vector>

#include "text/span.h"

namespace glasnik::text {

struct Quotation {
  Span whole;         // with its marks
  Span words;         // without them, and without a last comma
  bool open = false;  // not closed in its block, but taken up by the next
};

// `next` is the block after this one; empty where none is.
std::vector<Quotation> quotations(std::string_view block, std::string_view next);

}  // namespace glasnik::text
