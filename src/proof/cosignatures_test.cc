#include "proof/cosignatures.h"

#include <doctest/doctest.h>

using namespace glasnik;
using namespace glasnik::proof;

namespace {

SigningKey key(char seed) { return *SigningKey::from_seed(Bytes(32, seed)); }
const CheckpointBody kBody{"log.example/a", 7, sha256("root")};
const Time kNoon{std::chrono::seconds(1767268800)};

// Witnesses b and c of w.example, one of them needed.
Policy policy() {
  Policy policy = trusting(log_key(kBody.origin, key('a')));
  for (char seed : {'b', 'c'}) {
    VerifierKey witness{"w.example", KeyType::cosignature, key(seed).public_key()};
    policy.witnesses.push_back({std::string(1, seed), witness, ""});
  }
  policy.groups.push_back({"any", 1, {"b", "c"}});
  policy.quorum = "any";
  return policy;
}
Checkpoint signed_by_log() { return {kBody, {sign_checkpoint(kBody, key('a'))}}; }
NoteSignature by(char seed, Time at = kNoon) {
  return cosign_checkpoint(kBody, "w.example", key(seed), at);
}

}  // namespace

TEST_CASE("cosignatures stand after the log's in the policy's order, whichever came first") {
  std::vector<NoteSignature> added = {by('c'), by('b')};
  Checkpoint merged = with_cosignatures(signed_by_log(), added, policy());
  REQUIRE(merged.signatures.size() == 3);
  CHECK(merged.signatures[0].name == kBody.origin);
  CHECK(merged.signatures[1] == by('b'));
  CHECK(merged.signatures[2] == by('c'));
  CHECK(parse_checkpoint(serialise(merged)));
}

TEST_CASE("of one witness the newest signature stands") {
  Checkpoint once = with_cosignatures(signed_by_log(), std::vector{by('b')}, policy());
  const Time later = kNoon + std::chrono::hours(6);
  Checkpoint again = with_cosignatures(once, std::vector{by('b', later), by('c')}, policy());
  CHECK(cosigned_by(again, policy()) == std::vector<Cosigned>{{0, later}, {1, kNoon}});
  Checkpoint older = with_cosignatures(again, std::vector{by('b', kNoon)}, policy());
  CHECK(serialise(older) == serialise(again));
}

TEST_CASE("what does not hold, or is no witness's, is not taken over") {
  NoteSignature broken = by('b');
  broken.signature.back() ^= 1;
  NoteSignature of_another_tree =
      cosign_checkpoint({kBody.origin, 8, kBody.root}, "w.example", key('c'), kNoon);
  NoteSignature of_the_log = sign_checkpoint(kBody, key('d'));
  std::vector<NoteSignature> added = {broken, of_another_tree, of_the_log, by('d')};
  CHECK(serialise(with_cosignatures(signed_by_log(), added, policy())) ==
        serialise(signed_by_log()));
}

TEST_CASE("the quorum counts witnesses, not signatures") {
  Policy both = policy();
  both.groups[0].threshold = 2;
  Checkpoint checkpoint = signed_by_log();
  CHECK_FALSE(quorum_met(checkpoint, policy()));
  checkpoint.signatures.push_back(by('b'));
  checkpoint.signatures.push_back(by('b', kNoon + std::chrono::hours(1)));
  CHECK(quorum_met(checkpoint, policy()));
  CHECK_FALSE(quorum_met(checkpoint, both));
  checkpoint.signatures.push_back(by('c'));
  CHECK(quorum_met(checkpoint, both));
}
