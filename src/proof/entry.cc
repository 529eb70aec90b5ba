#include "proof/entry.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "proof/checkpoint.h"
#include "proof/entry_members.h"
#include "proof/number.h"
#include "proof/policy.h"
#include "proof/tile.h"

namespace glasnik::proof {
namespace {

constexpr std::size_t kMaxName = 200;
constexpr std::array<std::string_view, 15> kKindNames = {
    "genesis",     "policy",     "key",        "anchor", "release",
    "add_variant", "add_media",  "typography", "update", "correct",
    "withdraw",    "unwithdraw", "retract",    "merge",  "remove_legal"};
constexpr std::array<std::string_view, 2> kAnchorNames = {"rfc3161", "cades"};
constexpr std::array<std::string_view, 3> kStatusNames = {"original", "translation", "derived"};
constexpr std::array<std::string_view, 7> kReasonNames = {"fact", "number", "name", "translation",
                                                          "law",  "error",  "other"};
constexpr std::array<std::string_view, 5> kBasisNames = {"gdpr-17", "court", "classified",
                                                         "copyright", "safety"};

Error schema(const std::string& what) { return {Code::invalid, "entry_schema: " + what}; }

char use_of(const MemberRule& rule, Kind kind) { return rule.use[static_cast<std::size_t>(kind)]; }

// Members and rules both ascend by key, so one walk over both finds the missing and the unknown.
Result<void> read_members(Entry& entry, const Json::Object& members) {
  auto member = members.begin();
  for (const MemberRule& rule : member_rules()) {
    char use = use_of(rule, entry.kind);
    bool present = member != members.end() && member->key == rule.key;
    if (present && use == '-') break;  // unknown in this kind: named below
    if (!present && use == '!') {
      if (member != members.end() && member->key < rule.key) break;
      return schema("no member " + std::string(rule.key));
    }
    if (!present) continue;
    Result<void> read = rule.read(entry, member->value);
    if (!read) return schema(std::string(rule.key) + ": " + read.error().message);
    ++member;
  }
  if (member != members.end()) return schema("unknown member " + member->key);
  return {};
}

Result<void> check_act(const Entry& entry) {
  if (entry.seq < 1) return schema("acts are numbered from 1");
  if (entry.prev.has_value() != (entry.seq > 1)) {
    return schema("prev is there exactly if seq > 1");
  }
  if (entry.forced && !entry.approvals.empty()) return schema("approvals: of a forced act");
  return {};
}

Result<void> check_genesis(const Entry& entry) {
  if (entry.name.size() > kMaxName) return schema("name: at most 200 octets");
  Result<VerifierKey> key = parse_vkey(entry.log);
  if (!key) return schema("log: " + key.error().message);
  if (key->type != KeyType::ed25519 || key->name != entry.origin) {
    return schema("log: not a key of type 01 named as the origin");
  }
  if (entry.root_key && !usable_public_key(*entry.root_key)) {
    return schema("root: not a usable Ed25519 key");
  }
  return {};
}

Result<void> check_policy(const Entry& entry) {
  if (entry.number < 1) return schema("policies are numbered from 1");
  if (entry.persons > 2) return schema("approvals is 0, 1 or 2");
  Result<Policy> policy = parse_policy(entry.policy);
  if (!policy) return schema("text: " + policy.error().message);
  return {};
}

// The whole of a key that is added, only its id of one that ends.
Result<void> check_key(const Entry& entry) {
  const EntryKey& key = entry.key;
  if (key.pub.empty() != (entry.op != KeyOp::add)) return schema("key: a key is told when added");
  if (key.use != KeyUse::log || entry.op != KeyOp::add) return {};
  if (!usable_public_key(key.pub)) return schema("key: not a usable Ed25519 key");
  VerifierKey named{entry.origin, KeyType::ed25519, key.pub};
  if (hex(big_endian(named.id(), 4)) != key.id) return schema("key: the id is not the key's");
  return {};
}

Result<void> check_anchor(const Entry& entry) {
  if (entry.tree.size < 1) return schema("size: of a tree that has entries");
  if (entry.token.empty()) return schema("token: is empty");
  return {};
}

// What the values must be, and what ties them together.
Result<void> check_values(const Entry& entry) {
  if (!valid_origin(entry.origin)) return schema("origin: not an origin");
  if (entry.kind == Kind::genesis) return check_genesis(entry);
  if (entry.kind == Kind::policy) return check_policy(entry);
  if (entry.kind == Kind::key) return check_key(entry);
  if (entry.kind == Kind::anchor) return check_anchor(entry);
  return check_act(entry);
}

}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view status_name(TextStatus s) { return kStatusNames[static_cast<std::size_t>(s)]; }
std::string_view reason_name(Reason reason) {
  return kReasonNames[static_cast<std::size_t>(reason)];
}
std::string_view basis_name(Basis basis) { return kBasisNames[static_cast<std::size_t>(basis)]; }
std::string_view anchor_name(AnchorKind kind) {
  return kAnchorNames[static_cast<std::size_t>(kind)];
}

bool is_content_act(Kind kind) { return kind >= Kind::release && kind <= Kind::correct; }
bool is_act(Kind kind) { return kind >= Kind::release; }

Json::Object members_of(const Entry& entry) {
  Json::Object members;
  for (const MemberRule& rule : member_rules()) {
    if (use_of(rule, entry.kind) == '-') continue;
    if (std::optional<Json> value = rule.write(entry)) {
      members.push_back({std::string(rule.key), std::move(*value)});
    }
  }
  return members;
}

Bytes canonical(const Entry& entry) { return canonical(Json{members_of(entry)}); }

Result<Bytes> seal(const Entry& entry) {
  Bytes bytes = canonical(entry);
  TRY(Entry read_back, parse_entry(bytes));
  TRY_VOID(check_texts(read_back));
  TRY_VOID(check_time(read_back));
  return bytes;
}

Result<Entry> parse_entry(BytesView bytes) {
  if (bytes.size() > kMaxEntry) {
    return Error{Code::too_large, "entry_too_large: over 65,535 octets"};
  }
  Result<Json> json = parse_canonical(bytes);
  if (!json) return Error{Code::invalid, "entry_not_canonical: " + json.error().message};
  Entry entry;
  const Json* kind = json->find("kind");
  if (kind == nullptr || kind->string() == nullptr) return schema("no member kind");
  Result<Kind> parsed = parse_kind(*kind->string());
  if (!parsed) return schema(parsed.error().message);
  entry.kind = *parsed;
  TRY_VOID(read_members(entry, *json->object()));
  TRY_VOID(check_values(entry));
  return entry;
}

Result<void> check_texts(const Entry& entry) {
  bool original = !is_content_act(entry.kind);
  for (const EntryText& text : entry.texts) {
    if (text.status == TextStatus::original) {
      original = true;
      continue;
    }
    auto source = std::find_if(entry.texts.begin(), entry.texts.end(),
                               [&](const EntryText& other) { return other.lang == text.of; });
    if (source == entry.texts.end()) {
      return Error{Code::invalid, text.lang + " is of " + text.of + ", which is not there"};
    }
    if (source->status == TextStatus::derived || source->lang == text.lang) {
      return Error{Code::invalid, text.lang + " is of " + text.of + ", which is no source"};
    }
  }
  if (!original) return Error{Code::invalid, "no text is an original"};
  return {};
}

Result<void> check_time(const Entry& entry) {
  if (entry.release_at && *entry.release_at > entry.issued) {
    return Error{Code::invalid, "released before its release_at"};
  }
  return {};
}

}  // namespace glasnik::proof
