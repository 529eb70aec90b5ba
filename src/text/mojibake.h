#pragma once
// UTF-8 that some program read as a Windows code page: â€œ for “, Ä‡ for ć, Ð˜ for И. language.md
// section 4.

#include <cstddef>
#include <string>
#include <string_view>

namespace glasnik::text {

struct Decoded {
  std::string text;
  std::size_t count = 0;  // runs decoded
  std::size_t first = 0;  // offset of the first in the source
  std::string example;    // it as it was
};

// Decodes again what can only be that. A run of non-ASCII characters is decoded as a whole or not
// at all: its characters as octets of one code page must be valid UTF-8 of letters and marks that
// Serbian or English text has. A single pair that reads as a Cyrillic letter may be chance (SAĐ”):
// it is decoded only where another run shows that the same page was misread.
Decoded decode_mojibake(std::string_view text);

}  // namespace glasnik::text
