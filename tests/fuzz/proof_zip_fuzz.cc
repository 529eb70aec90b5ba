// Bundles: a ZIP that is accepted is written the same, and whatever is in it gets a verdict.

#include <cstddef>
#include <cstdint>

#include "proof/bundle.h"
#include "proof/verify.h"
#include "proof/zip.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  if (Result<std::vector<ZipFile>> files = read_zip(bytes)) ENSURE(*write_zip(*files) == bytes);
  Question question;
  ENSURE(verify_bundle(bytes, question).verdict != Verdict::verified);  // nobody was trusted
  // The same octets as the files of a bundle, past the ZIP and its checksums.
  Bytes all(bytes);
  for (const Bundle& inside : {Bundle{all, all, all, all}, Bundle{all, {}, all, all, all, all}}) {
    ENSURE(verify_bundle(*make_bundle(inside), question).verdict == Verdict::failed);
  }
  return 0;
}
