#include "base/ids.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"

namespace glasnik {
namespace {

// A decimal number with one spelling: digits only, no leading zero. -1 if it is not one.
std::int64_t canonical_number(std::string_view text, std::size_t most_digits) {
  if (text.empty() || text.size() > most_digits) return -1;
  if (text.size() > 1 && text[0] == '0') return -1;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return -1;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string to_string(DocumentId id) { return std::to_string(id.number); }

Result<DocumentId> parse_document_id(std::string_view text) {
  std::int64_t number = canonical_number(text, 15);
  if (number <= 0) return Error{Code::invalid, "a document number is 1 to 15 digits"};
  return DocumentId{number};
}

std::string to_string(const Key& key) { return hex(key.view()); }

Result<Key> parse_key(std::string_view text) {
  if (text.size() != 32) return Error{Code::invalid, "a key is 32 hexadecimal digits"};
  TRY(Bytes octets, parse_hex(text));
  return key_of(octets);
}

Result<Key> key_of(BytesView octets) {
  Key key;
  if (octets.size() != key.octets.size()) return Error{Code::invalid, "a key is 16 octets"};
  std::copy(octets.begin(), octets.end(), key.octets.begin());
  return key;
}

Key new_key(const Random& random) {
  Key key;
  random(key.octets);
  return key;
}

std::string to_string(Version version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor);
}

Result<Version> parse_version(std::string_view text) {
  std::size_t dot = text.find('.');
  if (dot == text.npos) return Error{Code::invalid, "a version is written 2.0"};
  std::int64_t major = canonical_number(text.substr(0, dot), 5);
  std::int64_t minor = canonical_number(text.substr(dot + 1), 5);
  if (major < 0 || minor < 0) return Error{Code::invalid, "a version is written 2.0"};
  return Version{static_cast<int>(major), static_cast<int>(minor)};
}

}  // namespace glasnik
