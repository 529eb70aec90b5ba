#pragma once
// What somebody outside says of a tree of the log, in forms that courts and archives know: a
// timestamp by an authority (RFC 3161), or a seal with the institution's own qualified certificate
// (CMS signature of level CAdES-BES, ETSI EN 319 122-1). Both are over the three lines of the
// checkpoint's body. openssl alone can check them: docs/verifying.md.
//
// The attack: a log key that leaks writes a past that never was. It cannot write yesterday's token.

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "proof/checkpoint.h"
#include "proof/entry.h"

namespace glasnik::proof {

inline constexpr std::size_t kMaxToken = 45'000;  // DER; its entry holds it in base64

// What a token says by itself. Whether its signer may say so is another question.
struct Attestation {
  Time at{};       // rfc3161: when the authority saw it; cades: when its signer says it was sealed
  std::string by;  // the signer's name in its certificate
};

// The token is whole, is over this tree, and its signature holds by the certificate inside it.
// corrupt, with the reason, else. Says nothing of whose certificate that is.
Result<Attestation> read_anchor(AnchorKind kind, BytesView token, const CheckpointBody& body);

// The same, and the certificate comes from one of these authorities (PEM), as of the token's time.
Result<Attestation> verify_anchor(AnchorKind kind, BytesView token, const CheckpointBody& body,
                                  BytesView authorities);

// What is sent to a timestamp authority. `nonce` is 8 random octets, so that an old reply is none.
Bytes timestamp_request(const CheckpointBody& body, BytesView nonce);
// The token in its reply. denied: the authority refuses; corrupt: it is no answer to this request.
Result<Bytes> token_of_reply(BytesView reply, const CheckpointBody& body, BytesView nonce);

// Seals with a certificate: `certificates` begins with the signer's, those of its issuers may
// follow (PEM). invalid: a key or certificate that cannot be read, or that do not belong together.
Result<Bytes> make_seal(const CheckpointBody& body, BytesView key, BytesView certificates,
                        Time now);

}  // namespace glasnik::proof
