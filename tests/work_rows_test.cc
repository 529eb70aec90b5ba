// The working edition's rows, and four eyes as the database itself keeps them, whatever a program
// asks for.

#include <doctest/doctest.h>

#include "newsroom_fixture.h"
#include "record/proposal.h"
#include "record/work.h"

using namespace glasnik;
using namespace glasnik::record;
using store::Session;

namespace {

Key person(char name) { return *key_of(Bytes(16, name)); }

// An edition that b submitted, whose English text c wrote and d reviewed.
Work submitted() {
  Work work;
  work.key = person('w');
  work.source = "sr-Cyrl";
  work.state = WorkState::submitted;
  work.revision = 1;
  work.created_by = person('a');
  work.submitted_by = person('b');
  return work;
}

struct WorkRows {
  WorkRows() {
    REQUIRE(put(submitted()).ok());
    REQUIRE(put(english()).ok());
  }
  static WorkText english() {
    return {"en", Readiness::reviewed, person('c'), person('c'), person('d')};
  }
  Result<void> put(const Work& work) {
    return newsroom->database().write([&](Session& s) { return put_work(s, work); });
  }
  Result<void> put(const WorkText& text) {
    return newsroom->database().write(
        [&](Session& s) { return put_work_text(s, submitted().key, text); });
  }
  Result<void> approve(char who) {
    Work work = submitted();
    work.state = WorkState::approved;
    work.approved_by = person(who);
    work.approval = sha256("approved");
    return put(work);
  }
  test::TestNewsroom newsroom;
};

bool refused(const Result<void>& result) {
  return !result && result.error().code == Code::conflict;
}

}  // namespace

TEST_CASE("a proposal is read back as it was written") {
  test::TestNewsroom newsroom;
  Proposal proposal;
  proposal.act = proof::Kind::correct;
  proposal.document = DocumentId{7};
  proposal.content = newsroom.content(test::kShortRelease);
  proposal.notes = {{"en", "A number was wrong."}};
  proposal.reason = proof::Reason::number;
  auto read = parse_proposal(canonical(proposal));
  REQUIRE(read.ok());
  CHECK(canonical(*read) == canonical(proposal));
  CHECK(read->notes == proposal.notes);
  CHECK(read->content.texts == proposal.content.texts);
  CHECK_FALSE(parse_proposal(canonical(proposal) + " ").ok());
}

TEST_CASE("a working edition is read back as it was written") {
  WorkRows rows;
  Work work = submitted();
  work.state = WorkState::scheduled;
  work.approved_by = person('e');
  work.approval = sha256("approved");
  work.schedule = Schedule{rows.newsroom.now, "Europe/Belgrade", "2026-11-24 10:00"};
  REQUIRE(rows.put(work).ok());
  auto read = rows.newsroom->database().read([&](Session& s) { return record::work(s, work.key); });
  REQUIRE(read.ok());
  CHECK((*read)->state == WorkState::scheduled);
  CHECK((*read)->schedule == work.schedule);
  CHECK((*read)->approved_by == work.approved_by);
  CHECK_FALSE((*read)->released_by);
}

TEST_CASE("the database refuses an approval by who submitted, or by the last editor of any text") {
  WorkRows rows;
  CHECK(refused(rows.approve('b')));
  CHECK(refused(rows.approve('c')));
  CHECK(rows.approve('d').ok());
}

TEST_CASE("the database refuses an edit by the approver while the approval stands") {
  WorkRows rows;
  REQUIRE(rows.approve('e').ok());
  WorkText edited = WorkRows::english();
  edited.edited_by = person('e');
  CHECK(refused(rows.put(edited)));
  CHECK(refused(rows.put({"sr-Cyrl", Readiness::original, person('e')})));
  CHECK(rows.put({"sr-Cyrl", Readiness::original, person('a')}).ok());
}

TEST_CASE("the database refuses a reviewer who translated the text") {
  WorkRows rows;
  WorkText text = WorkRows::english();
  text.reviewed_by = person('c');
  CHECK(refused(rows.put(text)));
  text.reviewed_by.reset();
  CHECK(refused(rows.put(text)));  // reviewed, and by nobody
}

TEST_CASE("the database refuses a release of other bytes than were approved") {
  WorkRows rows;
  Work work = submitted();
  work.state = WorkState::released;
  work.released_hash = sha256("released");
  CHECK(refused(rows.put(work)));  // nobody approved
  work.approved_by = person('e');
  work.approval = sha256("approved");
  CHECK(refused(rows.put(work)));
  work.released_hash = work.approval;
  CHECK(rows.put(work).ok());
}

TEST_CASE(
    "the database refuses what was forced for a short reason, and its confirmation by who did it") {
  WorkRows rows;
  Work work = submitted();
  work.state = WorkState::released;
  work.forced_by = person('f');
  work.force_reason = "it was urgent";
  CHECK(refused(rows.put(work)));
  work.force_reason = "the river rises, nobody else is here";
  CHECK(rows.put(work).ok());
  for (char who : {'f', 'b'}) {
    work.confirmed_by = person(who);
    CHECK(refused(rows.put(work)));
  }
  work.confirmed_by = person('e');
  CHECK(rows.put(work).ok());
}

TEST_CASE("the database refuses a second active edition of a document, and half a minute") {
  WorkRows rows;
  Work first = submitted();
  first.document = DocumentId{1};
  REQUIRE(rows.put(first).ok());
  Work second = first;
  second.key = person('v');
  CHECK(refused(rows.put(second)));
  first.state = WorkState::discarded;
  REQUIRE(rows.put(first).ok());
  CHECK(rows.put(second).ok());
  second.schedule = Schedule{rows.newsroom.now + std::chrono::seconds(30), "Etc/UTC", "09:00"};
  CHECK(refused(rows.put(second)));
}
