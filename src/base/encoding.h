#pragma once
// Hexadecimal and base64 (RFC 4648 section 4), strict: one spelling per value. Base64 is padded and
// its trailing bits are zero, because what is signed must have one form only. And octets as URLs
// and header fields write them (RFC 3986 section 2.1).

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik {

std::string hex(BytesView bytes);                // lower case
Result<Bytes> parse_hex(std::string_view text);  // lower case only, even length
std::string base64(BytesView bytes);             // padded
Result<Bytes> parse_base64(
    std::string_view text);  // invalid: length, alphabet, padding, trailing bits
// %XX for every octet but ASCII letters, digits and the marks given.
std::string percent_encoded(BytesView octets, std::string_view marks);

}  // namespace glasnik
