#pragma once
// CMS signatures of level CAdES-BES over a checkpoint's body; proof/anchor.h is what others call.

#include "proof/anchor.h"
#include "proof/x509.h"

namespace glasnik::proof {

Result<Attestation> read_seal(BytesView seal, const CheckpointBody& body);
Result<Attestation> verify_seal(BytesView seal, const CheckpointBody& body, BytesView authorities);

}  // namespace glasnik::proof
