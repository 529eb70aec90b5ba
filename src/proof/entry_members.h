#pragma once
// The table of an entry's members: which kind has which, how each is read and written. A new member
// is a row, a new kind a column; nothing else in the room knows member names.

#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "proof/entry.h"
#include "proof/json.h"

namespace glasnik::proof {

struct MemberRule {
  std::string_view key;
  std::string_view use;  // one letter a kind, in the order of Kind: ! must, o may, - never
  Result<void> (*read)(Entry& entry, const Json& json);
  std::optional<Json> (*write)(const Entry& entry);  // nothing: the member is absent
};

// Ascending by key.
std::span<const MemberRule> member_rules();

}  // namespace glasnik::proof
