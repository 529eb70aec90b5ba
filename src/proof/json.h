#pragma once
// Canonical JSON (RFC 8785) in the narrow profile of log entries: no null, no fraction, no empty
// array or object; keys [a-z][a-z0-9_]*; integers 0..2^53-1; strings valid UTF-8, never normalised.
// A value has one spelling, so what is hashed and signed cannot be said in two ways.
// docs/entry_format.md.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::proof {

inline constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;

struct Member;

struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;  // strictly ascending keys
  std::variant<bool, std::int64_t, std::string, Array, Object> value;

  // The value if it is of that type, else null.
  const bool* boolean() const { return std::get_if<bool>(&value); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value); }
  const std::string* string() const { return std::get_if<std::string>(&value); }
  const Array* array() const { return std::get_if<Array>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
  const Json* find(std::string_view key) const;  // in an object
};

struct Member {
  std::string key;
  Json value;
};

struct JsonLimits {
  std::size_t octets = 65535;
  int depth = 6;  // the outermost object is depth 1
};

Json make_object(Json::Object members);  // sorts them

// The one spelling of a value of the profile.
Bytes canonical(const Json& json);

// An object in canonical form. too_large over the limits; invalid if it is not JSON, leaves the
// profile, repeats a key, or differs from its own re-serialisation by one octet.
Result<Json> parse_canonical(BytesView bytes, const JsonLimits& limits = {});

}  // namespace glasnik::proof
