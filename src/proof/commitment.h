#pragma once
// What an entry says about content: salted commitments, one a part, and the root of a tree over a
// set of them. The salt is 32 random octets per entry and part, never derived, so that after a
// removal by law a short text cannot be guessed back from its commitment. docs/entry_format.md
// section 3.

#include <cstdint>
#include <span>
#include <string>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"

namespace glasnik::proof {

inline constexpr std::size_t kSaltSize = 32;
inline constexpr std::size_t kMaxPartName = 64;

// SHA-256("glasnik/part/v1\n" || salt || u32be(len name) || name || u64be(len text) || text)
Hash commitment(std::string_view name, BytesView salt, BytesView text);

// A set of parts as an entry states it: how many, and the RFC 6962 root with the commitments as
// leaves. n >= 1.
struct PartSet {
  std::int64_t n = 0;
  Hash root;
  bool operator==(const PartSet&) const = default;
};
PartSet part_set(std::span<const Hash> commitments);

// headline, lead, or <kind>:<id>: 1 to 64 octets of [A-Za-z0-9._:-], a letter first.
bool valid_part_name(std::string_view name);

}  // namespace glasnik::proof
