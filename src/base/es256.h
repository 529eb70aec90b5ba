#pragma once
// ES256: ECDSA over P-256 with SHA-256 (FIPS 186-5), as passkeys sign. Only checking: the private
// keys never leave people's authenticators.

#include "base/bytes.h"

namespace glasnik {

// `point`: 65 octets, uncompressed (SEC 1 section 2.3.3). `signature`: DER (RFC 3279 section
// 2.2.3). False for whatever is not a signature by that key, a point off the curve included.
bool verify_es256(BytesView point, BytesView message, BytesView signature);

}  // namespace glasnik
