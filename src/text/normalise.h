#pragma once
// Unicode normalisation form C by ICU, with a quick answer for text that already is NFC: nearly
// all. Text is valid UTF-8 and below 2^31 octets.
//
// A run of more than 30 combining marks gets a U+034F after every 30th (stream-safe text, UAX #15
// section 13): putting marks in order costs the square of their number.

#include <cstddef>
#include <string>
#include <string_view>

namespace glasnik::text {

bool is_nfc(std::string_view text);
std::string nfc(std::string_view text);

// nfc() with what it did.
struct Composed {
  std::string text;
  std::size_t changes = 0;
  std::size_t first = 0;  // offset of the first change in the source
};
Composed compose(std::string_view text);

// For text/key.h, which folds one segment after another: a segment begins where the compatibility
// form of what stands before cannot depend on what follows.
std::string nfkc(std::string_view segment);
bool nfkc_boundary_before(char32_t code);
bool nfkc_inert(char32_t code);  // stays as it is between two boundaries
// What a code point is made of, in full: ế is e, U+0302, U+0301. Empty if of nothing else; for
// Hangul syllables too, which are no letters with marks.
std::u32string canonical_parts(char32_t code);

}  // namespace glasnik::text
