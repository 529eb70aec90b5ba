#include "proof/anchor.h"

#include "proof/seal.h"
#include "proof/timestamp.h"

namespace glasnik::proof {

Result<Attestation> read_anchor(AnchorKind kind, BytesView token, const CheckpointBody& body) {
  return kind == AnchorKind::cades ? read_seal(token, body) : read_timestamp(token, body);
}

Result<Attestation> verify_anchor(AnchorKind kind, BytesView token, const CheckpointBody& body,
                                  BytesView authorities) {
  return kind == AnchorKind::cades ? verify_seal(token, body, authorities)
                                   : verify_timestamp(token, body, authorities);
}

}  // namespace glasnik::proof
