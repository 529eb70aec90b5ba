#include "proof/utf8.h"

#include <cstdint>

namespace glasnik::proof {
namespace {

std::uint32_t octet(BytesView bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool continues(BytesView bytes, std::size_t at) { return (octet(bytes, at) & 0xc0U) == 0x80U; }

// The code point at `at` and its length in octets; length 0 if it is not well-formed.
struct CodePoint {
  std::uint32_t value;
  std::size_t length;
};

CodePoint decode(BytesView bytes, std::size_t at) {
  std::uint32_t first = octet(bytes, at);
  if (first < 0x80U) return {first, 1};
  std::size_t length = first >= 0xf0U ? 4 : first >= 0xe0U ? 3 : 2;
  if (first < 0xc2U || first > 0xf4U) return {0, 0};
  std::uint32_t value = first & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(bytes, at + i)) return {0, 0};
    value = (value << 6U) | (octet(bytes, at + i) & 0x3fU);
  }
  bool overlong = (length == 3 && value < 0x800U) || (length == 4 && value < 0x10000U);
  bool surrogate = value >= 0xd800U && value <= 0xdfffU;
  if (overlong || surrogate || value > 0x10ffffU) return {0, 0};
  return {value, length};
}

bool is_space(std::uint32_t c) {
  return c == 0x20 || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

}  // namespace

bool valid_utf8(BytesView bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (octet(bytes, at) < 0x80U) {  // most octets of most entries
      ++at;
      continue;
    }
    std::size_t length = decode(bytes, at).length;
    if (length == 0) return false;
    at += length;
  }
  return true;
}

bool has_unicode_space(BytesView text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = decode(text, at);
    if (point.length == 0 || is_space(point.value)) return true;
    at += point.length;
  }
  return false;
}

std::string printable(std::string_view text) {
  if (!valid_utf8(text)) return "(not UTF-8)";
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = decode(text, at);
    bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
    shown += control ? "?" : text.substr(at, point.length);
    at += point.length;
  }
  return shown;
}

}  // namespace glasnik::proof
