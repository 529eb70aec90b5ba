// Latin to Cyrillic keeps NFC, its map ends where the texts end, its doubts are words of the
// source, and the ASCII form is stable.

#include "base/result.h"
#include "fuzz_text.h"
#include "text/ascii_latin.h"
#include "text/cyrillic.h"
#include "text/utf8.h"

using namespace glasnik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view source = fuzz::view(data, size);
  text::Cyrillic made = text::to_cyrillic(source);
  ENSURE(made.map.target(source.size()) == made.text.size());
  std::size_t end = 0;
  for (const text::Doubt& doubt : made.doubts) {
    ENSURE(doubt.span.begin >= end && doubt.span.end <= source.size());
    ENSURE(doubt.chosen != doubt.other);
    end = doubt.span.end;
  }
  if (!text::valid_utf8(source)) return 0;
  ENSURE(text::valid_utf8(made.text));
  std::string ascii = text::ascii_latin(source);
  ENSURE(text::ascii_latin(ascii) == ascii);
  return 0;
}
