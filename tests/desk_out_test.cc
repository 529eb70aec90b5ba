// The way out through the desk's pages: schedule, dry run, release, break-glass, withdrawal, the
// clock; and that before it nothing is public.

#include <regex>

#include "desk_table.h"

using namespace glasnik;
using record::Role;
using record::WorkState;
using test::Answered;
using test::has_button;
using Room = test::DeskTable;

static const Time kScheduled =
    std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + std::chrono::hours(9);

TEST_CASE("a minute in autumn's repeated hour offers both, and spring's missing one is refused") {
  Room room;
  std::string path = room.approved();
  auto ask = [&](const std::string& body) {
    return room.desk.post(path + "/schedule", room.releaser.cookie, body);
  };
  Answered twice = ask("day=2027-10-31&minute=02:30");
  CHECK(twice.status == 422);
  CHECK(twice.has("value=\"+02:00\""));
  CHECK(twice.has("value=\"+01:00\""));
  CHECK(twice.has("value=\"2027-10-31\""));
  CHECK(test::count(twice.body, "<legend>The clocks go back") == 1);
  CHECK(ask("day=2027-03-28&minute=02:30").has("does not exist"));
  CHECK(ask("day=&minute=").has("give a day and a minute"));
  CHECK(ask("day=2020-01-01&minute=10:00").has("has passed"));
  CHECK(room.state(path) == WorkState::approved);
  CHECK(ask("day=2027-10-31&minute=02:30&offset=%2B01:00").status == 303);
  CHECK(room.row(path).schedule->at == *parse_rfc3339("2027-10-31T01:30:00Z"));
  Answered board = room.desk.get("/", room.author.cookie);
  CHECK(board.has("What goes out next"));
  CHECK(board.has(">02:30</time>"));
}

TEST_CASE("what is scheduled can be held back by one press") {
  Room room;
  std::string path = room.approved();
  room.desk.post(path + "/schedule", room.releaser.cookie, "day=2026-12-01&minute=10:00");
  CHECK(has_button(room.desk.get(path, room.approver.cookie), path, "unschedule"));
  CHECK(room.desk.post(path + "/unschedule", room.approver.cookie).status == 303);
  CHECK(room.state(path) == WorkState::approved);
}

TEST_CASE("the dry run says what goes where, changes nothing, and then it is public") {
  Room room;
  std::string path = room.approved();
  Answered dry = room.desk.get(path + "/release", room.releaser.cookie);
  CHECK(dry.has("http://site.example/cir/"));
  CHECK(dry.has("One entry in the public log"));
  CHECK(dry.has("Mail: to nobody"));
  CHECK(has_button(dry, path, "release"));
  CHECK(room.state(path) == WorkState::approved);
  CHECK_FALSE(room.desk.world("/cir/").has("Отворен мост"));
  CHECK(room.desk.post(path + "/release", room.releaser.cookie).status == 303);
  CHECK(room.state(path) == WorkState::released);
  CHECK(room.desk.world("/cir/").has("Отворен мост"));
  Answered after = room.desk.get(path, room.author.cookie);
  CHECK(after.has("http://site.example/1\""));
  CHECK(after.has("/work/new?document=1\""));
  CHECK(room.desk.get("/work/new?document=1", room.author.cookie).has("value=\"1\""));
}

TEST_CASE("an edit after the approval takes it back, and a release is refused in words") {
  Room room;
  std::string path = room.approved();
  Key key = *parse_key(path.substr(6));
  auto view = room.desk.desk.look(room.author.key, key);
  newsroom::Typed typed{key, view->work.revision, view->proposal};
  typed.proposal.content.texts.back().headline += "?";
  for (record::Text& text : typed.proposal.content.texts) text.headline += "!";
  REQUIRE(room.desk.desk.edit(room.author.key, typed).ok());
  Answered refused = room.desk.post(path + "/release", room.releaser.cookie);
  CHECK(refused.status == 409);
  CHECK(refused.has("in another state by now: draft"));
  CHECK_FALSE(room.desk.world("/cir/").has("Отворен мост"));
}

TEST_CASE("once it is public, the page reads as its preview did") {
  Room room;
  std::string path = room.approved();
  // But for the addresses of the edition, which a preview has not yet.
  auto article = [](const Answered& page) {
    std::size_t from = page.body.find("<h1 id=\"headline\"");
    std::size_t to = page.body.find("<section class=\"part past\"");
    REQUIRE(from != page.body.npos);
    std::string words = page.body.substr(from, to - from);
    words = std::regex_replace(words, std::regex("<div class=\"actions\">.*</div>\n"), "\n");
    return std::regex_replace(words, std::regex("class=\"pin\" href=\"[^\"]*\""), "");
  };
  std::string before = article(room.desk.get(path + "/preview/lat", room.approver.cookie));
  room.desk.post(path + "/release", room.releaser.cookie);
  Answered page = room.desk.world("/lat/1/otvoren-most");
  CHECK(page.status == 200);
  CHECK(article(page) == before);
}

TEST_CASE("a retraction is previewed as the page that will stand for it, without the words") {
  Room room;
  std::string path = room.approved();
  REQUIRE(room.desk.post(path + "/release", room.releaser.cookie).status == 303);
  std::string retraction = room.begin(
      room.author, "key=" + std::string(32, '2') +
                       "&document=1&act=retract&reason=fact&note:sr-Cyrl=%D0%9D%D0%B8%D1%98%D0%B5+"
                       "%D0%B1%D0%B8%D0%BB%D0%BE+%D1%82%D0%B0%D1%87%D0%BD%D0%BE.");
  Answered preview = room.desk.get(retraction + "/preview/cir", room.approver.cookie);
  CHECK(preview.status == 200);
  CHECK(preview.has("Није било тачно."));
  CHECK(preview.has("Није објављено"));
  CHECK_FALSE(preview.has("Отворен мост"));
  CHECK(room.desk.world("/cir/1/otvoren-most").status == 200);  // nothing has happened yet
}

TEST_CASE("what was forced has its banner until another person confirms") {
  Room room;
  std::string path = room.begin(room.alone, Room::item());
  Answered brief = room.desk.post(path + "/force", room.alone.cookie, "why=too+short");
  CHECK(brief.status == 422);
  CHECK(brief.has("too short"));
  CHECK(brief.has("twenty characters"));
  CHECK(room.desk.post(path + "/force", room.alone.cookie, "why=The+dam+is+overflowing+right+now")
            .status == 303);
  CHECK(room.desk.world("/cir/").has("Отворен мост"));
  for (const auto& who : {room.alone, room.approver, room.auditor}) {
    CHECK(room.desk.get("/", who.cookie).has("Released in an emergency"));
  }
  CHECK_FALSE(has_button(room.desk.get(path, room.alone.cookie), path, "confirm"));
  CHECK(has_button(room.desk.get(path, room.approver.cookie), path, "confirm"));
  CHECK(room.desk.post(path + "/confirm", room.approver.cookie).status == 303);
  CHECK_FALSE(room.desk.get("/", room.approver.cookie).has("Released in an emergency"));
}

TEST_CASE("a withdrawal begins by its document's number, and its notes can be mended") {
  Room room;
  std::string item = room.approved();
  room.desk.post(item + "/release", room.releaser.cookie);
  auto body = [](const std::string& number) {
    return "key=" + std::string(32, '7') + "&document=" + number +
           "&act=withdraw&reason=fact&note%3Asr-Cyrl=%D0%BA";
  };
  Answered absent = room.desk.post("/work/new", room.author.cookie, body("99"));
  CHECK(absent.status == 422);
  CHECK(absent.has("no public document has that number"));
  std::string path = room.begin(room.author, body("1"));
  CHECK(room.desk.get(path, room.author.cookie).has("at least ten characters: write one"));
  CHECK(room.desk
            .post("/work/new", room.author.cookie,
                  "key=" + std::string(32, '8') + "&document=1&act=correct&reason=fact")
            .has("has work in hand already"));
  CHECK(room.desk
            .post(path + "/notes", room.author.cookie,
                  "base=1&reason=error&note%3Asr-Cyrl=%D0%9C%D0%BE%D1%81%D1%82+%D0%BD%D0%B8%D1%98"
                  "%D0%B5+%D0%BE%D1%82%D0%B2%D0%BE%D1%80%D0%B5%D0%BD.")
            .status == 303);
  Answered preview = room.desk.get(path + "/preview/cir", room.author.cookie);
  CHECK(preview.has("Мост није отворен."));
  CHECK(preview.has("[Повучено]"));
  CHECK(room.desk.post(path + "/submit", room.author.cookie).status == 303);
  CHECK(room.approve(path).status == 303);
  CHECK(room.desk.get(path + "/release", room.releaser.cookie).has("site.example/cir/1/"));
  CHECK(room.desk.post(path + "/release", room.releaser.cookie).status == 303);
  CHECK(room.desk.world("/cir/1/otvoren-most").has("[Повучено]"));
}

TEST_CASE("a held clock is told to operators and to the desk, and never to the world") {
  Room room;
  std::string path = room.approved();
  room.desk.post(path + "/schedule", room.releaser.cookie, "day=2026-12-01&minute=10:00");
  auto metric = [&](const std::string& line) { return room.desk.get("/metrics", "").has(line); };
  CHECK_FALSE(metric("glasnik_desk_scheduled"));  // that something waits is nobody's business
  CHECK(metric("glasnik_desk_clock_held 0\n"));
  room.desk.people.room.now += std::chrono::hours(24 * 30);  // while no time has passed
  REQUIRE(room.desk.clock->tick().ok());
  CHECK(metric("glasnik_desk_clock_held 1\n"));
  CHECK(room.desk.get("/healthz", "").has("what is scheduled is held"));
  CHECK_FALSE(room.desk.world("/healthz").has("held"));
  std::string releaser = room.desk.session({Role::releaser});
  CHECK(room.desk.get("/", releaser).has("action=\"/clock\""));
  CHECK_FALSE(room.desk.get("/", room.desk.session({Role::author})).has("action=\"/clock\""));
  CHECK(room.desk.post("/clock", releaser).status == 303);
  REQUIRE(room.desk.clock->tick().ok());
  CHECK(room.state(path) == WorkState::released);
  CHECK(room.desk.post("/clock", releaser).status == 409);
}

TEST_CASE("a scheduled release that fails is told to operators, and its page says why") {
  Room room;
  std::string path = room.approved();
  room.desk.post(path + "/schedule", room.releaser.cookie, "day=2026-12-01&minute=10:00");
  auto failed =
      room.desk.desk.fail(*parse_key(path.substr(6)), kScheduled, "file_missing: dam.mp4");
  REQUIRE(failed.ok());
  CHECK(room.desk.get("/metrics", "").has("glasnik_desk_releases_failed 1\n"));
  CHECK(room.desk.get("/healthz", "").has("scheduled releases that failed: 1"));
  CHECK_FALSE(room.desk.world("/healthz").has("failed"));
  Answered board = room.desk.get("/", room.author.cookie);
  CHECK(board.has("A scheduled release did not go out"));
  CHECK(board.has("The rules of acts do not allow it"));  // in the words of the page
  CHECK_FALSE(board.has("file_missing: dam.mp4"));
  CHECK(has_button(room.desk.get(path, room.releaser.cookie), path, "unschedule"));
}

TEST_CASE("a desk that could not be opened says so to operators, and who signs in may try again") {
  test::DeskSite desk(false);
  CHECK(desk.get("/healthz", "").has("due: the desk is not open"));
  CHECK_FALSE(desk.world("/healthz").has("desk"));
  CHECK(desk.get("/", desk.session({Role::author})).status == 503);
  CHECK(desk.get("/account", desk.session({Role::author})).status == 200);
}
