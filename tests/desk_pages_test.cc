// The desk's pages of working editions: what each person sees and may press, and that what is sent
// is done once, by whom it may be done, or refused in words with nothing typed lost.

#include "desk_table.h"

using namespace glasnik;
using record::Role;
using record::WorkState;
using test::Answered;
using test::has_button;
using Room = test::DeskTable;

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
  CHECK(room.desk.get(path, room.author.cookie).has("<b>Pera:</b> Which river"));
  CHECK(room.desk.post(path + "/submit", room.author.cookie).status == 303);
  CHECK_FALSE(room.desk.get(path, room.author.cookie).has("<b>Pera:</b> Which river"));
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
  CHECK(room.desk.get(path, room.author.cookie).has(path + "/revisions?from=1&amp;to=2"));
  CHECK(has_button(page, path, "restore"));
  CHECK(room.desk.post(path + "/restore", room.author.cookie, "number=1&base=2").status == 303);
  auto after = room.desk.desk.look(room.author.key, key);
  CHECK(after->work.revision == 3);
  CHECK(after->proposal.content.text("sr-Cyrl")->headline == "Отворен мост");
  CHECK_FALSE(
      has_button(room.desk.get(path + "/revisions", room.releaser.cookie), path, "restore"));
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

TEST_CASE(
    "a translation is finished by one and reviewed by another, and told when its source moves") {
  Room room;
  auto second = room.desk.join("Vera", {Role::translator});
  std::string path = room.begin(room.author, Room::item());
  const Key key = *parse_key(path.substr(6));
  auto save = [&](const Key& who, auto change) {
    auto view = room.desk.desk.look(who, key);
    newsroom::Typed typed{key, view->work.revision, view->proposal};
    change(typed.proposal.content);
    REQUIRE(room.desk.desk.edit(who, std::move(typed)).ok());
  };
  save(room.translator.key, [](record::Content& content) {
    record::Text english = *content.text("sr-Cyrl");
    english.lang = "en";
    english.status = record::TextStatus::translation;
    english.of = "sr-Cyrl";
    english.headline = "Bridge opened";
    content.texts.insert(content.texts.begin(), english);
  });
  CHECK(room.desk.get("/", room.translator.cookie).has("To translate"));
  CHECK(room.desk.post(path + "/finish", room.translator.cookie, "lang=en").status == 303);
  CHECK_FALSE(has_button(room.desk.get(path, room.translator.cookie), path, "review"));
  Answered own = room.desk.post(path + "/review", room.translator.cookie, "lang=en");
  CHECK(own.status == 403);
  CHECK(own.has("another person reviews it"));
  CHECK(room.desk.get("/", second.cookie).has("A translation to review"));
  CHECK(has_button(room.desk.get(path, second.cookie), path, "review"));
  CHECK(room.desk.post(path + "/review", second.cookie, "lang=en").status == 303);
  CHECK(room.desk.get(path, room.author.cookie).has("translation reviewed"));
  save(room.author.key, [](record::Content& content) {
    for (record::Text& text : content.texts) {
      if (text.lang == "sr-Cyrl") text.headline = "Затворен мост";
    }
  });
  Answered moved = room.desk.get(path, room.translator.cookie);
  CHECK(moved.has("the source has changed"));
  CHECK(has_button(moved, path, "finish"));
}
