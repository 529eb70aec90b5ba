#pragma once
// The two questions this room asks of UTF-8. It does not link the text room, so that an auditor has
// little to read.

#include "base/bytes.h"

namespace glasnik::proof {

// Well-formed by Unicode 15 table 3-7: shortest form, no surrogates, up to U+10FFFF.
bool valid_utf8(BytesView bytes);

// Whether a Unicode space (White_Space) occurs, or the text is not well-formed.
bool has_unicode_space(BytesView text);

}  // namespace glasnik::proof
