// Signed notes, checkpoints, verifier keys: what is accepted is written the same.

#include <cstddef>
#include <cstdint>

#include "proof/checkpoint.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  if (Result<VerifierKey> key = parse_vkey(bytes)) ENSURE(vkey(*key) == bytes);
  if (Result<Checkpoint> checkpoint = parse_checkpoint(bytes)) {
    ENSURE(serialise(*checkpoint) == bytes);
  }
  Result<Note> note = parse_note(bytes);
  if (!note) return 0;
  ENSURE(serialise(*note) == bytes);
  static const VerifierKey known[] = {
      *parse_vkey("glasnik.example/log+3eaeb620+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c")};
  Result<std::vector<VerifiedSignature>> verified = verify_signatures(*note, known);
  ENSURE(!verified || verified->size() <= 1);
  return 0;
}
