#include "proof/number.h"

#include <algorithm>
#include <charconv>

namespace glasnik::proof {

Result<std::uint64_t> parse_decimal(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  auto parsed = std::from_chars(text.data(), end, number);  // takes no sign for unsigned types
  bool spelt = !text.empty() && (text[0] != '0' || text.size() == 1);
  if (!spelt || parsed.ec != std::errc() || parsed.ptr != end) {
    return Error{Code::invalid, "not a decimal number without leading zero"};
  }
  return number;
}

Bytes little_endian(std::uint64_t number, unsigned octets) {
  Bytes bytes;
  for (unsigned i = 0; i < octets; ++i) bytes.push_back(static_cast<char>(number >> 8 * i & 255U));
  return bytes;
}

Bytes big_endian(std::uint64_t number, unsigned octets) {
  Bytes bytes = little_endian(number, octets);
  std::reverse(bytes.begin(), bytes.end());
  return bytes;
}

std::uint64_t parse_big_endian(BytesView octets) {
  std::uint64_t number = 0;
  for (char c : octets) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

std::uint64_t parse_little_endian(BytesView octets) {
  Bytes reversed(octets.rbegin(), octets.rend());
  return parse_big_endian(reversed);
}

}  // namespace glasnik::proof
