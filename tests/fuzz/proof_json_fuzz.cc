// Canonical JSON: what is accepted is written the same.

#include <cstddef>
#include <cstdint>

#include "proof/json.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  if (Result<Json> json = parse_canonical(bytes)) ENSURE(canonical(*json) == bytes);
  return 0;
}
