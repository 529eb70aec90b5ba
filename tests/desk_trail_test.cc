// What auditors and operators are told: every step on every edition, what was released alone and
// nobody confirmed, and why the clock waits, in the words of the page.

#include "site/desk_trail.h"
#include "desk_table.h"

using namespace glasnik;
using record::WorkState;
using test::Answered;
using Room = test::DeskTable;

namespace {

void set_failure(Room& room, const std::string& path, const std::string& failure) {
  record::Work work = room.row(path);
  work.failure = failure;
  work.state = WorkState::release_failed;
  auto put = room.desk.people.room->database().write(
      [&](store::Session& session) { return record::put_work(session, work); });
  REQUIRE(put.ok());
}

}  // namespace

TEST_CASE("an auditor reads every step with person and time, and narrows them") {
  Room room;
  std::string path = room.approved();
  room.desk.post(path + "/return", room.approver.cookie, "remark=%3DSUM(A1)");
  Answered all = room.desk.get("/audit/editions", room.auditor.cookie);
  CHECK(all.has("Approved"));
  CHECK(all.has("Begun"));
  CHECK(all.has("Pera"));
  Answered narrowed = room.desk.get("/audit/editions?act=approve", room.auditor.cookie);
  CHECK(test::count(narrowed.body, "<li><p><b>") == 1);
  CHECK(narrowed.has("/audit/editions.csv?act=approve"));
  Answered by_author =
      room.desk.get("/audit/editions?person=" + to_string(room.author.key), room.auditor.cookie);
  CHECK(by_author.has("<b>Begun</b>"));
  CHECK_FALSE(by_author.has("<b>Approved</b>"));
  CHECK(room.desk.get("/audit/editions?from=2030-01-01", room.auditor.cookie)
            .has("Nothing of that happened"));
  CHECK(room.desk.get("/audit/editions", room.admin.cookie).status == 403);
}

TEST_CASE("the trail as a table has no formula in it") {
  Room room;
  std::string path = room.submitted();
  room.desk.post(path + "/return", room.approver.cookie, "remark=%3DSUM(A1)%2C+%22x%22");
  Answered file = room.desk.get("/audit/editions.csv", room.auditor.cookie);
  CHECK(file.says("text/csv"));
  CHECK(file.says("attachment"));
  CHECK(file.body.starts_with("time,person,"));
  CHECK(file.has("\"'=SUM(A1), \"\"x\"\"\""));
  CHECK(test::count(file.body, "\r\n") == 5);  // its head, and each of the four steps
  CHECK(site::csv_cell("+1") == "'+1");
  CHECK(site::csv_cell("-1") == "'-1");
  CHECK(site::csv_cell("@x") == "'@x");
  CHECK(site::csv_cell("a") == "a");
  CHECK(site::csv_cell("a\nb") == "\"a\nb\"");
}

TEST_CASE("of an edition that is limited the trail tells those alone whom it is limited to") {
  Room room;
  std::string path = room.begin(room.author, Room::item());
  room.desk.post(path + "/limit", room.author.cookie, "one=" + to_string(room.alone.key));
  CHECK_FALSE(room.desk.get("/audit/editions", room.auditor.cookie).has(path));
  CHECK_FALSE(room.desk.get("/audit/editions.csv", room.auditor.cookie).has(path.substr(6)));
  room.desk.post(path + "/limit", room.author.cookie, "one=" + to_string(room.auditor.key));
  CHECK(room.desk.get("/audit/editions", room.auditor.cookie).has(path));
}

TEST_CASE("what was released alone alarms after three days, until another person confirms") {
  Room room;
  std::string path = room.begin(room.alone, Room::item());
  REQUIRE(room.desk
              .post(path + "/force", room.alone.cookie, "why=The+dam+broke+and+nobody+else+is+here")
              .status == 303);
  auto metric = [&] {
    return room.desk.ask({.target = "/metrics"}).has("glasnik_desk_forced_overdue 1");
  };
  CHECK(room.desk.ask({.target = "/metrics"}).has("glasnik_desk_forced_unconfirmed 1"));
  CHECK_FALSE(metric());
  // Their sessions end meanwhile, so somebody looks who comes then.
  room.desk.people.room.now += std::chrono::hours(72) - std::chrono::seconds(1);
  CHECK_FALSE(metric());
  CHECK_FALSE(room.desk.get("/", room.desk.session(record::kAllRoles)).has("More than 72 hours"));
  room.desk.people.room.now += std::chrono::seconds(1);
  CHECK(metric());
  CHECK(room.desk.ask({.target = "/healthz"}).has("not confirmed within 72 h: 1"));
  CHECK(room.desk.get("/", room.desk.session(record::kAllRoles)).has("More than 72 hours"));
  CHECK(room.desk.post(path + "/confirm", room.desk.session({record::Role::approver})).status ==
        303);
  CHECK_FALSE(metric());
  CHECK_FALSE(room.desk.get("/", room.desk.session(record::kAllRoles)).has("More than 72 hours"));
}

TEST_CASE("why a release failed is told in the words of the page") {
  Room room;
  std::string path = room.approved();
  REQUIRE(room.desk.post(path + "/schedule", room.releaser.cookie, "day=2027-06-01&minute=10:00")
              .status == 303);
  auto told = [&](const std::string& failure, const char* words) {
    set_failure(room, path, failure);
    for (const char* target : {"/", path.c_str()}) {
      Answered page = room.desk.get(target, room.author.cookie);
      CHECK_MESSAGE(page.has(words), target);
      CHECK_FALSE(page.has(failure));
    }
  };
  told("this cannot be published yet: no lead", "Something stands against its release");
  told("this is not what was approved", "This is not what was approved: return it");
  told("the newsroom's policy asks for 1 approvals, this has 0", "more approvals by passkey");
  told("two parts are named x", "The rules of acts do not allow it");
}

TEST_CASE("why the clock waits is told in the words of the page") {
  Room room;
  room.desk.people.room.now += std::chrono::hours(5);  // and the monotonic clock stands still
  REQUIRE(room.desk.clock->tick().ok());
  REQUIRE(room.desk.clock->held());
  Answered page = room.desk.get("/", room.desk.session(record::kAllRoles));
  CHECK(page.has("The clock was set by 1"));
  CHECK(page.has(" s, to "));
  CHECK_FALSE(page.has(*room.desk.clock->held()));
}
