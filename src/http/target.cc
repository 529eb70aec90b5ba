#include "http/target.h"

#include <array>

#include "text/utf8.h"

namespace glasnik::http {
namespace {

Error invalid(const char* what) { return {Code::invalid, std::string("target: ") + what}; }

using Alphabet = std::array<bool, 256>;

constexpr Alphabet alphabet(std::string_view marks) {
  Alphabet in{};
  for (char c = 'a'; c <= 'z'; ++c) in[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) in[static_cast<unsigned char>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) in[static_cast<unsigned char>(c)] = true;
  for (char c : marks) in[static_cast<unsigned char>(c)] = true;
  return in;
}

// pchar of RFC 3986; and in a query also what browsers leave bare (WHATWG URL, query percent-encode
// set), none of which means anything in HTML, SQL or a header here.
constexpr Alphabet kPath = alphabet("-._~!$&'()*+,;=:@%");
constexpr Alphabet kQuery = alphabet("-._~!$&'()*+,;=:@%/?[]{}|^`\\");

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Result<std::string> decode(std::string_view raw, const Alphabet& allowed, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (!allowed[static_cast<unsigned char>(c)]) return invalid("a character that must be escaped");
    if (c == '+' && plus_is_space) c = ' ';
    if (c == '%') {
      int high = i + 2 < raw.size() ? hex_value(raw[i + 1]) : -1;
      int low = i + 2 < raw.size() ? hex_value(raw[i + 2]) : -1;
      if (high < 0 || low < 0) return invalid("a broken escape");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return invalid("a NUL");
    decoded.push_back(c);
  }
  if (!text::valid_utf8(decoded)) return invalid("not UTF-8");
  return decoded;
}

Result<std::string> decode_segment(std::string_view raw) {
  if (raw.empty()) return invalid("an empty segment");
  TRY(std::string text, decode(raw, kPath, false));
  if (text == "." || text == "..") return invalid("a dot segment");
  if (text.find('/') != text.npos) return invalid("an escaped slash");
  return text;
}

// What stands before the next `mark` in `rest`, which shrinks past it.
std::string_view cut(std::string_view& rest, char mark) {
  std::size_t at = rest.find(mark);
  std::string_view piece = rest.substr(0, at);
  rest = at == rest.npos ? std::string_view() : rest.substr(at + 1);
  return piece;
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
  std::string_view query = target;
  std::string_view path = cut(query, '?');
  if (path.empty() || path.front() != '/') return invalid("does not begin with a slash");
  Target parsed;
  parsed.directory = path.back() == '/';
  path.remove_prefix(1);
  if (parsed.directory && !path.empty()) path.remove_suffix(1);
  if (path.empty() && target.substr(0, 2) == "//") return invalid("an empty segment");
  while (!path.empty()) {
    if (parsed.segments.size() == kMaxSegments) return invalid("too many segments");
    if (path.back() == '/') return invalid("an empty segment");
    TRY(std::string segment, decode_segment(cut(path, '/')));
    parsed.segments.push_back(std::move(segment));
  }
  TRY(parsed.query, parse_query(query));
  return parsed;
}

Result<std::vector<Parameter>> parse_query(std::string_view query, std::size_t most) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    std::string_view value = cut(query, '&');
    if (value.empty()) continue;
    if (parameters.size() == most) return invalid("too many parameters");
    std::string_view name = cut(value, '=');
    Parameter parameter;
    TRY(parameter.name, decode(name, kQuery, true));
    TRY(parameter.value, decode(value, kQuery, true));
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

}  // namespace glasnik::http
