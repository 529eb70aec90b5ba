// The log's keys in a newsroom: who signs when, what may be logged, and what bundles carry.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/encoding.h"
#include "ledger/audit.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/keys.h"
#include "newsroom/policy.h"
#include "newsroom/quotes.h"
#include "newsroom_fixture.h"
#include "proof/check_phrase.h"
#include "proof/verify.h"

using namespace glasnik;
using proof::KeyOp;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

SigningKey root_key(char seed = '\4') { return *SigningKey::from_seed(Bytes(32, seed)); }

// A newsroom whose genesis names that root, its clock an hour on at each step.
class Rooted : public TestNewsroom {
 public:
  Rooted() : TestNewsroom(root_key().public_key()) {}

  proof::Entry signed_entry(const newsroom::KeyRequest& request, char root = '\4') {
    proof::Entry entry = request.entry;
    entry.by = root_key(root).sign(proof::key_message(entry));
    return entry;
  }
  // The id of the log's next key, made and applied.
  std::string add_key() {
    newsroom::KeyRequest request = *newsroom::request_new_key(**this);
    REQUIRE(reopen());  // as the verb does, which finds the new file
    REQUIRE(newsroom::apply_key(**this, signed_entry(request)));
    now += std::chrono::hours(1);
    return request.entry.key.id;
  }
  Result<std::int64_t> end_key(KeyOp op, const std::string& id) {
    TRY(newsroom::KeyRequest request, newsroom::request_key_end(**this, op, id));
    now += std::chrono::hours(1);
    return newsroom::apply_key(**this, signed_entry(request));
  }
  std::string first_id() { return proof::key_id(*proof::parse_vkey((*this)->verifier_key())); }

  std::string newest_key() {
    auto keys = *(*this)->database().read([&](store::Session& session) {
      return ledger::key_history(session, (*this)->ledger().size());
    });
    return proof::vkey(keys.log_keys((*this)->ledger().size()).back());
  }

  // Under the newest checkpoint.
  std::size_t signatures() {
    auto newest = *(*this)->database().read(
        [](store::Session& session) { return ledger::newest_checkpoint(session); });
    return proof::parse_checkpoint(newest->note)->signatures.size();
  }

  std::string first_finding() {
    text::Zone zone = *text::Zone::find("Europe/Belgrade");
    ledger::AuditOptions how{"glasnik.example/log", *proof::parse_vkey((*this)->verifier_key()),
                             zone, nullptr, newsroom::propose_quotes};
    auto audit = ledger::audit((*this)->database(), (*this)->blobs(), how);
    REQUIRE(audit);
    return audit->findings.empty() ? "" : proof::to_string(audit->findings.front());
  }
  Bytes bundle(std::int64_t index) {
    return *(*this)->database().read([&](store::Session& session) -> Result<Bytes> {
      TRY(auto newest, ledger::newest_checkpoint(session));
      return ledger::bundle_of(session, index, *newest);
    });
  }
};

proof::Verdict verdict_by_key(const Bytes& bundle, const std::string& vkey) {
  proof::Question question;
  question.key = *proof::parse_vkey(vkey);
  return proof::verify_bundle(bundle, question).verdict;
}

}  // namespace

TEST_CASE("a request holds exactly the octets that the root signs") {
  Rooted newsroom;
  newsroom::KeyRequest request = *newsroom::request_new_key(*newsroom);
  Bytes file = *read_file(operating_system_files(), request.path, 1 << 16);
  CHECK(file == proof::key_message(request.entry));
  CHECK(proof::key_message(*proof::parse_key_message(file)) == file);
  CHECK_FALSE(proof::parse_key_message(file + " "));
  CHECK_FALSE(proof::parse_key_message(file.substr(1)));
  CHECK_FALSE(proof::parse_key_message(proof::canonical(request.entry)));
}

TEST_CASE("during the overlap both keys sign, the old one first; retired, it signs no more") {
  Rooted newsroom;
  CHECK(newsroom.signatures() == 1);
  newsroom.add_key();
  CHECK(newsroom.signatures() == 2);
  REQUIRE(newsroom.release(kShortRelease));
  CHECK(newsroom.signatures() == 2);
  REQUIRE(newsroom.end_key(KeyOp::retire, newsroom.first_id()));
  CHECK(newsroom.signatures() == 1);
  CHECK(newsroom.first_finding() == "");
}

TEST_CASE("a crash after a key was logged resumes with the signatures of both keys") {
  Rooted newsroom;
  newsroom.add_key();
  REQUIRE(newsroom->database().write([](store::Session& session) {
    return session.execute("DELETE FROM checkpoints WHERE size = 2");
  }));
  REQUIRE(newsroom.reopen());
  CHECK(newsroom.signatures() == 2);
}

TEST_CASE("without the old key's file the new one signs alone; with neither nothing is signed") {
  Rooted newsroom;
  std::string next = newsroom.add_key();
  newsroom.close();
  std::filesystem::remove(newsroom.directory() + "/keys/log.key");
  REQUIRE(newsroom.reopen());
  REQUIRE(newsroom.release(kShortRelease));
  CHECK(newsroom.signatures() == 1);
  CHECK(newsroom.first_finding() == "");
  newsroom.close();
  std::filesystem::remove(newsroom.directory() + "/keys/log-" + next + ".key");
  REQUIRE(newsroom.reopen());
  CHECK(newsroom->ledger().condition()->error == "log_key_differs");
}

TEST_CASE("a key that is prepared and not logged signs nothing, and others may not read it") {
  Rooted newsroom;
  newsroom::KeyRequest request = *newsroom::request_new_key(*newsroom);
  REQUIRE(newsroom.reopen());
  REQUIRE(newsroom.release(kShortRelease));
  CHECK(newsroom.signatures() == 1);
  newsroom.close();
  std::filesystem::permissions(
      newsroom.directory() + "/keys/log-" + request.entry.key.id + ".key",
      std::filesystem::perms::owner_read | std::filesystem::perms::group_read);
  CHECK(newsroom.reopen().error().message.starts_with("key_permissions"));
}

TEST_CASE("what another root signed, or was changed after, is refused and leaves no trace") {
  Rooted newsroom;
  newsroom::KeyRequest request = *newsroom::request_new_key(*newsroom);
  REQUIRE(newsroom.reopen());
  auto refusal = [&](const proof::Entry& entry) {
    return newsroom::apply_key(*newsroom, entry).error().message;
  };
  CHECK(refusal(newsroom.signed_entry(request, '\7')) == "not signed by the log's root");
  proof::Entry later = newsroom.signed_entry(request);
  later.issued += std::chrono::seconds(-1);
  CHECK(refusal(later).find("make the request again") != std::string::npos);
  later.issued += std::chrono::hours(1);
  CHECK(refusal(later).find("yet to come") != std::string::npos);
  CHECK(newsroom->ledger().size() == 1);
}

TEST_CASE("a request that others overtook must be made again") {
  Rooted newsroom;
  newsroom::KeyRequest request = *newsroom::request_new_key(*newsroom);
  newsroom.now += std::chrono::hours(1);
  REQUIRE(newsroom.release(kShortRelease));
  auto applied = newsroom::apply_key(*newsroom, newsroom.signed_entry(request));
  CHECK(applied.error().code == Code::conflict);
}

TEST_CASE("a key whose private file is elsewhere, and the end of the only one here, are refused") {
  Rooted newsroom;
  newsroom::KeyRequest request = *newsroom::request_new_key(*newsroom);
  std::string path = newsroom.directory() + "/keys/log-" + request.entry.key.id + ".key";
  std::filesystem::rename(path, newsroom.root() + "/elsewhere");
  CHECK(newsroom::apply_key(*newsroom, newsroom.signed_entry(request)).error().code ==
        Code::invalid);
  std::filesystem::rename(newsroom.root() + "/elsewhere", path);
  REQUIRE(newsroom.reopen());
  REQUIRE(newsroom::apply_key(*newsroom, newsroom.signed_entry(request)));
  newsroom.close();
  std::filesystem::rename(path, newsroom.root() + "/elsewhere");
  REQUIRE(newsroom.reopen());
  auto ended = newsroom.end_key(KeyOp::retire, newsroom.first_id());  // nobody here could sign
  CHECK(ended.error().code == Code::conflict);
  CHECK(newsroom.release(kShortRelease).ok());
}

TEST_CASE("a log without a root keeps its key") {
  TestNewsroom newsroom;
  CHECK(newsroom::request_new_key(*newsroom).error().code == Code::conflict);
}

TEST_CASE("the policy in force is logged anew with the keys as they are") {
  Rooted newsroom;
  newsroom::PolicyChange change;
  change.approvals = 1;
  REQUIRE(newsroom::change_policy(*newsroom, change));
  std::string next = newsroom.add_key();
  auto policy = *newsroom->database().read([&](store::Session& session) {
    return ledger::policy_in_force(session, newsroom->ledger().size());
  });
  CHECK(policy.number == 2);
  CHECK(policy.approvals == 1);
  REQUIRE(policy.policy.logs.size() == 2);
  CHECK(proof::key_id(policy.policy.logs[1]) == next);
}

TEST_CASE(
    "whoever has any of five keys in a row, or the root, verifies; a thief's reader does not") {
  Rooted newsroom;
  std::vector<std::string> keys{newsroom->verifier_key()};
  auto receipt = newsroom.release(kShortRelease);
  std::string before = newsroom.first_id();
  for (int i = 0; i < 4; ++i) {
    std::string next = newsroom.add_key();
    REQUIRE(newsroom.end_key(KeyOp::retire, before));
    keys.push_back(newsroom.newest_key());
    before = next;
  }
  Bytes bundle = newsroom.bundle(receipt->entry);
  for (const std::string& key : keys) {
    CHECK_MESSAGE(verdict_by_key(bundle, key) == proof::Verdict::verified, key);
  }
  std::string thief = proof::vkey(proof::log_key("glasnik.example/log", root_key('\7')));
  CHECK(verdict_by_key(bundle, thief) == proof::Verdict::failed);
  proof::Question by_root;
  by_root.root = root_key().public_key();
  CHECK(proof::verify_bundle(bundle, by_root).verdict == proof::Verdict::verified);
  by_root.root = root_key('\7').public_key();
  CHECK(proof::verify_bundle(bundle, by_root).verdict == proof::Verdict::failed);
  CHECK(proof::verify_bundle(bundle, {}).verdict == proof::Verdict::untrusted);
}

TEST_CASE("a checkpoint signed by a retired key is named with the entry that retired it") {
  Rooted newsroom;
  newsroom.add_key();
  SigningKey old =
      *load_signing_key(operating_system_files(), newsroom.directory() + "/keys/log.key");
  REQUIRE(newsroom.end_key(KeyOp::revoke, newsroom.first_id()));
  REQUIRE(newsroom->database().write([&](store::Session& session) -> Result<void> {
    TRY(auto newest, ledger::newest_checkpoint(session));
    TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(newest->note));
    checkpoint.signatures = {proof::sign_checkpoint(checkpoint.body, old)};
    TRY_VOID(session.execute("UPDATE checkpoints SET note = $1 WHERE size = $2",
                             proof::serialise(checkpoint), newest->size));
    return {};
  }));
  CHECK(newsroom.first_finding() ==
        "FAIL keys index=2 no log key that is live at 3 entries signed their checkpoint: it is of "
        "key " +
            newsroom.first_id() + ", which entry 2 revoked");
}

TEST_CASE("a log whose own keys were edited comes up read-only and is still read") {
  Rooted newsroom;
  newsroom.add_key();
  REQUIRE(newsroom->database().write([&](store::Session& session) -> Result<void> {
    TRY(auto octets, ledger::entry_octets(session, 1));
    TRY(proof::Entry entry, proof::parse_entry(*octets));
    entry.by[7] ^= 1;
    TRY_VOID(session.execute("UPDATE entries SET bytes = $1 WHERE position = 1",
                             store::Octets{proof::canonical(entry)}));
    return {};
  }));
  REQUIRE(newsroom.reopen());
  CHECK(newsroom->ledger().condition()->error == "log_key_differs");
  CHECK(newsroom.first_finding().find("not signed by the log's root") != std::string::npos);
}

TEST_CASE("an older key is due to retire ninety days after the newer one came") {
  Rooted newsroom;
  newsroom.add_key();
  auto due = [&](std::chrono::hours later) {
    auto keys = *newsroom->database().read(
        [](store::Session& session) { return ledger::key_history(session, 2); });
    return newsroom::overdue_keys(keys, 2, newsroom.now + later);
  };
  CHECK(due(std::chrono::hours(24 * 89)).empty());
  CHECK(due(std::chrono::hours(24 * 90)) == std::vector<std::string>{newsroom.first_id()});
}

TEST_CASE("a check phrase is six words, of the key alone") {
  std::string phrase = proof::check_phrase(root_key().public_key());
  CHECK(phrase.size() == 6 * 6 - 1);
  CHECK(phrase == proof::check_phrase(root_key().public_key()));
  CHECK(phrase != proof::check_phrase(root_key('\5').public_key()));
}
