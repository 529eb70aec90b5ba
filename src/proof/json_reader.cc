#include "proof/json_reader.h"

#include "base/encoding.h"

namespace glasnik::proof {
namespace {

Error wrong(std::string_view what, std::string_view expected) {
  return {Code::invalid, std::string(what) + " is not " + std::string(expected)};
}

// The shape, not the registry: subtags of letters and digits between hyphens.
bool is_lang(std::string_view text) {
  constexpr std::size_t kLongest = 35;
  bool hyphen = true;  // none may begin, end or double
  for (char c : text) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && (c != '-' || hyphen)) return false;
    hyphen = c == '-';
  }
  return !hyphen && text.size() <= kLongest;
}

Error absent(std::string_view key) { return {Code::invalid, "no member " + std::string(key)}; }

}  // namespace

Result<std::string> text_of(const Json& json, std::string_view what) {
  if (json.string() == nullptr || json.string()->empty()) return wrong(what, "a text");
  return *json.string();
}

Result<std::int64_t> integer_of(const Json& json, std::string_view what) {
  if (json.integer() == nullptr) return wrong(what, "an integer");
  return *json.integer();
}

Result<Bytes> octets_of(const Json& json, std::string_view what, std::size_t size) {
  if (json.string() == nullptr) return wrong(what, "base64");
  Result<Bytes> octets = parse_base64(*json.string());
  if (octets && octets->size() == size) return std::move(octets).value();
  return wrong(what, "base64 of " + std::to_string(size) + " octets");
}

Result<Hash> hash_of(const Json& json, std::string_view what) {
  TRY(Bytes octets, octets_of(json, what, 32));
  return parse_hash(octets);
}

Result<const Json::Array*> array_of(const Json& json, std::string_view what) {
  if (json.array() == nullptr) return wrong(what, "an array");
  return json.array();
}

const Json* JsonReader::optional(std::string_view key) {
  const Json* member = json_.find(key);
  if (member != nullptr) ++read_;
  return member;
}

Result<std::string> JsonReader::text(std::string_view key) {
  const Json* member = optional(key);
  if (member == nullptr) return absent(key);
  return text_of(*member, key);
}

Result<std::string> JsonReader::any_text(std::string_view key) {
  const Json* member = optional(key);
  if (member == nullptr) return absent(key);
  if (member->string() == nullptr) return wrong(key, "a string");
  return *member->string();
}

Result<std::string> JsonReader::lang(std::string_view key) {
  TRY(std::string lang, text(key));
  if (!is_lang(lang)) return wrong(key, "a language tag");
  return lang;
}

Result<std::int64_t> JsonReader::integer(std::string_view key) {
  const Json* member = optional(key);
  if (member == nullptr) return absent(key);
  return integer_of(*member, key);
}

Result<Hash> JsonReader::hash(std::string_view key) {
  const Json* member = optional(key);
  if (member == nullptr) return absent(key);
  return hash_of(*member, key);
}

Result<Bytes> JsonReader::octets(std::string_view key, std::size_t size) {
  const Json* member = optional(key);
  if (member == nullptr) return absent(key);
  return octets_of(*member, key, size);
}

Result<void> JsonReader::end() const {
  const Json::Object* members = json_.object();
  if (members == nullptr) return Error{Code::invalid, "not an object"};
  if (members->size() != read_) return Error{Code::invalid, "an unknown member"};
  return {};
}

}  // namespace glasnik::proof
