// Entries, and requests for the root's signature: what is accepted is written the same, and its
// checks do not break down.

#include <cstddef>
#include <cstdint>

#include "proof/entry.h"
#include "proof/key_history.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  if (Result<Entry> asked = parse_key_message(bytes)) ENSURE(key_message(*asked) == bytes);
  Result<Entry> entry = parse_entry(bytes);
  if (!entry) return 0;
  ENSURE(canonical(*entry) == bytes);
  bool consistent = check_texts(*entry) && check_time(*entry);
  ENSURE(seal(*entry).ok() == consistent);
  return 0;
}
