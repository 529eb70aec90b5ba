// Records and quoted parts: what is accepted is written the same.

#include <cstddef>
#include <cstdint>

#include "proof/quotation.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  if (Result<RecordFile> record = parse_record(bytes)) ENSURE(canonical(*record) == bytes);
  Result<Quotation> quotation = parse_quotation(bytes);
  if (!quotation) return 0;
  ENSURE(canonical(*quotation) == bytes);
  ENSURE(!stands_in(*quotation, {quotation->n, sha256("the root of no set")}));
  return 0;
}
