#include "http/disposition.h"

#include "base/encoding.h"

namespace glasnik::http {
namespace {

// Of RFC 8187 section 3.2.1, beside letters and digits.
constexpr std::string_view kAttributeMarks = "!#$&+-.^_`|~";

// What is safe inside a quoted string in every program: no quotes, backslashes or escapes.
bool plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%'; }

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
  if (simple != filename)
    value += "; filename*=UTF-8''" + percent_encoded(filename, kAttributeMarks);
  return value;
}

}  // namespace glasnik::http
