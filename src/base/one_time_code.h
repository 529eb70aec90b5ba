#pragma once
// Codes of six digits that a telephone's app shows for half a minute: TOTP (RFC 6238) by liboath,
// SHA-1 and 30 seconds, because that is what all the apps do. A code counts one step before and
// after its own, and each step once.

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/time.h"

namespace glasnik {

inline constexpr std::size_t kTotpSecretOctets = 20;

// The step that the code is of, if it is right now and later than `used`, the last one accepted.
std::optional<std::int64_t> matching_step(BytesView secret, std::string_view code, Time now,
                                          std::int64_t used);
std::string current_code(BytesView secret, Time now);

// As people type codes: with spaces or dashes, in small letters.
std::string plain_code(std::string_view typed);

std::string base32(BytesView octets);  // RFC 4648 section 6 without padding
// What the app reads from a picture or a link.
std::string otpauth_uri(std::string_view issuer, std::string_view account, BytesView secret);

}  // namespace glasnik
