#include "base/one_time_code.h"

#include <liboath/oath.h>

#include <algorithm>

#include "base/encoding.h"
#include "base/result.h"

namespace glasnik {
namespace {

constexpr unsigned kSeconds = 30;
constexpr unsigned kDigits = 6;
constexpr std::size_t kWindow = 1;  // steps to either side

void begin() {
  static const int kBegun = oath_init();
  ENSURE(kBegun == OATH_OK);
}

}  // namespace

std::optional<std::int64_t> matching_step(BytesView secret, std::string_view code, Time now,
                                          std::int64_t used) {
  begin();
  bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || code.size() != kDigits) return std::nullopt;
  std::uint64_t step = 0;
  int place = 0;
  int found = oath_totp_validate3(secret.data(), secret.size(), now.time_since_epoch().count(),
                                  kSeconds, 0, kWindow, &place, &step, std::string(code).c_str());
  auto counted = static_cast<std::int64_t>(step);
  if (found < 0 || counted <= used) return std::nullopt;
  return counted;
}

std::string current_code(BytesView secret, Time now) {
  begin();
  char code[kDigits + 1] = {};
  int made = oath_totp_generate(secret.data(), secret.size(), now.time_since_epoch().count(),
                                kSeconds, 0, kDigits, code);
  ENSURE(made == OATH_OK);
  return code;
}

std::string plain_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return code;
}

std::string base32(BytesView octets) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (char octet : octets) {
    held = (held << 8U) | static_cast<unsigned char>(octet);
    for (bits += 8; bits >= 5; bits -= 5) text.push_back(kAlphabet[(held >> (bits - 5)) & 31U]);
  }
  if (bits > 0) text.push_back(kAlphabet[(held << (5 - bits)) & 31U]);
  return text;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, BytesView secret) {
  std::string from = percent_encoded(issuer, "-._~");
  return "otpauth://totp/" + from + ":" + percent_encoded(account, "-._~") +
         "?secret=" + base32(secret) + "&issuer=" + from;
}

}  // namespace glasnik
