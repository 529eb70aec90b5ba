#include "proof/entry.h"

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "proof/checkpoint.h"
#include "proof/merkle.h"
#include "proof/policy.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

constexpr const char* kOrigin = "glasnik.example/log";

VerifierKey key_of_log() { return log_key(kOrigin, *SigningKey::from_seed(Bytes(32, '\1'))); }

Entry genesis() {
  Entry entry;
  entry.kind = Kind::genesis;
  entry.origin = kOrigin;
  entry.issued = *parse_rfc3339("2026-01-01T00:00:00Z");
  entry.name = "Institute";
  entry.log = vkey(key_of_log());
  return entry;
}

Entry act(Kind kind) {
  Entry entry = genesis();
  entry.kind = kind;
  entry.doc = {11228};
  entry.seq = 2;
  entry.edition = {2, 0};
  entry.prev = Previous{5, leaf_hash("before")};
  PartSet set{3, sha256("set")};
  if (is_content_act(kind)) {
    entry.texts = {{"en", TextStatus::translation, "sr-Cyrl", "", set},
                   {"sr-Cyrl", TextStatus::original, "", "", set},
                   {"sr-Latn", TextStatus::derived, "sr-Cyrl", "glasnik-translit/1", set}};
    entry.data = set;
  }
  if (kind >= Kind::update) entry.reason = Reason::fact;
  if (kind >= Kind::update && kind != Kind::merge) entry.notes = {{"en", sha256("note")}};
  if (kind == Kind::merge) entry.into = {11000};
  if (kind == Kind::remove_legal) {
    entry.basis = Basis::gdpr_17;
    entry.order = sha256("order");
    entry.parts = {{5, "data", 0}, {5, "en", 2}};
  }
  return entry;
}

Entry policy_entry() {
  Entry entry = genesis();
  entry.kind = Kind::policy;
  entry.number = 1;
  entry.policy = policy_text(trusting(key_of_log()));
  return entry;
}

// Replaces the first `from` in the canonical octets; the octets must have it.
Bytes with(const Entry& entry, std::string_view from, std::string_view to) {
  Bytes bytes = canonical(entry);
  REQUIRE_MESSAGE(bytes.find(from) != bytes.npos, from);
  return bytes.replace(bytes.find(from), from.size(), to);
}

std::string refusal(BytesView bytes) {
  Result<Entry> entry = parse_entry(bytes);
  if (entry) return "";
  return entry.error().message.substr(0, entry.error().message.find(':'));
}

}  // namespace

TEST_CASE("an entry of every kind survives sealing, parsing, writing") {
  std::vector<Entry> entries = {genesis(), policy_entry()};
  for (int k = static_cast<int>(Kind::release); k <= static_cast<int>(Kind::remove_legal); ++k) {
    entries.push_back(act(static_cast<Kind>(k)));
  }
  for (const Entry& entry : entries) {
    Result<Bytes> bytes = seal(entry);
    REQUIRE_MESSAGE(bytes, kind_name(entry.kind));
    CHECK(canonical(*parse_entry(*bytes)) == *bytes);
  }
}

TEST_CASE("the octets of a withdrawal are these, for ever") {
  CHECK(canonical(act(Kind::withdraw)) ==
        R"({"doc":11228,"edition":"2.0","issued":"2026-01-01T00:00:00Z","kind":"withdraw",)"
        R"("notes":[{"commit":")" +
            base64(sha256("note").view()) +
            R"(","lang":"en"}],)"
            R"("origin":"glasnik.example/log","prev":{"index":5,"leaf":")" +
            base64(leaf_hash("before").view()) +
            R"("},"reason":"fact","seq":2,)"
            R"("type":"glasnik/entry/v1"})");
}

TEST_CASE("octets that are not canonical are entry_not_canonical") {
  Entry release = act(Kind::release);
  CHECK(refusal(canonical(release) + "\n") == "entry_not_canonical");
  CHECK(refusal(with(release, "\"doc\":", "\"doc\": ")) == "entry_not_canonical");
  CHECK(refusal(with(release, "\"doc\":11228", "\"doc\":11228.0")) == "entry_not_canonical");
  CHECK(refusal(with(release, "\"doc\":11228", "\"doc\":11228,\"doc\":11228")) ==
        "entry_not_canonical");
  CHECK(refusal(with(release, "\"doc\":11228", "\"doc\":null")) == "entry_not_canonical");
  CHECK(refusal("") == "entry_not_canonical");
}

TEST_CASE("unknown, missing and misplaced members are entry_schema") {
  Entry release = act(Kind::release), withdraw = act(Kind::withdraw);
  CHECK(refusal(with(release, "\"edition\"", "\"extra\":1,\"edition\"")) == "entry_not_canonical");
  CHECK(refusal(with(release, "\"issued\"", "\"extra\":1,\"issued\"")) == "entry_schema");
  CHECK(refusal(with(release, "\"type\":", "\"type\":\"x\",\"zz\":")) == "entry_schema");
  CHECK(refusal(with(release, "\"doc\":11228,", "")) == "entry_schema");
  CHECK(refusal(with(release, ",\"seq\":2", "")) == "entry_schema");
  CHECK(refusal(with(release, "\"kind\":\"release\",", "")) == "entry_schema");
  CHECK(refusal(with(release, "\"kind\":\"release\"", "\"kind\":\"update\"")) == "entry_schema");
  CHECK(refusal(with(withdraw, "\"kind\":\"withdraw\"", "\"kind\":\"release\"")) == "entry_schema");
  CHECK(refusal(with(withdraw, ",\"type\":\"glasnik/entry/v1\"", "")) == "entry_schema");
  CHECK(refusal(with(genesis(), "\"name\":\"Institute\",", "")) == "entry_schema");
}

TEST_CASE("values out of their range or spelling are entry_schema") {
  Entry release = act(Kind::release);
  const std::pair<const char*, const char*> changes[] = {
      {"\"doc\":11228", "\"doc\":0"},
      {"\"doc\":11228", "\"doc\":\"11228\""},
      {"\"doc\":11228", "\"doc\":1000000000000000"},
      {"\"edition\":\"2.0\"", "\"edition\":\"2\""},
      {"\"edition\":\"2.0\"", "\"edition\":\"02.0\""},
      {"00:00:00Z", "00:00:00+00:00"},
      {"2026-01-01T", "2026-02-30T"},
      {"\"kind\":\"release\"", "\"kind\":\"publish\""},
      {"\"seq\":2", "\"seq\":0"},
      {"\"seq\":2", "\"seq\":1"},
      {"glasnik/entry/v1", "glasnik/entry/v2"},
      {"\"origin\":\"glasnik.example/log\"", "\"origin\":\"a b\""},
      {"\"n\":3", "\"n\":0"},
      {"\"lang\":\"en\"", "\"lang\":\"sr-Cyrl\""},
      {"\"lang\":\"en\"", "\"lang\":\"e--n\""},
      {"\"status\":\"translation\"", "\"status\":\"original\""},
      {"\"status\":\"derived\"", "\"status\":\"translation\""},
      {"\"index\":5,", ""},
  };
  for (const auto& [from, to] : changes)
    CHECK_MESSAGE(refusal(with(release, from, to)) == "entry_schema", to);
  Bytes root = base64(sha256("set").view());
  Bytes trailing = root;
  trailing[42] = static_cast<char>(trailing[42] + 1);
  CHECK(refusal(with(release, root, trailing)) == "entry_schema");
  CHECK(refusal(with(act(Kind::correct), "\"fact\"", "\"whim\"")) == "entry_schema");
  CHECK(refusal(with(act(Kind::remove_legal), "gdpr-17", "wish")) == "entry_schema");
  CHECK(refusal(with(act(Kind::remove_legal), "\"set\":\"data\"", "\"set\":\"zz\"")) ==
        "entry_schema");
}

TEST_CASE("a genesis names the log's own key, a policy entry a readable policy") {
  Entry other = genesis();
  other.origin = "other.example/log";
  CHECK(refusal(canonical(other)) == "entry_schema");
  Entry policy = policy_entry();
  policy.policy = "quorum nobody\n";
  CHECK(refusal(canonical(policy)) == "entry_schema");
  policy = policy_entry();
  policy.persons = 3;
  CHECK(refusal(canonical(policy)) == "entry_schema");
}

TEST_CASE("65,535 octets are the most; before anything is stored") {
  Entry policy = policy_entry();
  std::size_t room = 65535 - canonical(policy).size();
  policy.policy += std::string(room - 2, '#') + "\n";  // the newline is two octets in JSON
  REQUIRE(canonical(policy).size() == 65535);
  CHECK(seal(policy));
  policy.policy.insert(policy.policy.size() - 1, "#");
  Result<Bytes> sealed = seal(policy);
  CHECK(sealed.error().code == Code::too_large);
  CHECK(sealed.error().message.starts_with("entry_too_large"));
}

TEST_CASE("a text derived from a derived one, from nothing or from itself contradicts itself") {
  Entry release = act(Kind::release);
  CHECK(check_texts(release));
  release.texts[0].of = "sr-Latn";
  CHECK_FALSE(check_texts(release));
  release.texts[0].of = "de";
  CHECK_FALSE(check_texts(release));
  release.texts[0].of = "en";
  CHECK_FALSE(seal(release));
  release.texts = {{"en", TextStatus::translation, "fr", "", {1, {}}},
                   {"fr", TextStatus::translation, "en", "", {1, {}}}};
  CHECK_FALSE(check_texts(release));
}

TEST_CASE("nothing is released before its release_at") {
  Entry release = act(Kind::release);
  release.release_at = release.issued;
  CHECK(seal(release));
  release.release_at = release.issued + std::chrono::seconds(1);
  CHECK_FALSE(seal(release));
}
