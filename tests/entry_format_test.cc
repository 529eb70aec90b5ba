// docs/entry_format.md has a worked example with real octets. Here it is made again, so that the
// document cannot say what the code does not do.

#include <doctest/doctest.h>

#include "base/encoding.h"
#include "inputs.h"
#include "proof/bundle.h"
#include "proof/checkpoint.h"
#include "proof/merkle.h"
#include "proof/policy.h"
#include "proof/record_file.h"
#include "proof/tile.h"
#include "proof/tlog_proof.h"
#include "proof/verify.h"

using namespace glasnik;
using namespace glasnik::proof;

namespace {

constexpr const char* kOrigin = "glasnik.example/log";

Bytes counting_octets(char from) {
  Bytes salt;
  for (char i = 0; i < 32; ++i) salt.push_back(static_cast<char>(from + i));
  return salt;
}

// The log of the example: a genesis, then one release of one text.
struct Example {
  SigningKey key = *SigningKey::from_seed(Bytes(32, '\1'));
  Entry genesis, release;
  RecordFile record;
  Bytes first, second, policy;
  TlogProof proof;

  Example() {
    genesis.kind = Kind::genesis;
    genesis.origin = kOrigin;
    genesis.issued = *parse_rfc3339("2026-01-01T00:00:00Z");
    genesis.name = "Институт за језера";
    genesis.log = vkey(log_key(kOrigin, key));
    first = *seal(genesis);
    record.texts = {{"en",
                     {{"headline", counting_octets(0), "The lake falls", {}},
                      {"lead", counting_octets(32), "By \"4 cm\".\n", {}}}}};
    release.kind = Kind::release;
    release.origin = kOrigin;
    release.issued = *parse_rfc3339("2026-01-01T09:30:00Z");
    release.doc = {1};
    release.seq = 1;
    release.edition = {1, 0};
    release.texts = {{"en", TextStatus::original, "", "", part_set(record.texts[0].parts)}};
    second = *seal(release);
    policy = policy_text(trusting(log_key(kOrigin, key)));
    CheckpointBody body{kOrigin, 2, node_hash(leaf_hash(first), leaf_hash(second))};
    proof = {1, {leaf_hash(first)}, {body, {sign_checkpoint(body, key)}}};
  }

  Bundle bundle() const { return {second, canonical(record), serialise(proof), policy}; }
};

std::vector<std::string> stated_in_the_document(const Example& example) {
  const std::vector<Part>& parts = example.record.texts[0].parts;
  Bytes zip = *make_bundle(example.bundle());
  Bytes entries = *encode_entries(std::vector<Bytes>{example.first, example.second});
  return {example.first,
          example.second,
          canonical(example.record),
          hex(commitment(parts[0]).view()),
          hex(commitment(parts[1]).view()),
          base64(part_set(parts).root.view()),
          hex(leaf_hash(example.first).view()),
          hex(leaf_hash(example.second).view()),
          serialise(example.proof.checkpoint),
          serialise(example.proof),
          example.policy,
          hex(BytesView(entries).substr(0, 2)),
          "octets: " + std::to_string(zip.size()),
          hex(BytesView(zip).substr(0, 40)),
          hex(BytesView(zip).substr(zip.size() - 22)),
          hex(sha256(zip).view())};
}

}  // namespace

TEST_CASE("the worked example of docs/entry_format.md is what the code makes") {
  std::string document = whole_file(std::string(GLASNIK_SOURCE_DIR) + "/docs/entry_format.md");
  for (const std::string& stated : stated_in_the_document(Example())) {
    CHECK_MESSAGE(document.find(stated) != document.npos, stated);
  }
}

TEST_CASE("the worked example verifies") {
  Example example;
  Question question;
  question.key = log_key(kOrigin, example.key);
  CHECK(verify_bundle(*make_bundle(example.bundle()), question).verdict == Verdict::verified);
}
