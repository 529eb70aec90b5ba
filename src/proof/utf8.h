#pragma once
// What this room asks of UTF-8. It does not link the text room, so that an auditor has little to
// read.

#include "base/bytes.h"

namespace glasnik::proof {

// Well-formed by Unicode 15 table 3-7: shortest form, no surrogates, up to U+10FFFF.
bool valid_utf8(BytesView bytes);

// Whether a Unicode space (White_Space) occurs, or the text is not well-formed.
bool has_unicode_space(BytesView text);

// What a terminal may be shown of text that strangers wrote: "?" for each control character, those
// past ASCII (U+0080 to U+009F) included, because what they say is done and not read.
std::string printable(std::string_view text);

}  // namespace glasnik::proof
