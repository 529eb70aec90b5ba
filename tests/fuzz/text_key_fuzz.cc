// The key is valid, free of marks, the same for a text and its transliteration, and a slug is made
// of a-z 0-9 and single hyphens.

#include "base/result.h"
#include "fuzz_text.h"
#include "text/key.h"
#include "text/slug.h"
#include "text/utf8.h"

using namespace glasnik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view source = fuzz::view(data, size);
  std::string key = text::key(source);
  ENSURE(text::valid_utf8(key));
  text::Folded folded = text::folded_letters(source);
  ENSURE(folded.text == text::letters(source));
  ENSURE(folded.map.target(source.size()) == folded.text.size());
  ENSURE(text::same_by_key(source, source));
  std::string slug = text::slug(source);
  ENSURE(!slug.empty() && slug.size() <= text::kLongestSlug);
  ENSURE(slug.find("--") == slug.npos);
  for (char c : slug) ENSURE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  ENSURE(text::slug(slug) == slug);
  return 0;
}
