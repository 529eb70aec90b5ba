// What was taken back or removed by law, in copies: made before, between and after, and however the
// source moves on meanwhile.

#include "copies_fixture.h"
#include "record/document.h"
#include "record/withheld.h"

using namespace glasnik;
using test::kShortRelease;
using test::OtherSource;
using test::pulled;
using test::source;
using test::TestNewsroom;

namespace {

const std::string kSecret = "Statement on the canary\n\nThe canary sings of Xyzzy.\nIt stopped.\n";

void act(TestNewsroom& newsroom, newsroom::ActRequest request) {
  auto done = newsroom::perform(*newsroom, request);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
}

newsroom::ActRequest retraction(DocumentId id) {
  newsroom::ActRequest request;
  request.kind = proof::Kind::retract;
  request.document = id;
  request.reason = proof::Reason::error;
  request.notes = {{"en", "It was wrong."}};
  return request;
}

newsroom::ActRequest removal(DocumentId id, std::vector<newsroom::PartSelector> parts) {
  newsroom::ActRequest request;
  request.kind = proof::Kind::remove_legal;
  request.document = id;
  request.notes = {{"en", "The court has ordered the removal."}};
  request.removal =
      newsroom::Removal{proof::Basis::court, "P 12/26", std::move(parts), "", "There is a copy."};
  return request;
}

// As a site answers: the words of what was retracted are no longer given out.
std::unique_ptr<OtherSource> site(TestNewsroom& newsroom) {
  auto site = std::make_unique<OtherSource>(source(newsroom, "site"));
  site->record_as = [&newsroom](DocumentId id, std::int64_t seq,
                                Result<Bytes> record) -> Result<Bytes> {
    auto state = newsroom->database().read(
        [&](store::Session& session) { return record::document_state(session, id); });
    bool back = *state && (*state)->standing == record::Standing::retracted;
    if (back && seq == 1) return Error{Code::gone, "410"};
    return record;
  };
  return site;
}

std::uint64_t gone(TestNewsroom& newsroom) {
  auto copy = newsroom::Newsroom::open(newsroom.directory(), newsroom::Access::read, {});
  REQUIRE(copy);
  return test::audited(**copy).gone;
}

bool has_words(TestNewsroom& newsroom, std::string_view words) {
  auto copy = newsroom::Newsroom::open(newsroom.directory(), newsroom::Access::read, {});
  REQUIRE(copy);
  auto found = (*copy)->database().read([&](store::Session& session) {
    return session.one(
        "SELECT count(*) FROM parts WHERE replace(body, $1, '') <> body",
        [](const store::Row& row) { return row.integer(0); }, words);
  });
  return found->value_or(0) > 0;
}

}  // namespace

TEST_CASE("a retracted document that then lost a part by law is copied, and copied again") {
  TestNewsroom here, there;
  REQUIRE(here.release(kSecret));
  act(here, retraction({1}));
  act(here, removal({1}, {{"en", "headline"}}));
  auto from = site(here);
  auto done = pulled(there, *from);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  CHECK(done->withheld == 1);
  act(here, removal({1}, {}));
  REQUIRE(pulled(there, *from));
}

TEST_CASE("a copy that has the words of a document keeps them when it is retracted") {
  TestNewsroom here, there;
  REQUIRE(here.release(kSecret));
  auto from = site(here);
  REQUIRE(pulled(there, *from));
  act(here, retraction({1}));
  REQUIRE(pulled(there, *from));
  CHECK(gone(there) == 0);
  act(here, removal({1}, {{"en", "headline"}}));
  REQUIRE(pulled(there, *from));
  CHECK(gone(there) == 0);
  CHECK(!has_words(there, "Statement on"));
}

TEST_CASE("a copy remembers which entries came without words, and takes them when they are given") {
  TestNewsroom here, there;
  REQUIRE(here.release(kSecret));
  REQUIRE(here.release(kShortRelease));
  act(here, retraction({1}));
  act(here, removal({1}, {{"en", "headline"}}));
  auto from = site(here);
  REQUIRE(pulled(there, *from));
  CHECK(gone(there) == 1);
  courier::PullOptions recovery;
  recovery.recovering = true;
  auto still = pulled(there, *from, recovery);
  REQUIRE(still);
  CHECK(still->withheld == 1);
  auto whole = source(here, "here");
  auto given = pulled(there, *whole, recovery);
  REQUIRE_MESSAGE(given, (given ? "" : given.error().message));
  CHECK(given->withheld == 0);
  CHECK(given->refilled == 1);
  CHECK(gone(there) == 0);
  CHECK(has_words(there, "Xyzzy"));
  CHECK(!has_words(there, "Statement on"));
}

TEST_CASE("words that are missing without a mark, and a mark beside words, are found") {
  using Tampering = Result<void> (*)(store::Session&);
  const Tampering tamperings[] = {
      [](store::Session& session) -> Result<void> {
        TRY_VOID(session.execute("DELETE FROM parts WHERE entry = 1"));
        TRY_VOID(session.execute("DELETE FROM salts WHERE entry = 1"));
        TRY_VOID(session.execute("DELETE FROM quotes WHERE entry = 1"));
        return {};
      },
      [](store::Session& session) { return record::put_withheld(session, 1); },  // has words
      [](store::Session& session) { return record::put_withheld(session, 2); },  // is no words' act
      [](store::Session& session) { return record::put_withheld(session, 9); },
  };
  for (Tampering tampering : tamperings) {
    TestNewsroom newsroom;
    REQUIRE(newsroom.release(kSecret));
    act(newsroom, retraction({1}));
    CHECK(test::audited(*newsroom).failures == 0);
    REQUIRE(newsroom->database().write(tampering));
    CHECK(test::audited(*newsroom).failures > 0);
  }
}

TEST_CASE("a removal takes effect in a copy at once, even if the pull fails behind it") {
  TestNewsroom here, there;
  REQUIRE(here.release(kSecret));
  auto from = site(here);
  REQUIRE(pulled(there, *from));
  act(here, removal({1}, {{"en", "headline"}}));
  REQUIRE(here.release(kShortRelease));
  from->record_as = [](DocumentId id, std::int64_t, Result<Bytes> record) -> Result<Bytes> {
    if (id == DocumentId{2}) return Error{Code::unavailable, "500"};
    return record;
  };
  std::vector<DocumentId> told;
  ledger::Observer observer;
  observer.published = [&](const std::vector<DocumentId>& touched) {
    told.insert(told.end(), touched.begin(), touched.end());
  };
  auto done = pulled(there, *from, {}, observer);
  REQUIRE(!done);
  CHECK(told == std::vector<DocumentId>{{1}});
  CHECK(!has_words(there, "Statement on"));
}

TEST_CASE("what the source retracts or removes while it is copied is no lie") {
  for (bool whole : {false, true}) {
    TestNewsroom here, there;
    REQUIRE(here.release(kSecret));
    REQUIRE(here.release(kShortRelease));
    auto from = site(here);
    auto as_site = from->record_as;
    bool moved = false;
    from->record_as = [&](DocumentId id, std::int64_t seq, Result<Bytes> record) -> Result<Bytes> {
      if (moved) return as_site(id, seq, std::move(record));
      moved = true;
      act(here, whole ? retraction({1}) : removal({1}, {{"en", "headline"}}));
      return as_site(id, seq, source(here, "here")->record(id, seq));
    };
    auto done = pulled(there, *from);
    REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
    CHECK(done->size == 4);
    CHECK(from->newest_asked >= 2);
  }
}

TEST_CASE("a source that withholds words and does not move on lies") {
  TestNewsroom here, there;
  REQUIRE(here.release(kSecret));
  auto from = site(here);
  from->record_as = [](DocumentId, std::int64_t, const Result<Bytes>&) -> Result<Bytes> {
    return Error{Code::gone, "410"};
  };
  auto done = pulled(there, *from);
  REQUIRE(!done);
  CHECK(done.error().message.find("withholds the words of 1") != std::string::npos);
}

TEST_CASE("a pull that is told to stop does so before the next record") {
  TestNewsroom here, there;
  for (int i = 0; i < 5; ++i) REQUIRE(here.release(kShortRelease));
  auto from = site(here);
  int asked = 0;
  from->record_as = [&](DocumentId, std::int64_t, Result<Bytes> record) {
    ++asked;
    return record;
  };
  courier::PullOptions how;
  how.stopping = [&] { return asked == 2; };
  auto done = pulled(there, *from, how);
  REQUIRE(!done);
  CHECK(done.error().code == Code::unavailable);
  CHECK(asked == 2);
}

TEST_CASE("a pull that brings nothing new shows nothing anew") {
  TestNewsroom here, there;
  REQUIRE(here.release(kShortRelease));
  auto from = source(here, "here");
  int told = 0;
  ledger::Observer observer;
  observer.published = [&](const std::vector<DocumentId>&) { ++told; };
  REQUIRE(pulled(there, *from, {}, observer));
  CHECK(told == 1);
  REQUIRE(pulled(there, *from, {}, observer));
  CHECK(told == 1);
}
