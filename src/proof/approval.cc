#include "proof/approval.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/es256.h"
#include "proof/entry.h"
#include "proof/json_reader.h"

namespace glasnik::proof {
namespace {

constexpr std::string_view kPrefix = "glasnik/approve/v1\n";
constexpr std::size_t kMaxCredential = 1023;  // WebAuthn level 3 section 4
constexpr std::size_t kMaxClient = 1024;
constexpr std::size_t kMaxAuth = 1024;
constexpr std::size_t kMaxSignature = 72;  // DER of two integers of 33 octets
constexpr std::size_t kLeastAuth = 37;     // WebAuthn level 3 section 6.1
constexpr std::size_t kFlags = 32;         // after the hash of the relying party's id
constexpr unsigned kPresentAndVerified = 0x05;

Error wrong(std::string_view what) { return {Code::invalid, std::string(what)}; }

Result<Bytes> octets(JsonReader& reader, std::string_view name, std::size_t least,
                     std::size_t most) {
  TRY(std::string written, reader.text(name));
  TRY(Bytes read, parse_base64(written));
  if (read.size() < least || read.size() > most) {
    return wrong(std::string(name) + ": not of its size");
  }
  return read;
}

std::string base64url(BytesView bytes) {
  std::string text = base64(bytes);
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

// As WebAuthn level 3 section 5.8.1.2 lets a verifier do without reading JSON: all that matters
// comes first, in one spelling. A key's origins are printable ASCII; a quote or backslash in one
// would be escaped by the browser, and no origin has them.
bool asked_here(const Bytes& client, const EntryKey& key, const Hash& challenge) {
  return std::any_of(key.origins.begin(), key.origins.end(), [&](const std::string& origin) {
    const std::string expected = R"({"type":"webauthn.get","challenge":")" +
                                 base64url(challenge.view()) + R"(","origin":")" + origin +
                                 R"(","crossOrigin":false)";
    if (!client.starts_with(expected) || client.size() == expected.size()) return false;
    const char next = client[expected.size()];
    return next == ',' || (next == '}' && client.size() == expected.size() + 1);
  });
}

}  // namespace

Json json_of(const Approval& approval) {
  return make_object({{"auth", {base64(approval.auth)}},
                      {"client", {base64(approval.client)}},
                      {"key", {approval.key}},
                      {"sig", {base64(approval.signature)}}});
}

Result<Approval> read_approval(const Json& json) {
  JsonReader reader(json);
  Approval approval;
  TRY(approval.auth, octets(reader, "auth", kLeastAuth, kMaxAuth));
  TRY(approval.client, octets(reader, "client", 1, kMaxClient));
  TRY(Bytes credential, octets(reader, "key", 1, kMaxCredential));
  approval.key = base64(credential);
  TRY(approval.signature, octets(reader, "sig", 1, kMaxSignature));
  TRY_VOID(reader.end());
  return approval;
}

Hash approval_challenge(const Entry& of) {
  Entry planned = of;
  planned.approvals.clear();
  planned.release_at.reset();
  Json::Object members;
  for (Member& member : members_of(planned)) {
    bool unknown_yet = member.key == "issued" || (member.key == "doc" && of.seq == 1);
    if (!unknown_yet) members.push_back(std::move(member));
  }
  return sha256(Bytes(kPrefix) + canonical(Json{std::move(members)}));
}

Result<void> check_approval(const Approval& approval, const EntryKey& key, const Hash& challenge) {
  if (!asked_here(approval.client, key, challenge)) {
    return wrong("the assertion is of something else, or of another place");
  }
  if (!approval.auth.starts_with(sha256(key.rp).view())) {
    return wrong("the assertion is of another relying party");
  }
  const unsigned flags = static_cast<unsigned char>(approval.auth[kFlags]);
  if ((flags & kPresentAndVerified) != kPresentAndVerified) {
    return wrong("the authenticator did not verify a person");
  }
  Bytes message = approval.auth + Bytes(sha256(approval.client).view());
  if (!verify_es256(key.pub, message, approval.signature)) {
    return wrong("the signature is not the key's");
  }
  return {};
}

}  // namespace glasnik::proof
