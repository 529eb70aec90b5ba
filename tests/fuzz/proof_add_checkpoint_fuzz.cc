// Requests to a witness: what is accepted is written the same, and what is signed is the log's, no
// smaller than what was signed before, and of another root only with a proof.

#include <cstddef>
#include <cstdint>

#include "proof/add_checkpoint.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  Result<AddCheckpoint> request = parse_add_checkpoint(bytes);
  if (!request) return 0;
  ENSURE(serialise(*request) == bytes);
  ENSURE(request->note.text.starts_with(body_text(request->body)));
  static const VerifierKey known[] = {
      *parse_vkey("glasnik.example/log+3eaeb620+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c")};
  for (std::uint64_t held : {std::uint64_t{0}, std::uint64_t{1}, request->old_size}) {
    WitnessedTree witnessed{held, held == 0 ? empty_root() : leaf_hash("0")};
    if (!judge(*request, known, witnessed)) continue;
    ENSURE(request->body.origin == known[0].name);
    ENSURE(request->body.size >= held && request->old_size == held);
    ENSURE(request->body.size > held || request->body.root == witnessed.root);
  }
  return 0;
}
