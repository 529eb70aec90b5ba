#pragma once
// Reads the members of one JSON object by name and type, then insists that there are no others: an
// unknown member is an error, because whoever wrote it meant something that nobody checked.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "proof/json.h"

namespace glasnik::proof {

// Borrows the value for its own life. Each member is read once.
class JsonReader {
 public:
  explicit JsonReader(const Json& json) : json_(json) {}

  bool has(std::string_view key) const { return json_.find(key) != nullptr; }
  const Json* optional(std::string_view key);          // null if absent
  Result<std::string> text(std::string_view key);      // not empty
  Result<std::string> any_text(std::string_view key);  // may be empty
  Result<std::string> lang(std::string_view key);      // the shape of a BCP 47 tag
  Result<std::int64_t> integer(std::string_view key);
  Result<Hash> hash(std::string_view key);  // base64 of 32 octets
  Result<Bytes> octets(std::string_view key, std::size_t size);
  Result<void> end() const;  // no member is left unread

 private:
  const Json& json_;
  std::size_t read_ = 0;
};

// The same for a value alone; `what` names it in the error.
Result<std::string> text_of(const Json& json, std::string_view what);
Result<std::int64_t> integer_of(const Json& json, std::string_view what);
Result<Bytes> octets_of(const Json& json, std::string_view what, std::size_t size);
Result<Hash> hash_of(const Json& json, std::string_view what);
Result<const Json::Array*> array_of(const Json& json, std::string_view what);

}  // namespace glasnik::proof
