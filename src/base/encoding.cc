#include "base/encoding.h"

#include <array>
#include <cstdint>

namespace glasnik {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> values_of(std::string_view alphabet) {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}

constexpr auto kHexValues = values_of(kHexDigits);
constexpr auto kBase64Values = values_of(kBase64Alphabet);

std::uint32_t octet(BytesView bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

}  // namespace

std::string hex(BytesView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (char c : bytes) {
    auto value = static_cast<unsigned char>(c);
    text.push_back(kHexDigits[value >> 4U]);
    text.push_back(kHexDigits[value & 15U]);
  }
  return text;
}

Result<Bytes> parse_hex(std::string_view text) {
  if (text.size() % 2 != 0) return Error{Code::invalid, "hexadecimal text of odd length"};
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    int high = kHexValues[static_cast<unsigned char>(text[i])];
    int low = kHexValues[static_cast<unsigned char>(text[i + 1])];
    if (high < 0 || low < 0) return Error{Code::invalid, "not a lower-case hexadecimal digit"};
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

std::string base64(BytesView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group =
        (octet(bytes, i) << 16U) | (octet(bytes, i + 1) << 8U) | octet(bytes, i + 2);
    text.push_back(kBase64Alphabet[group >> 18U]);
    text.push_back(kBase64Alphabet[(group >> 12U) & 63U]);
    text.push_back(i + 1 < bytes.size() ? kBase64Alphabet[(group >> 6U) & 63U] : '=');
    text.push_back(i + 2 < bytes.size() ? kBase64Alphabet[group & 63U] : '=');
  }
  return text;
}

Result<Bytes> parse_base64(std::string_view text) {
  if (text.size() % 4 != 0)
    return Error{Code::invalid, "base64 text not padded to four characters"};
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  Bytes bytes(text.size() / 4 * 3, '\0');
  auto out = bytes.begin();
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      bool padded = i + k >= text.size() - padding;
      int value = padded ? 0 : kBase64Values[static_cast<unsigned char>(text[i + k])];
      if (value < 0) return Error{Code::invalid, "not a base64 character"};
      group = (group << 6U) | static_cast<std::uint32_t>(value);
    }
    for (unsigned shift : {16U, 8U, 0U}) *out++ = static_cast<char>((group >> shift) & 255U);
  }
  for (std::size_t i = 0; i < padding; ++i) {
    if (bytes.back() != 0) return Error{Code::invalid, "base64 with trailing bits"};
    bytes.pop_back();
  }
  return bytes;
}

std::string percent_encoded(BytesView octets, std::string_view marks) {
  constexpr std::string_view kUpperDigits = "0123456789ABCDEF";
  std::string text;
  for (char c : octets) {
    auto octet = static_cast<unsigned char>(c);
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || marks.find(c) != marks.npos) {
      text.push_back(c);
    } else {
      text += {'%', kUpperDigits[octet >> 4U], kUpperDigits[octet & 15U]};
    }
  }
  return text;
}

}  // namespace glasnik
