// Anchors in a newsroom: asked for, logged, found again for an entry, and held by the monitor.

#include <doctest/doctest.h>

#include "authority.h"
#include "courier/anchors.h"
#include "ledger/anchors.h"
#include "ledger/audit.h"
#include "ledger/log_reader.h"
#include "newsroom/quotes.h"
#include "newsroom_fixture.h"
#include "proof/verify.h"

using namespace glasnik;
using namespace glasnik::tests;
using proof::AnchorKind;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

// The world outside: one authority, which may be out of order.
class Outside final : public http::Client {
 public:
  Result<http::Answered> ask(const http::Ask& question) override {
    ++asked;
    if (down) return Error{Code::unavailable, question.url + ": no connection"};
    return http::Answered{status, "application/timestamp-reply", by->stamp(*question.body)};
  }
  const Authority* by;
  int asked = 0;
  int status = 200;
  bool down = false;
};

const Authority& ours() {
  static const Authority authority("Time of the lakes");
  return authority;
}

struct World {
  World() {
    newsroom.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    outside.by = &ours();
    ways.timestamp_url = "https://time.example/tsa";
    ways.authorities = ours().certificate();
  }
  void with_seal() {
    ways.seal_key = ours().seal().key;
    ways.seal_certificates = ours().seal().certificate;
  }
  Result<std::vector<courier::Anchoring>> anchor() {
    const newsroom::Seams& seams = newsroom.seams();
    return courier::anchor(
        {newsroom->database(), newsroom->ledger(), outside, seams.clock, seams.random}, ways);
  }
  proof::Answer verified(std::int64_t index) {
    auto bundle = newsroom->database().read([&](store::Session& session) -> Result<Bytes> {
      TRY(auto newest, ledger::newest_checkpoint(session));
      TRY(auto anchors, ledger::anchors_over(session, index, newest->size));
      return ledger::bundle_of(session, index, *newest, std::move(anchors));
    });
    REQUIRE(bundle);
    proof::Question question;
    question.key = *proof::parse_vkey(newsroom->verifier_key());
    question.authorities = ours().certificate();
    return proof::verify_bundle(*bundle, question);
  }

  TestNewsroom newsroom;
  Outside outside;
  courier::AnchorWays ways;
};

}  // namespace

TEST_CASE("the newest tree is stamped and sealed in one pass, and each act shows it") {
  World world;
  world.with_seal();
  REQUIRE(world.newsroom.release(kShortRelease));
  std::uint64_t size = world.newsroom->ledger().size();
  auto done = world.anchor();
  REQUIRE(done);
  REQUIRE(done->size() == 2);
  CHECK(done->at(0).what == AnchorKind::rfc3161);
  CHECK(done->at(0).tree.size == size);
  CHECK(done->at(1).says.by == "Time of the lakes, seal");
  CHECK(world.newsroom->ledger().size() == size + 2);
  proof::Answer answer = world.verified(1);
  CHECK(answer.verdict == proof::Verdict::verified);
  CHECK(answer.anchors.size() == 2);
}

TEST_CASE("nothing new since the last anchor asks nobody and logs nothing") {
  World world;
  world.with_seal();
  REQUIRE(world.anchor()->size() == 2);
  std::uint64_t size = world.newsroom->ledger().size();
  CHECK(world.anchor()->empty());
  CHECK(world.outside.asked == 1);
  CHECK(world.newsroom->ledger().size() == size);
  REQUIRE(world.newsroom.release(kShortRelease));
  CHECK(world.anchor()->size() == 2);
  CHECK(world.outside.asked == 2);
}

TEST_CASE("an entry shows the first anchor over it, one that is too new shows none") {
  World world;
  REQUIRE(world.newsroom.release(kShortRelease));
  REQUIRE(world.anchor());
  REQUIRE(world.newsroom.release(kShortRelease));
  auto over = [&](std::int64_t index) {
    return *world.newsroom->database().read([&](store::Session& session) {
      return ledger::anchors_over(session, index, world.newsroom->ledger().size());
    });
  };
  CHECK(over(1).size() == 1);
  CHECK(over(3).empty());  // 2 is the anchor
  REQUIRE(world.anchor());
  CHECK(over(3).size() == 1);
  CHECK(over(1)[0].proof != over(3)[0].proof);
}

TEST_CASE("an authority that is down, refuses or is not the one that was named logs nothing") {
  World world;
  world.with_seal();
  std::uint64_t size = world.newsroom->ledger().size();
  world.outside.down = true;
  CHECK(world.anchor().error().code == Code::unavailable);
  world.outside.down = false;
  world.outside.status = 503;
  CHECK(world.anchor().error().message == "https://time.example/tsa: answers 503");
  world.outside.status = 200;
  const Authority foreign("Another");
  world.outside.by = &foreign;
  CHECK(world.anchor().error().message.find("none of the authorities") != std::string::npos);
  CHECK(world.newsroom->ledger().size() == size);
  world.outside.by = &ours();
  CHECK(world.anchor()->size() == 2);
}

TEST_CASE("the audit holds with anchors in the log, and policies are found past them") {
  World world;
  world.with_seal();
  REQUIRE(world.newsroom.release(kShortRelease));
  REQUIRE(world.anchor());
  ledger::AuditOptions how{"glasnik.example/log",
                           *proof::parse_vkey(world.newsroom->verifier_key()),
                           *text::Zone::find("Europe/Belgrade"),
                           {},
                           newsroom::propose_quotes};
  auto audit = ledger::audit(world.newsroom->database(), world.newsroom->blobs(), how);
  REQUIRE(audit);
  CHECK(audit->failures == 0);
  CHECK(world.verified(1).verdict == proof::Verdict::verified);
}

TEST_CASE("half a way in the settings is named, and a file that is not there") {
  TestNewsroom newsroom;
  Files& files = *newsroom.seams().files;
  auto ways = [&](AnchorSettings settings) {
    return courier::anchor_ways(settings, files, newsroom.directory());
  };
  CHECK_FALSE(ways({})->any());
  CHECK(ways({"https://time.example", "", "", ""}).error().message ==
        "glasnik.toml: [anchor] timestamp_url needs timestamp_authority");
  CHECK(ways({"", "", "keys/seal.key", ""}).error().message ==
        "glasnik.toml: [anchor] seal_key needs seal_certificate");
  CHECK(ways({"", "", "keys/seal.key", "seal.pem"})
            .error()
            .message.starts_with("glasnik.toml: [anchor] seal_key: "));
}
