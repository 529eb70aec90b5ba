#pragma once
// Numbers as the formats of this room write them.

#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::proof {

// ASCII digits, no sign, no leading zero, below 2^64.
Result<std::uint64_t> parse_decimal(std::string_view text);

Bytes big_endian(std::uint64_t number, unsigned octets);
Bytes little_endian(std::uint64_t number, unsigned octets);
std::uint64_t parse_big_endian(BytesView octets);     // at most 8
std::uint64_t parse_little_endian(BytesView octets);  // at most 8

}  // namespace glasnik::proof
