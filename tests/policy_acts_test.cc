#include <doctest/doctest.h>

#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/policy.h"
#include "newsroom_fixture.h"
#include "proof/bundle.h"
#include "proof/checkpoint.h"
#include "proof/verify.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

proof::Witness witness(char seed, const std::string& name) {
  SigningKey key = *SigningKey::from_seed(Bytes(32, seed));
  return {name, {name, proof::KeyType::cosignature, key.public_key()}, "https://" + name + "/w"};
}

newsroom::PolicyChange two_witnesses() {
  newsroom::PolicyChange change;
  change.witnesses = {witness('\2', "north.example"), witness('\3', "south.example")};
  return change;
}

ledger::PolicyInForce in_force(TestNewsroom& newsroom, std::uint64_t size) {
  return *newsroom->database().read(
      [&](store::Session& session) { return ledger::policy_in_force(session, size); });
}

proof::Entry entry_at(TestNewsroom& newsroom, std::int64_t index) {
  auto octets = *newsroom->database().read(
      [&](store::Session& session) { return ledger::entry_octets(session, index); });
  return *proof::parse_entry(*octets);
}

}  // namespace

TEST_CASE("before a policy is logged the log's own key is trusted, and nobody else is asked") {
  TestNewsroom newsroom;
  ledger::PolicyInForce policy = in_force(newsroom, newsroom->ledger().size());
  CHECK(policy.number == 0);
  CHECK(policy.approvals == 0);
  CHECK(policy.text == "log " + newsroom->verifier_key() + "\nquorum none\n");
}

TEST_CASE("a policy is in force for the trees that hold it, and an older tree keeps its own") {
  TestNewsroom newsroom;
  CHECK(*newsroom::change_policy(*newsroom, two_witnesses()) == 1);
  newsroom::PolicyChange approvals;
  approvals.approvals = 2;
  CHECK(*newsroom::change_policy(*newsroom, approvals) == 2);
  CHECK(in_force(newsroom, 1).number == 0);
  CHECK(in_force(newsroom, 2).approvals == 0);
  ledger::PolicyInForce newest = in_force(newsroom, 3);
  CHECK(newest.number == 2);
  CHECK(newest.approvals == 2);
  CHECK(newest.text == in_force(newsroom, 2).text);  // what was not asked for stays
  CHECK(newest.policy.witnesses.size() == 2);
  CHECK(newest.policy.groups.front().threshold == 2);
}

TEST_CASE("a policy that cannot hold is refused, and so is the one in force") {
  TestNewsroom newsroom;
  newsroom::PolicyChange change = two_witnesses();
  change.quorum = 3;
  CHECK(newsroom::change_policy(*newsroom, change).error().code == Code::invalid);
  change = two_witnesses();
  change.witnesses[1] = change.witnesses[0];
  CHECK(newsroom::change_policy(*newsroom, change).error().code == Code::invalid);
  change = {};
  change.text = "quorum none\n";  // without the log's key
  CHECK(newsroom::change_policy(*newsroom, change)
            .error()
            .message.find("log " + newsroom->verifier_key()) != std::string::npos);
  REQUIRE(newsroom::change_policy(*newsroom, two_witnesses()));
  CHECK(newsroom::change_policy(*newsroom, two_witnesses()).error().code == Code::conflict);
  CHECK(newsroom->ledger().size() == 2);
}

TEST_CASE("an act performed alone is marked forced once the policy asks for approvals") {
  TestNewsroom newsroom;
  auto before = newsroom.release(kShortRelease);
  newsroom::PolicyChange change;
  change.approvals = 1;
  REQUIRE(newsroom::change_policy(*newsroom, change));
  auto after = newsroom.release(kShortRelease + "More.\n");
  CHECK_FALSE(entry_at(newsroom, before->entry).forced);
  CHECK(entry_at(newsroom, after->entry).forced);
}

TEST_CASE("a bundle carries the policy in force under its checkpoint") {
  TestNewsroom newsroom;
  auto receipt = newsroom.release(kShortRelease);
  REQUIRE(newsroom::change_policy(*newsroom, two_witnesses()));
  auto bundle = newsroom->database().read([&](store::Session& session) -> Result<Bytes> {
    TRY(auto newest, ledger::newest_checkpoint(session));
    return ledger::bundle_of(session, receipt->entry, *newest);
  });
  REQUIRE(bundle);
  CHECK(proof::read_bundle(*bundle)->policy == in_force(newsroom, 3).text);
}
