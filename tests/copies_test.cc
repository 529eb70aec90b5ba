// Two copies of one log: what only a copy that somebody else keeps can show.

#include <doctest/doctest.h>

#include "copies_fixture.h"
#include "courier/compare.h"
#include "ledger/evidence.h"

using namespace glasnik;
using test::kShortRelease;
using test::pulled;
using test::source;
using test::TestNewsroom;

namespace {

std::optional<courier::Divergence> compared(TestNewsroom& here, TestNewsroom& there,
                                            bool may_be_behind = false) {
  auto key = proof::parse_vkey(here->verifier_key());
  courier::CompareOptions how;
  how.log_keys = [&](std::uint64_t) { return std::vector{*key}; };
  how.may_be_behind = may_be_behind;
  auto found = courier::compare(*source(here, "here"), *source(there, "there"), how);
  REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
  return *found;
}

}  // namespace

TEST_CASE("a copy takes over what it lacks, and is then of the same root") {
  TestNewsroom here, there;
  REQUIRE(here.release(kShortRelease));
  REQUIRE(here.release("A second release\n\nIt says more.\n"));
  auto done = pulled(there, *source(here, "here"));
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  CHECK(done->entries == 2);
  CHECK(pulled(there, *source(here, "here"))->entries == 0);
}

TEST_CASE("a copy refuses the record of another entry, and keeps what it had") {
  TestNewsroom here, there;
  REQUIRE(here.release(kShortRelease));
  REQUIRE(here.release("A second release\n\nIt says more.\n"));
  test::OtherSource liar(source(here, "here"));
  Bytes first;
  liar.record_as = [&](DocumentId, std::int64_t, Result<Bytes> record) -> Result<Bytes> {
    if (first.empty()) first = *record;
    return first;
  };
  auto done = pulled(there, liar);
  REQUIRE(!done);
  CHECK(done.error().code == Code::corrupt);
  CHECK(done.error().message.find("did not commit to") != std::string::npos);
  CHECK(pulled(there, *source(here, "here"))->entries == 2);
}

TEST_CASE("a copy takes nothing from a log of another past, and keeps both notes") {
  TestNewsroom here, there;
  REQUIRE(here.release("Bridge closed in Dolina\n\nThe minister closed a bridge.\n"));
  REQUIRE(here.release("A second release\n\nIt says more.\n"));
  REQUIRE(there.release(kShortRelease));
  auto done = pulled(there, *source(here, "here"));
  REQUIRE(!done);
  CHECK(done.error().message.starts_with("log_forked have=2 seen=3"));
  CHECK(std::filesystem::exists(there.directory() + "/fork-3.txt"));
  auto kept = read_file(operating_system_files(), there.directory() + "/fork-3.txt", 1U << 16U);
  CHECK(kept->find("cannot both stand") != kept->npos);
}

TEST_CASE("each fork is kept once, and one beside another under its name") {
  TestNewsroom newsroom;
  Files& files = operating_system_files();
  auto keep = [&](const Bytes& shown) {
    auto path =
        ledger::keep_evidence(files, newsroom.directory(), "fork-3", {"a", "one\n", "b", shown});
    REQUIRE(path);
    return path->substr(newsroom.directory().size());
  };
  CHECK(keep("two\n") == "/fork-3.txt");
  CHECK(keep("three\n") == "/fork-3-2.txt");
  CHECK(keep("two\n") == "/fork-3.txt");
  CHECK(keep("three\n") == "/fork-3-2.txt");
}

TEST_CASE("only two pasts are called a fork; a longer copy, or a shorter source, is none") {
  TestNewsroom here, there;
  REQUIRE(there.release(kShortRelease));
  auto longer = compared(here, there);
  REQUIRE(longer);
  CHECK(longer->reason.find("here are 1") != std::string::npos);
  CHECK_FALSE(longer->fork);
  REQUIRE(here.release("Bridge closed in Dolina\n\nThe minister closed a bridge.\n"));
  auto forked = compared(here, there);
  REQUIRE(forked);
  CHECK(forked->fork);
}

TEST_CASE("whoever has no key of the log cannot hold a copy with entries without end") {
  TestNewsroom here, there;
  for (int i = 0; i < 12; ++i) REQUIRE(here.release(kShortRelease));
  test::OtherSource stranger(source(here, "here"));
  stranger.record_as = [](DocumentId, std::int64_t, Result<Bytes> record) { return record; };
  stranger.newest_as = [](Result<Bytes> note) -> Result<Bytes> {
    TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(*note));
    checkpoint.signatures = {
        proof::sign_checkpoint(checkpoint.body, *SigningKey::from_seed(Bytes(32, 's')))};
    return proof::serialise(checkpoint);
  };
  courier::PullOptions how;
  how.most_unsigned = 5;
  auto done = pulled(there, stranger, how);
  REQUIRE(!done);
  CHECK(done.error().message == "here shows a checkpoint that no live key of the log has signed");
}

TEST_CASE("a copy takes nothing from a shorter log") {
  TestNewsroom here, there;
  REQUIRE(there.release(kShortRelease));
  auto done = pulled(there, *source(here, "here"));
  REQUIRE(!done);
  CHECK(done.error().message.starts_with("log_rolled_back have=2 seen=1"));
  auto kept = read_file(operating_system_files(), there.directory() + "/fork-1.txt", 1U << 16U);
  REQUIRE(kept);
  CHECK(kept->find("cannot both stand") == kept->npos);
}

TEST_CASE("a log that grew is of one tree with a copy that was kept") {
  TestNewsroom here, there;
  REQUIRE(here.release(kShortRelease));
  REQUIRE(there.release(kShortRelease));
  CHECK(!compared(here, there));
  REQUIRE(here.release("A second release\n\nIt says more.\n"));
  CHECK(!compared(here, there));
}

TEST_CASE("a past that was edited and signed anew differs from the copy that was kept") {
  TestNewsroom here, there;
  REQUIRE(here.release("Bridge closed in Dolina\n\nThe minister closed a bridge.\n"));
  REQUIRE(here.release("A second release\n\nIt says more.\n"));
  REQUIRE(there.release(kShortRelease));
  auto found = compared(here, there);
  REQUIRE(found);
  CHECK(found->size == 2);
  CHECK(found->reason.find("of another tree") != std::string::npos);
  CHECK(found->here != found->there);
}

TEST_CASE("a log that lost its last acts is behind the copy that was kept") {
  TestNewsroom here, there;
  REQUIRE(there.release(kShortRelease));
  auto found = compared(here, there);
  REQUIRE(found);
  CHECK(found->reason == "there holds 2 entries that the log has signed, here are 1");
  CHECK(!compared(here, there, true));
}
