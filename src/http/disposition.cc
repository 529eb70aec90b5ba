#include "http/disposition.h"

namespace glasnik::http {
namespace {

bool attr_char(char c) {  // RFC 8187 section 3.2.1
  constexpr std::string_view kMarks = "!#$&+-.^_`|~";
  bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || kMarks.find(c) != kMarks.npos;
}

// What is safe inside a quoted string in every program: no quotes, backslashes or escapes.
bool plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%'; }

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    auto octet = static_cast<unsigned char>(c);
    if (attr_char(c)) {
      out.push_back(c);
    } else {
      out += {'%', kDigits[octet >> 4U], kDigits[octet & 15U]};
    }
  }
  return out;
}

// One "_" for each character that is not plain; the tail octets of a UTF-8 character vanish.
std::string approximated(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool tail = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!tail) out.push_back(plain(c) ? c : '_');
  }
  return out;
}

}  // namespace

std::string content_disposition(std::string_view filename, bool attachment) {
  std::string value = attachment ? "attachment" : "inline";
  filename = filename.substr(filename.find_last_of("/\\") + 1);
  if (filename.empty()) return value;
  std::string simple = approximated(filename);
  value += "; filename=\"" + simple + "\"";
  if (simple != filename) value += "; filename*=UTF-8''" + percent_encoded(filename);
  return value;
}

}  // namespace glasnik::http
