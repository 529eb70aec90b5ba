#include "store/blobs.h"

namespace glasnik::store {

Result<BlobInfo> put_blob(Blobs& blobs, BytesView bytes) {
  TRY(auto writer, blobs.begin());
  TRY_VOID(writer->write(bytes));
  return writer->finish();
}

Result<Scrubbed> scrub(Blobs& blobs,
                       const std::function<void(const Hash&, const Error&)>& damaged) {
  Scrubbed scrubbed;
  TRY_VOID(blobs.each([&](const Hash& hash) -> Result<void> {
    ++scrubbed.blobs;
    Result<BlobInfo> verified = blobs.verify(hash);
    if (verified.ok()) {
      scrubbed.octets += verified->size;
    } else {
      ++scrubbed.damaged;
      damaged(hash, verified.error());
    }
    return {};
  }));
  return scrubbed;
}

}  // namespace glasnik::store
