#include "proof/entry_key.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "proof/json_reader.h"

namespace glasnik::proof {
namespace {

constexpr std::size_t kLogKey = 32;
constexpr std::size_t kApprovalKey = 65;
constexpr char kUncompressed = '\4';          // SEC 1 section 2.3.3
constexpr std::size_t kMaxCredential = 1023;  // WebAuthn level 3 section 4
constexpr std::size_t kMaxHolder = 64;
constexpr std::size_t kMaxHost = 253;
constexpr std::size_t kMaxOrigin = 200;

Error wrong(std::string_view what) { return {Code::invalid, std::string(what)}; }

std::string_view alg_of(KeyUse use) { return use == KeyUse::log ? "ed25519" : "es256"; }

// 1 to `most` octets of printable ASCII without a space.
bool plain(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Result<KeyUse> parse_use(std::string_view name) {
  for (KeyUse use : {KeyUse::log, KeyUse::approval}) {
    if (use_name(use) == name) return use;
  }
  return wrong("a key's use is log or approval");
}

bool valid_id(const EntryKey& key) {
  if (key.use == KeyUse::log) {
    Result<Bytes> id = parse_hex(key.id);
    return id && id->size() == 4;
  }
  Result<Bytes> id = parse_base64(key.id);
  return id && !id->empty() && id->size() <= kMaxCredential;
}

Result<void> read_origins(EntryKey& key, const Json& json) {
  TRY(const Json::Array* origins, array_of(json, "origins"));
  for (const Json& item : *origins) {
    TRY(std::string origin, text_of(item, "origin"));
    if (!plain(origin, kMaxOrigin)) return wrong("not a web origin");
    if (!key.origins.empty() && key.origins.back() >= origin) {
      return wrong("origins do not ascend");
    }
    key.origins.push_back(std::move(origin));
  }
  return {};
}

Result<void> read_holder(EntryKey& key, JsonReader& reader) {
  TRY(key.holder, reader.text("holder"));
  TRY(key.rp, reader.text("rp"));
  if (!plain(key.holder, kMaxHolder)) return wrong("not a holder's pseudonym");
  if (!plain(key.rp, kMaxHost)) return wrong("not a relying party's host");
  const Json* origins = reader.optional("origins");
  if (origins == nullptr) return wrong("no member origins");
  return read_origins(key, *origins);
}

// What only a key that is added has.
Result<void> read_public(EntryKey& key, JsonReader& reader) {
  TRY(std::string alg, reader.text("alg"));
  if (alg != alg_of(key.use)) return wrong("a key for another use than its alg");
  if (key.use == KeyUse::log) {
    TRY(key.pub, reader.octets("pub", kLogKey));
    return {};
  }
  TRY(key.pub, reader.octets("pub", kApprovalKey));
  if (key.pub[0] != kUncompressed) return wrong("not an uncompressed point");
  return read_holder(key, reader);
}

}  // namespace

std::string_view op_name(KeyOp op) {
  constexpr std::array<std::string_view, 3> kNames = {"add", "retire", "revoke"};
  return kNames[static_cast<std::size_t>(op)];
}

std::string_view use_name(KeyUse use) { return use == KeyUse::log ? "log" : "approval"; }

Json json_of(const EntryKey& key) {
  Json::Object members{{"id", {key.id}}, {"use", {std::string(use_name(key.use))}}};
  if (!key.pub.empty()) {
    members.push_back({"alg", {std::string(alg_of(key.use))}});
    members.push_back({"pub", {base64(key.pub)}});
  }
  if (!key.holder.empty()) members.push_back({"holder", {key.holder}});
  if (!key.rp.empty()) members.push_back({"rp", {key.rp}});
  Json::Array origins;
  for (const std::string& origin : key.origins) origins.push_back({origin});
  if (!origins.empty()) members.push_back({"origins", {std::move(origins)}});
  return make_object(std::move(members));
}

Result<EntryKey> read_key(const Json& json) {
  JsonReader reader(json);
  EntryKey key;
  TRY(std::string use, reader.text("use"));
  TRY(key.use, parse_use(use));
  TRY(key.id, reader.text("id"));
  if (!valid_id(key)) return wrong("not a key's id");
  if (reader.has("pub")) TRY_VOID(read_public(key, reader));
  TRY_VOID(reader.end());
  return key;
}

}  // namespace glasnik::proof
