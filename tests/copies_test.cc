// Two copies of one log: what only a copy that somebody else keeps can show.

#include <doctest/doctest.h>

#include "courier/compare.h"
#include "courier/pull.h"
#include "courier/stored_source.h"
#include "ledger/audit.h"
#include "ledger/evidence.h"
#include "newsroom/quotes.h"
#include "newsroom_fixture.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

// The fixture draws its key and salts from a fixed seed, so two of them sign with one key, and are
// of one tree as long as they release the same.
std::unique_ptr<courier::Source> source(TestNewsroom& newsroom, const std::string& name) {
  return courier::stored_source(name, newsroom->verifier_key(), {}, newsroom->database(),
                                newsroom->blobs());
}

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

// Pulls from `from` into the directory of `into`, which is closed for it.
Result<courier::Pulled> pulled(TestNewsroom& into, courier::Source& from) {
  into.close();
  auto copy = newsroom::Newsroom::open(into.directory(), newsroom::Access::copy, into.seams());
  REQUIRE(copy);
  courier::PullOptions how;
  how.key = *proof::parse_vkey((*copy)->verifier_key());
  how.directory = into.directory();
  how.clock = into.seams().clock;
  how.files = into.seams().files;
  auto done = courier::pull(from, (*copy)->replica(), (*copy)->database(), (*copy)->blobs(), how);
  ledger::AuditOptions audited{"glasnik.example/log", how.key, *text::Zone::find("Europe/Belgrade"),
                               nullptr, newsroom::propose_quotes};
  auto audit = ledger::audit((*copy)->database(), (*copy)->blobs(), audited);
  REQUIRE(audit);
  for (const auto& finding : audit->findings) MESSAGE(proof::to_string(finding));
  CHECK(audit->failures == 0);
  return done;
}

// A source that answers as another one does, but for one thing.
class Liar final : public courier::Source {
 public:
  explicit Liar(std::unique_ptr<courier::Source> honest) : honest_(std::move(honest)) {}
  std::function<Bytes(DocumentId, std::int64_t seq, Bytes)> record_as;

  const std::string& name() const override { return honest_->name(); }
  Result<Bytes> newest() override { return honest_->newest(); }
  Result<std::vector<Bytes>> checkpoints() override { return honest_->checkpoints(); }
  Result<std::string> vkey() override { return honest_->vkey(); }
  Result<Bytes> institution() override { return honest_->institution(); }
  Result<Bytes> tile(const proof::Tile& tile) override { return honest_->tile(tile); }
  Result<Bytes> record(DocumentId document, std::int64_t seq) override {
    TRY(Bytes record, honest_->record(document, seq));
    return record_as(document, seq, std::move(record));
  }
  Result<void> file(const record::MediaFile& file,
                    const std::function<Result<void>(BytesView)>& take) override {
    return honest_->file(file, take);
  }

 private:
  std::unique_ptr<courier::Source> honest_;
};

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
  Liar liar(source(here, "here"));
  Bytes first;
  liar.record_as = [&](DocumentId, std::int64_t, Bytes record) {
    if (first.empty()) first = record;
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
