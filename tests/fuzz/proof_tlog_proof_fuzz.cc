// Proofs, tile addresses, entry bundles, chains of keys: what is accepted is written the same.

#include <cstddef>
#include <cstdint>

#include "proof/key_chain.h"
#include "proof/tile.h"
#include "proof/tlog_proof.h"

using namespace glasnik;
using namespace glasnik::proof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  BytesView bytes(reinterpret_cast<const char*>(data), size);
  if (Result<Tile> tile = parse_tile_path(bytes))
    ENSURE(tile_path(*tile) == "tile/" + Bytes(bytes));
  if (Result<std::vector<BytesView>> entries = decode_entries(bytes)) {
    std::vector<Bytes> owned(entries->begin(), entries->end());
    ENSURE(*encode_entries(owned) == bytes);
  }
  if (Result<KeyChain> chain = KeyChain::parse(bytes)) {
    ENSURE(chain->keys_from({}, false, kMaxInteger)->empty());  // nobody was trusted
  }
  Result<TlogProof> proof = parse_tlog_proof(bytes);
  if (!proof) return 0;
  ENSURE(serialise(*proof) == bytes);
  ENSURE(!includes(*proof, "not an entry of any corpus"));
  return 0;
}
