// Any octets are refused or repaired to text that is valid, NFC and needs no further repair of its
// kind.

#include "base/result.h"
#include "fuzz_text.h"
#include "text/normalise.h"
#include "text/repair.h"
#include "text/utf8.h"

using namespace glasnik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const char* variant : {"sr-Cyrl", "sr-Latn", "en"}) {
    auto once = text::repair(fuzz::view(data, size), variant);
    if (!once) continue;
    ENSURE(text::valid_utf8(once->text));
    ENSURE(text::is_nfc(once->text));
    ENSURE(once->text.find('\r') == std::string::npos);
    auto twice = text::repair(once->text, variant);
    ENSURE(twice.ok());
    ENSURE(twice->encoding == "utf-8");
  }
  return 0;
}
