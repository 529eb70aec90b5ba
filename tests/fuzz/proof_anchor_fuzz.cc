// Tokens of authorities nobody chose: whatever DER comes, it is refused or read, and nothing is
// trusted.

#include <cstddef>
#include <cstdint>

#include "proof/anchor.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  const CheckpointBody body{"glasnik.example/log", 7, sha256("a root of 7")};
  for (AnchorKind kind : {AnchorKind::rfc3161, AnchorKind::cades}) {
    static_cast<void>(read_anchor(kind, bytes, body));
    ENSURE(!verify_anchor(kind, bytes, body, "no certificate"));
  }
  static_cast<void>(token_of_reply(bytes, body, "12345678"));
  return 0;
}
