#pragma once
// Names of things, parsed once from a whole text into a type and never parsed again. An id that
// exists is well-formed; whether the thing exists is another question.

#include <array>
#include <compare>
#include <cstdint>
#include <string>

#include "base/random.h"
#include "base/result.h"

namespace glasnik {

// The public number of a document, one for all its variants: 1 to 15 digits, no leading zero.
struct DocumentId {
  std::int64_t number = 0;
  auto operator<=>(const DocumentId&) const = default;
};
std::string to_string(DocumentId id);
Result<DocumentId> parse_document_id(std::string_view text);

// 128 random bits, written as 32 lower-case hexadecimal digits: media, drafts, entities. Being
// unguessable is no permission: whoever serves the thing still asks whether it is public.
struct Key {
  std::array<char, 16> octets{};
  auto operator<=>(const Key&) const = default;
  BytesView view() const { return {octets.data(), octets.size()}; }
};
std::string to_string(const Key& key);
Result<Key> parse_key(std::string_view text);
Result<Key> key_of(BytesView octets);  // exactly 16 octets
Key new_key(const Random& random);

// Edition number: 1.0 at release; an update or correction adds to major, lesser acts to minor.
struct Version {
  int major = 0;
  int minor = 0;
  auto operator<=>(const Version&) const = default;
};
std::string to_string(Version version);
Result<Version> parse_version(std::string_view text);  // "2.0": no sign, no leading zero, < 100,000

}  // namespace glasnik
