#pragma once
// RFC 3161 timestamp tokens over a checkpoint's body; proof/anchor.h is what others call.

#include "proof/anchor.h"
#include "proof/x509.h"

namespace glasnik::proof {

Result<Attestation> read_timestamp(BytesView token, const CheckpointBody& body);
Result<Attestation> verify_timestamp(BytesView token, const CheckpointBody& body,
                                     BytesView authorities);

}  // namespace glasnik::proof
