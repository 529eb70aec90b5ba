// A log and its witness: what is signed, what comes back into the log, and what a witness that has
// seen more makes of an old copy.

#include "ledger/witness.h"

#include <doctest/doctest.h>

#include "courier/witness_courier.h"
#include "ledger/audit_cosignatures.h"
#include "ledger/cosigning.h"
#include "newsroom/policy.h"
#include "newsroom_fixture.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

// Another server, as far as it is a witness.
class Elsewhere final : public http::Client {
 public:
  Elsewhere()
      : witness_(home_->database(), *SigningKey::from_seed(Bytes(32, 'w')),
                 {"w.example",
                  {*proof::parse_vkey(home_->verifier_key())},  // every TestNewsroom has this key
                  home_.seams().clock,
                  [this](const std::string& name, const ledger::Fork& fork) {
                    forks.push_back(fork);
                    return Result<std::string>(name);
                  }}) {}

  Result<http::Answered> ask(const http::Ask& question) override {
    urls.push_back(question.url);
    if (!question.body) return held();
    auto answered = witness_.add_checkpoint(*question.body);
    if (!answered) return http::Answered{status_of(answered.error().code), "text/plain", {}};
    if (!answered->newest) return http::Answered{200, "text/plain", answered->signatures};
    return http::Answered{409, "text/x.tlog.size", std::to_string(*answered->newest) + "\n"};
  }

  proof::Witness in_policy() {
    return {"w", *proof::parse_vkey(witness_.verifier_key()), "https://w.example/witness/"};
  }
  ledger::Witness& witness() { return witness_; }
  TestNewsroom& home() { return home_; }

  std::vector<std::string> urls;    // asked so far
  std::vector<ledger::Fork> forks;  // kept so far

 private:
  static int status_of(Code code) { return code == Code::corrupt ? 422 : 403; }
  Result<http::Answered> held() {
    auto log = home_->database().read([](store::Session& session) {
      return ledger::witnessed_log(session, sha256("glasnik.example/log"));
    });
    if (!log || !*log) return http::Answered{404, "text/plain", {}};
    return http::Answered{200, "text/plain", (*log)->note};
  }

  TestNewsroom home_;
  ledger::Witness witness_;
};

ledger::Published newest(TestNewsroom& newsroom) {
  return **newsroom->database().read(
      [](store::Session& session) { return ledger::newest_checkpoint(session); });
}

Bytes request(TestNewsroom& newsroom, std::uint64_t from) {
  ledger::Published published = newest(newsroom);
  proof::AddCheckpoint asked{from, {}, *proof::parse_note(published.note), {}};
  if (from > 0) {
    asked.proof = *newsroom->database().read([&](store::Session& session) {
      return proof::consistency_proof(from, published.size,
                                      ledger::hashes_of(session, published.size));
    });
  }
  return proof::serialise(asked);
}

void trust(TestNewsroom& newsroom, Elsewhere& elsewhere) {
  newsroom::PolicyChange change;
  change.witnesses = {elsewhere.in_policy()};
  change.quorum = 1;
  REQUIRE(newsroom::change_policy(*newsroom, change));
}

// As the courier does, once.
Result<courier::Outcome> send(TestNewsroom& newsroom, Elsewhere& elsewhere,
                              std::uint64_t signed_size) {
  ledger::Published published = newest(newsroom);
  courier::Submission submission{
      *proof::parse_checkpoint(published.note), signed_size, [&](std::uint64_t from) {
        return newsroom->database().read([&](store::Session& session) {
          return proof::consistency_proof(from, published.size,
                                          ledger::hashes_of(session, published.size));
        });
      }};
  return courier::submit(elsewhere, elsewhere.in_policy(), submission);
}

void cosign(TestNewsroom& newsroom, Elsewhere& elsewhere) {
  auto outcome = send(newsroom, elsewhere, 0);
  REQUIRE(outcome);
  REQUIRE(newsroom->ledger().add_cosignatures(newest(newsroom).size, outcome->signatures));
}

ledger::Witnessing state(TestNewsroom& newsroom) {
  return *newsroom->database().read([&](store::Session& session) -> Result<ledger::Witnessing> {
    TRY(auto published, ledger::newest_checkpoint(session));
    return ledger::witnessing(session, *published);
  });
}

// What an audit of the cosignatures finds, a line each.
std::string findings(TestNewsroom& newsroom) {
  ledger::Audit audit;
  auto done = newsroom->database().read(
      [&](store::Session& session) { return ledger::audit_cosignatures(session, audit); });
  REQUIRE(done);
  std::string lines;
  for (const proof::Finding& finding : audit.findings) lines += finding.reason + "\n";
  return lines;
}

std::string condition(newsroom::Newsroom& newsroom) {
  auto found = newsroom.ledger().condition();
  return found ? found->error : "";
}

}  // namespace

TEST_CASE("a witness signs what continues the tree it remembers, and nothing else") {
  TestNewsroom log;
  Elsewhere elsewhere;
  auto first = elsewhere.witness().add_checkpoint(request(log, 0));
  REQUIRE(first);
  CHECK(first->signatures.starts_with("— w.example "));
  REQUIRE(log.release(kShortRelease));
  CHECK(elsewhere.witness().add_checkpoint(request(log, 0))->newest == 1);
  CHECK(elsewhere.witness().add_checkpoint(request(log, 1))->signatures.size() > 0);
  CHECK(elsewhere.witness().add_checkpoint(request(log, 1))->newest == 2);
  CHECK(elsewhere.witness().add_checkpoint("old 1\n").error().code == Code::invalid);
}

TEST_CASE("a log that asks again within a minute gets the signature that stands, later a new one") {
  TestNewsroom log;
  Elsewhere elsewhere;
  Bytes first = elsewhere.witness().add_checkpoint(request(log, 0))->signatures;
  elsewhere.home().now += std::chrono::seconds(59);
  CHECK(elsewhere.witness().add_checkpoint(request(log, 1))->signatures == first);
  elsewhere.home().now += std::chrono::seconds(1);
  CHECK(elsewhere.witness().add_checkpoint(request(log, 1))->signatures != first);
}

TEST_CASE("of two histories of one size a witness signs the first, and keeps both") {
  TestNewsroom log;
  TestNewsroom fork;
  Elsewhere elsewhere;
  REQUIRE(log.release(kShortRelease));
  REQUIRE(fork.release(kShortRelease + "Something else.\n"));
  REQUIRE(elsewhere.witness().add_checkpoint(request(log, 0)));
  CHECK(elsewhere.witness().add_checkpoint(request(fork, 2)).error().code == Code::corrupt);
  REQUIRE(elsewhere.forks.size() == 1);
  CHECK(elsewhere.forks[0].held.starts_with(newest(log).note));
  CHECK(elsewhere.forks[0].shown == newest(fork).note);
}

TEST_CASE("a witness's signature comes into the checkpoint, and its quorum is met") {
  TestNewsroom log;
  Elsewhere elsewhere;
  trust(log, elsewhere);
  CHECK_FALSE(state(log).met);
  CHECK(state(log).missing_since == log.now);
  cosign(log, elsewhere);
  CHECK(newest(log).note.find("— w.example ") != Bytes::npos);
  CHECK(state(log).met);
  CHECK(state(log).present == 1);
  CHECK(state(log).witnesses[0].size == newest(log).size);
  CHECK_FALSE(state(log).missing_since);
}

TEST_CASE("what was witnessed stays provable while the witness is away") {
  TestNewsroom log;
  Elsewhere elsewhere;
  trust(log, elsewhere);
  REQUIRE(log.release(kShortRelease));
  cosign(log, elsewhere);
  std::uint64_t witnessed = newest(log).size;
  log.now += std::chrono::hours(1);
  REQUIRE(log.release(kShortRelease + "More.\n"));
  log.now += std::chrono::hours(1);
  REQUIRE(log.release(kShortRelease + "Still more.\n"));
  CHECK(state(log).missing_since == log.now - std::chrono::hours(1));
  const ledger::Published last = newest(log);
  auto best = [&](std::int64_t index) {
    auto found = log->database().read([&](store::Session& session) {
      return ledger::best_checkpoint_over(session, index, last);
    });
    return found->size;
  };
  CHECK(best(2) == witnessed);
  CHECK(best(3) == last.size);
}

TEST_CASE("pages hear which documents a witness has newly seen, once") {
  TestNewsroom log;
  Elsewhere elsewhere;
  trust(log, elsewhere);
  REQUIRE(log.release(kShortRelease));
  std::vector<DocumentId> touched;
  log->ledger().observe({.published = [&](const auto& documents) { touched = documents; }});
  cosign(log, elsewhere);
  CHECK(touched == std::vector<DocumentId>{{1}});
  cosign(log, elsewhere);
  CHECK(touched.empty());
}

TEST_CASE("a log that does not know what its witness has signed asks twice") {
  TestNewsroom log;
  Elsewhere elsewhere;
  REQUIRE(send(log, elsewhere, 0));
  CHECK(elsewhere.urls == std::vector<std::string>{"https://w.example/witness/add-checkpoint"});
  for (int i = 0; i < 5; ++i) REQUIRE(log.release(kShortRelease + std::to_string(i)));
  REQUIRE(send(log, elsewhere, 0));
  CHECK(elsewhere.urls.size() == 3);
  REQUIRE(send(log, elsewhere, 6));
  CHECK(elsewhere.urls.size() == 4);
}

TEST_CASE("an answer without the witness's own signature is none") {
  TestNewsroom log;
  Elsewhere elsewhere;
  Elsewhere impostor;
  proof::Witness other = elsewhere.in_policy();
  other.key.key = SigningKey::from_seed(Bytes(32, 'x'))->public_key();
  courier::Submission submission{*proof::parse_checkpoint(newest(log).note), 0, {}};
  CHECK(courier::submit(impostor, other, submission).error().code == Code::corrupt);
}

TEST_CASE("a witness that has seen more makes an old copy read-only") {
  TestNewsroom log;
  TestNewsroom old;
  Elsewhere elsewhere;
  REQUIRE(log.release(kShortRelease));
  REQUIRE(send(log, elsewhere, 0));
  auto outcome = send(old, elsewhere, 0);
  REQUIRE(outcome);
  REQUIRE(outcome->held);
  CHECK(old->ledger().heed(*outcome->held).error().code == Code::unavailable);
  CHECK(condition(*old) == "log_rolled_back");
  CHECK(old->ledger().condition()->have == 1);
  CHECK(old->ledger().condition()->seen == 2);
  CHECK(old.release(kShortRelease).error().code == Code::unavailable);
}

TEST_CASE("a witness of another history makes a fork read-only, with both checkpoints kept") {
  TestNewsroom log;
  TestNewsroom fork;
  Elsewhere elsewhere;
  REQUIRE(log.release(kShortRelease));
  REQUIRE(fork.release(kShortRelease + "Something else.\n"));
  REQUIRE(send(log, elsewhere, 0));
  auto outcome = send(fork, elsewhere, 0);
  REQUIRE(outcome);
  REQUIRE(outcome->held);
  REQUIRE_FALSE(fork->ledger().heed(*outcome->held));
  CHECK(condition(*fork) == "log_forked");
  Bytes kept = *read_file(operating_system_files(), fork.directory() + "/fork-2.txt", 1 << 16);
  CHECK(kept.find(newest(fork).note) != Bytes::npos);
  CHECK(kept.find(outcome->held->note) != Bytes::npos);
}

TEST_CASE("what no key of the log has signed shows nothing") {
  TestNewsroom log;
  proof::CheckpointBody body{"glasnik.example/log", 99, sha256("x")};
  SigningKey stranger = *SigningKey::from_seed(Bytes(32, 's'));
  Bytes note = proof::serialise(proof::Checkpoint{body, {proof::sign_checkpoint(body, stranger)}});
  CHECK(log->ledger().heed({"w.example", note}).error().code == Code::denied);
  CHECK(condition(*log).empty());
  CHECK(log.release(kShortRelease));
}

TEST_CASE("witnesses are asked once, before the first act of a process, and heard") {
  TestNewsroom log;
  TestNewsroom ahead;
  REQUIRE(ahead.release(kShortRelease));
  log.close();
  int asked = 0;
  newsroom::Seams seams = log.seams();
  std::vector<ledger::HeldCheckpoint> held;
  seams.ask_witnesses = [&](const Config&, const proof::Policy&) {
    ++asked;
    return held;
  };
  newsroom::ActRequest act;
  act.content = ahead.content(kShortRelease + "More.\n");
  {
    auto open = *newsroom::Newsroom::open(log.directory(), newsroom::Access::write, seams);
    CHECK(asked == 0);
    REQUIRE(newsroom::perform(*open, act));
    REQUIRE(newsroom::perform(*open, act));
    CHECK(asked == 1);
  }
  REQUIRE(ahead.release(kShortRelease + "1"));
  REQUIRE(ahead.release(kShortRelease + "2"));
  held = {{"w.example", newest(ahead).note}};
  auto open = *newsroom::Newsroom::open(log.directory(), newsroom::Access::write, seams);
  CHECK(newsroom::perform(*open, act).error().code == Code::unavailable);
  CHECK(condition(*open) == "log_rolled_back");
  CHECK(open->ledger().size() == 3);
}

TEST_CASE("the audit names a witness's signature that was broken, taken out or made up") {
  TestNewsroom log;
  Elsewhere elsewhere;
  trust(log, elsewhere);
  REQUIRE(log.release(kShortRelease));
  cosign(log, elsewhere);
  CHECK(findings(log).empty());
  const Bytes good = newest(log).note;
  auto note = [&](const Bytes& text) {
    REQUIRE(log->database().write([&](store::Session& session) {
      return session.execute("UPDATE checkpoints SET note = $1 WHERE witnessed = 1", text);
    }));
  };
  Bytes broken = good;
  std::size_t at = broken.rfind('=') - 20;
  broken[at] = broken[at] == 'A' ? 'B' : 'A';
  note(broken);
  CHECK(findings(log).find("does not hold") != std::string::npos);
  note(good.substr(0, good.find("— w.example ")));
  CHECK(findings(log).find("lacks the quorum") != std::string::npos);
  CHECK(findings(log).find("is not in the checkpoint") != std::string::npos);
  note(good);
  CHECK(findings(log).empty());
}

TEST_CASE("the courier takes the newest checkpoint to its witness and the signature back") {
  TestNewsroom log;
  Elsewhere elsewhere;
  trust(log, elsewhere);
  auto sent = courier::WitnessCourier::start(log->database(), log->ledger(), elsewhere);
  REQUIRE(sent);
  REQUIRE(log.release(kShortRelease));
  sent->reset();  // waits for the visit on its way
  CHECK(elsewhere.urls.size() >= 1);
  CHECK(state(log).witnesses[0].size.has_value());
}

TEST_CASE("after failures a witness is asked after one second, then two, at last ten minutes") {
  courier::Pace pace;
  for (int expected : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600}) {
    CHECK(pace.after_failure() == std::chrono::seconds(expected));
  }
  CHECK(pace.after_success() == std::chrono::hours(6));
  CHECK(pace.after_failure() == std::chrono::seconds(1));
}
