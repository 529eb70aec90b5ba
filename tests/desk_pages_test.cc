// The desk's pages of working editions: what each person sees and may press, and that what is sent
// is done once, by whom it may be done, or refused in words with nothing typed lost.

#include "desk_site.h"
#include "record/work.h"

using namespace glasnik;
using record::Role;
using record::WorkState;
using test::Answered;
using test::DeskSite;

namespace {

// Everybody an item needs, and one item begun by the author through the form.
struct Room {
  DeskSite desk;
  DeskSite::Person author = desk.join("Ana", {Role::author});
  DeskSite::Person second = desk.join("Boris", {Role::author, Role::approver});
  DeskSite::Person translator = desk.join("Tea", {Role::translator});
  DeskSite::Person approver = desk.join("Pera", {Role::approver});
  DeskSite::Person releaser = desk.join("Rada", {Role::releaser});
  DeskSite::Person alone = desk.join("Filip", {Role::author, Role::releaser, Role::force});
  DeskSite::Person admin = desk.join("Adam", {Role::admin});
  DeskSite::Person auditor = desk.join("Zora", {Role::auditor});

  std::string begin(const DeskSite::Person& who, const std::string& body) {
    Answered answer = desk.post("/work/new", who.cookie, body);
    REQUIRE_MESSAGE(answer.status == 303, answer.body);
    std::size_t at = answer.head.find("Location: ") + 10;
    return answer.head.substr(at, answer.head.find("\r\n", at) - at);
  }
  static std::string item(char key = '1') {
    return "key=" + std::string(32, key) +
           "&type=news&headline=%D0%9E%D1%82%D0%B2%D0%BE%D1%80%D0%B5%D0%BD+%D0%BC%D0%BE%D1%81%D1%82"
           "&lead=%D0%9C%D0%B8%D0%BD%D0%B8%D1%81%D1%82%D0%B0%D1%80+%D1%98%D0%B5+%D0%B4%D0%BE%D1%88"
           "%D0%B0%D0%BE."
           "&text=%D0%9F%D1%80%D0%B2%D0%B8.%0D%0A%0D%0A%D0%94%D1%80%D1%83%D0%B3%D0%B8.";
  }
  // As far as the approval, each by whom it is.
  std::string submitted(char key = '1') {
    std::string path = begin(author, item(key));
    CHECK(desk.post(path + "/see", author.cookie, "lang=sr-Latn").status == 303);
    CHECK(desk.post(path + "/submit", author.cookie).status == 303);
    return path;
  }
  std::string approved(char key = '1') {
    std::string path = submitted(key);
    CHECK(approve(path).status == 303);
    return path;
  }
  Answered approve(const std::string& path) {
    return desk.post(path + "/approve", approver.cookie, "hash=" + hash_on(path));
  }
  std::string hash_on(const std::string& path) {
    std::string page = desk.get(path, approver.cookie).body;
    std::size_t at = page.find("name=\"hash\" value=\"");
    REQUIRE_MESSAGE(at != page.npos, page);
    return page.substr(at + 19, 64);
  }
  record::Work row(const std::string& path) {
    Key key = *parse_key(path.substr(6));
    return **desk.people.room->database().read(
        [&](store::Session& session) { return record::work(session, key); });
  }
  WorkState state(const std::string& path) { return row(path).state; }
};

bool has_button(const Answered& page, const std::string& path, const std::string& verb) {
  return page.has("action=\"" + path + "/" + verb + "\"");
}

}  // namespace

TEST_CASE("an item begun through the form has its paragraphs, and its Latin derived") {
  Room room;
  std::string path = room.begin(room.author, Room::item());
  Answered page = room.desk.get(path, room.author.cookie);
  CHECK(page.status == 200);
  CHECK(page.has("Отворен мост"));
  CHECK(page.has("Otvoren most"));
  auto view = room.desk.desk.look(room.author.key, *parse_key(path.substr(6)));
  REQUIRE(view.ok());
  CHECK(view->proposal.content.text("sr-Cyrl")->blocks.size() == 2);
}

TEST_CASE("the form sent twice begins one edition") {
  Room room;
  CHECK(room.begin(room.author, Room::item()) == room.begin(room.author, Room::item()));
  CHECK(room.desk.desk.list(room.author.key)->size() == 1);
}

TEST_CASE("a form without a headline comes back with what was typed") {
  Room room;
  Answered page = room.desk.post("/work/new", room.author.cookie,
                                 "key=" + std::string(32, '1') + "&headline=&lead=typed+lead");
  CHECK(page.status == 422);
  CHECK(page.has("role=\"alert\""));
  CHECK(page.has("typed lead"));
}

TEST_CASE("a draft shows why it may not go out, and who may press what") {
  Room room;
  std::string path = room.begin(room.author, Room::item());
  Answered author = room.desk.get(path, room.author.cookie);
  CHECK(author.has("A required variant has not been looked at"));
  CHECK_FALSE(has_button(author, path, "submit"));
  CHECK(has_button(author, path, "see"));
  CHECK(author.has(path + "/write"));
  Answered releaser = room.desk.get(path, room.releaser.cookie);
  CHECK_FALSE(has_button(releaser, path, "see"));
  CHECK_FALSE(has_button(releaser, path, "discard"));
  CHECK_FALSE(releaser.has(path + "/write"));
  Answered auditor = room.desk.get(path, room.auditor.cookie);
  CHECK(auditor.status == 200);
  CHECK_FALSE(has_button(auditor, path, "remark"));
}

TEST_CASE("what is submitted can be approved by another, and not by who wrote it") {
  Room room;
  std::string path = room.begin(room.second, Room::item());
  room.desk.post(path + "/see", room.second.cookie, "lang=sr-Latn");
  room.desk.post(path + "/submit", room.second.cookie);
  Answered own = room.desk.get(path, room.second.cookie);
  CHECK_FALSE(has_button(own, path, "approve"));
  CHECK(own.has("another person approves it"));
  Answered tried =
      room.desk.post(path + "/approve", room.second.cookie, "hash=" + room.hash_on(path));
  CHECK(tried.status == 403);
  CHECK(tried.has("another person approves it"));
  CHECK(room.state(path) == WorkState::submitted);
  CHECK(room.approve(path).status == 303);
  CHECK(room.state(path) == WorkState::approved);
}

TEST_CASE("an approval of other words than were read is refused in words") {
  Room room;
  std::string path = room.submitted();
  Answered page =
      room.desk.post(path + "/approve", room.approver.cookie, "hash=" + std::string(64, '0'));
  CHECK(page.status == 409);
  CHECK(page.has("has changed since you read it"));
  CHECK(room.state(path) == WorkState::submitted);
}

TEST_CASE("without a credential shown lately the page leads to showing it first") {
  Room room;
  auto stale = room.desk.join("Nada", {Role::approver}, std::chrono::minutes(6));
  std::string path = room.submitted();
  Answered page = room.desk.get(path, stale.cookie);
  CHECK_FALSE(has_button(page, path, "approve"));
  CHECK(page.has("/confirm?to=" + path));
}

TEST_CASE("a return needs a remark, and its author sees that it came back") {
  Room room;
  std::string path = room.submitted();
  Answered empty = room.desk.post(path + "/return", room.approver.cookie, "remark=+");
  CHECK(empty.status == 422);
  CHECK(empty.has("write a few words"));
  CHECK(room.state(path) == WorkState::submitted);
  CHECK(room.desk.post(path + "/return", room.approver.cookie, "remark=Which+river").status == 303);
  Answered board = room.desk.get("/", room.author.cookie);
  CHECK(board.has("Returned to you"));
  CHECK_FALSE(room.desk.get("/", room.approver.cookie).has("To approve"));
  CHECK(room.desk.get(path, room.author.cookie).has("Which river"));
}

TEST_CASE("the board tells each person what needs them") {
  Room room;
  CHECK(room.desk.get("/", room.author.cookie).has("Nothing is in hand"));
  std::string path = room.submitted();
  CHECK(room.desk.get("/", room.approver.cookie).has("To approve"));
  CHECK_FALSE(room.desk.get("/", room.author.cookie).has("To approve"));
  CHECK_FALSE(room.desk.get("/", room.releaser.cookie).has("To release"));
  room.approve(path);
  CHECK(room.desk.get("/", room.releaser.cookie).has("To release"));
  Answered admin = room.desk.get("/", room.admin.cookie);
  CHECK_FALSE(admin.has(path));
  CHECK_FALSE(admin.has("/work/new"));
}

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
  CHECK(has_button(dry, path, "release"));
  CHECK(room.state(path) == WorkState::approved);
  CHECK_FALSE(room.desk.world("/cir/").has("Отворен мост"));
  CHECK(room.desk.post(path + "/release", room.releaser.cookie).status == 303);
  CHECK(room.state(path) == WorkState::released);
  CHECK(room.desk.world("/cir/").has("Отворен мост"));
  CHECK(room.desk.get(path, room.author.cookie).has("http://site.example/1\""));
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

TEST_CASE("a preview is the public page with a strip, for who sees the work alone") {
  Room room;
  std::string path = room.submitted();
  Answered preview = room.desk.get(path + "/preview/cir", room.approver.cookie);
  CHECK(preview.status == 200);
  CHECK(preview.has("Not public") == false);  // the words of the variant, not of the desk
  CHECK(preview.has("Није објављено"));
  CHECK(room.desk.get(path + "/preview/cir", room.admin.cookie).status == 403);
  CHECK(room.desk.get(path + "/preview/eng", room.approver.cookie).status == 404);
  CHECK(room.desk.post(path + "/limit", room.author.cookie, "one=" + to_string(room.alone.key))
            .status == 303);
  for (const char* end : {"", "/preview/cir", "/revisions"}) {
    CHECK(room.desk.get(path + end, room.approver.cookie).status == 404);
    CHECK(room.desk.get(path + end, room.alone.cookie).status == 200);
  }
  CHECK_FALSE(room.desk.get("/", room.approver.cookie).has(path));
}

TEST_CASE("once it is public, the page reads as its preview did") {
  Room room;
  std::string path = room.approved();
  auto article = [](const Answered& page) {
    std::size_t from = page.body.find("<h1 id=\"headline\"");
    std::size_t to = page.body.find("<section class=\"part past\"");
    REQUIRE(from != page.body.npos);
    return page.body.substr(from, to - from);
  };
  std::string before = article(room.desk.get(path + "/preview/lat", room.approver.cookie));
  room.desk.post(path + "/release", room.releaser.cookie);
  Answered page = room.desk.world("/lat/1/otvoren-most");
  CHECK(page.status == 200);
  CHECK(article(page) == before);
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

TEST_CASE("revisions are compared word by word, and an old one comes back as an edit") {
  Room room;
  std::string path = room.begin(room.author, Room::item());
  Key key = *parse_key(path.substr(6));
  auto view = room.desk.desk.look(room.author.key, key);
  newsroom::Typed typed{key, 1, view->proposal};
  for (record::Text& text : typed.proposal.content.texts) {
    if (text.lang == "sr-Cyrl") text.headline = "Затворен мост";
  }
  REQUIRE(room.desk.desk.edit(room.author.key, typed).ok());
  Answered page = room.desk.get(path + "/revisions", room.author.cookie);
  CHECK(page.has("Затворен<span class=\"hidden\">]</span></ins>"));
  CHECK(has_button(page, path, "restore"));
  CHECK(room.desk.post(path + "/restore", room.author.cookie, "number=1&base=2").status == 303);
  auto after = room.desk.desk.look(room.author.key, key);
  CHECK(after->work.revision == 3);
  CHECK(after->proposal.content.text("sr-Cyrl")->headline == "Отворен мост");
  CHECK_FALSE(
      has_button(room.desk.get(path + "/revisions", room.releaser.cookie), path, "restore"));
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
  CHECK(metric("glasnik_desk_scheduled 1\n"));
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
  auto failed = room.desk.desk.fail(*parse_key(path.substr(6)), "file_missing: dam.mp4");
  REQUIRE(failed.ok());
  CHECK(room.desk.get("/metrics", "").has("glasnik_desk_releases_failed 1\n"));
  CHECK(room.desk.get("/healthz", "").has("scheduled releases that failed: 1"));
  CHECK_FALSE(room.desk.world("/healthz").has("failed"));
  Answered board = room.desk.get("/", room.author.cookie);
  CHECK(board.has("A scheduled release did not go out"));
  CHECK(board.has("file_missing: dam.mp4"));
  CHECK(has_button(room.desk.get(path, room.releaser.cookie), path, "unschedule"));
}

TEST_CASE("what people type is text on every page, whatever it is") {
  Room room;
  std::string evil = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
  std::string path = room.begin(room.author, "key=" + std::string(32, '5') + "&headline=" + evil +
                                                 "&lead=" + evil + "&text=" + evil);
  room.desk.post(path + "/remark", room.author.cookie, "words=" + evil);
  for (const std::string& target :
       {std::string("/"), path, path + "/revisions", path + "/preview/cir", path + "/release"}) {
    Answered page = room.desk.get(target, room.alone.cookie);
    CHECK(page.status == 200);
    CHECK_MESSAGE(page.has("&lt;script&gt;alert(1)"), target);
    CHECK_MESSAGE(!page.has("<script>alert"), target);
  }
}
