#include "proof/commitment.h"

#include <algorithm>

#include "proof/frontier.h"
#include "proof/merkle.h"
#include "proof/number.h"

namespace glasnik::proof {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

Hash commitment(std::string_view name, BytesView salt, BytesView text) {
  ENSURE(salt.size() == kSaltSize);
  Bytes head;
  head.reserve(128);
  head += "glasnik/part/v1\n";
  head += salt;
  head += big_endian(name.size(), 4);
  head += name;
  head += big_endian(text.size(), 8);
  return sha256(head, text);
}

PartSet part_set(std::span<const Hash> commitments) {
  Frontier frontier;
  for (const Hash& commit : commitments) frontier.push(leaf_hash(commit.view()));
  return {static_cast<std::int64_t>(commitments.size()), frontier.root()};
}

bool valid_part_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxPartName && is_letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' ||
                  c == '-';
         });
}

}  // namespace glasnik::proof
