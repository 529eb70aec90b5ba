// Links to an edition for one person outside: what they show, to whom, for how long, and that every
// link that is not good looks as if it had never been.

#include <fstream>

#include "base/encoding.h"
#include "desk_table.h"
#include "newsroom/preview_links.h"

using namespace glasnik;
using test::Answered;
using Room = test::DeskTable;

namespace {

struct Shared : Room {
  std::string path = begin(author, item());
  std::string token = share("Mira+Ili%C4%87");

  std::string share(const std::string& person, const std::string& hours = "24") {
    Answered page =
        desk.post(path + "/links", author.cookie, "person=" + person + "&hours=" + hours);
    REQUIRE(page.status == 200);
    std::size_t at = page.body.find("http://site.example/p/");
    REQUIRE(at != page.body.npos);
    return page.body.substr(at + 22, 32);
  }
  Answered open(const std::string& end = "") { return desk.world("/p/" + token + end); }
  std::string hash() const { return hex(sha256(token).view()); }
  void wait(std::chrono::minutes time) { desk.people.room.now += time; }
  std::string not_there() { return desk.world("/p/" + std::string(32, '0')).body; }
};

}  // namespace

TEST_CASE("a link shows the edition to its person, named, in each variant that it has") {
  Shared room;
  Answered page = room.open("/cir");
  CHECK(page.status == 200);
  CHECK(page.has("Отворен мост"));
  CHECK(page.has("Mira Ilić"));
  CHECK(page.has("Није објављено"));
  CHECK(room.open("/lat").has("Otvoren most"));
  CHECK(room.open("/eng").status == 404);
  CHECK(room.open().status == 200);  // in one that there is, whatever the reader prefers
  for (const char* of_an_edition :
       {"/history", "/cite", "/proof/", "rel=\"canonical\"", "ld+json"}) {
    CHECK_FALSE(page.has(of_an_edition));
  }
}

TEST_CASE("what a link answers is never kept, never indexed, and tells nobody its address") {
  Shared room;
  const std::size_t kept = room.desk.site->cache().pages();
  Answered page = room.open("/cir");
  CHECK(page.says("Referrer-Policy: no-referrer"));
  CHECK_FALSE(page.says("strict-origin"));
  CHECK(page.says("X-Robots-Tag: noindex"));
  CHECK(page.has("<meta name=\"robots\" content=\"noindex\">"));
  CHECK_FALSE(page.says("ETag"));
  CHECK(room.desk.site->cache().pages() == kept);
}

TEST_CASE("an edition that changed is shown as it is now") {
  Shared room;
  Key key = *parse_key(room.path.substr(6));
  auto seen = room.desk.desk.look(room.author.key, key);
  newsroom::Typed typed{key, seen->work.revision, seen->proposal};
  for (record::Text& text : typed.proposal.content.texts) {
    if (text.lang == "sr-Cyrl") text.headline = "Затворен мост";
  }
  REQUIRE(room.desk.desk.edit(room.author.key, typed).ok());
  CHECK(room.open("/cir").has("Затворен мост"));
}

TEST_CASE("absent, wrong, expired, revoked and no longer its maker's: one 404") {
  Shared room;
  const std::string absent = room.desk.world("/no-such-address").body;
  CHECK(room.not_there() == absent);
  CHECK(room.desk.world("/p/" + room.token.substr(1)).body == absent);
  CHECK(room.desk.world("/p/not-even-a-token").body == absent);
  CHECK(room.open("/eng").body == absent);
  auto closed = [&] {
    Answered page = room.open("/cir");
    return page.status == 404 && page.body == room.not_there();
  };
  SUBCASE("expired") {
    room.wait(std::chrono::minutes(24 * 60 - 1));
    CHECK(room.open("/cir").status == 200);
    room.wait(std::chrono::minutes(1));
    CHECK(closed());
  }
  SUBCASE("taken back") {
    CHECK(
        room.desk.post(room.path + "/links/take-back", room.approver.cookie, "link=" + room.hash())
            .status == 303);
    CHECK(closed());
    CHECK(room.desk.get(room.path + "/links", room.author.cookie).has("taken back"));
  }
  SUBCASE("discarded") {
    CHECK(room.desk.post(room.path + "/discard", room.author.cookie).status == 303);
    CHECK(closed());
  }
  SUBCASE("its maker suspended") {
    auto suspended = room.desk.people.accounts.suspend(newsroom::Actor::at_command_line(),
                                                       room.author.key, true);
    REQUIRE(suspended.ok());
    CHECK(closed());
  }
}

TEST_CASE("a link closes with its maker's right to see the edition") {
  Shared room;
  room.token = [&] {
    Answered page =
        room.desk.post(room.path + "/links", room.approver.cookie, "person=Novak&hours=24");
    return page.body.substr(page.body.find("/p/") + 3, 32);
  }();
  CHECK(room.open("/cir").status == 200);
  room.desk.post(room.path + "/limit", room.author.cookie, "one=" + to_string(room.alone.key));
  CHECK(room.open("/cir").status == 404);
}

TEST_CASE("each opening is written down and told at the desk, with who and when") {
  Shared room;
  CHECK(room.desk.get(room.path + "/links", room.author.cookie).has("Not opened yet"));
  room.open("/cir");
  room.wait(std::chrono::minutes(3));
  room.open("/lat");
  room.open("/lat");
  Answered page = room.desk.get(room.path + "/links", room.author.cookie);
  CHECK(page.has("Mira Ilić"));
  CHECK(test::count(page.body, "Opened <time") == 2);
  CHECK(page.has("× 2"));
  CHECK_FALSE(page.has(room.token));
  Answered steps = room.desk.get(room.path, room.author.cookie);
  CHECK(steps.has("Link for somebody outside"));
}

TEST_CASE("what cannot be written down is not shown") {
  Shared room;
  auto gone = room.desk.people.room->database().write([](store::Session& session) {
    return session.execute("ALTER TABLE preview_openings RENAME TO elsewhere");
  });
  REQUIRE(gone.ok());
  Answered page = room.open("/cir");
  CHECK(page.status >= 500);
  CHECK_FALSE(page.has("Отворен мост"));
}

TEST_CASE("after its minute a link leads to the item") {
  Shared room;
  room.desk.post(room.path + "/see", room.author.cookie, "lang=sr-Latn");
  room.desk.post(room.path + "/submit", room.author.cookie);
  REQUIRE(room.approve(room.path).status == 303);
  REQUIRE(room.desk.post(room.path + "/release", room.releaser.cookie).status == 303);
  Answered led = room.open("/cir");
  CHECK(led.status == 302);
  CHECK(led.says("Location: /" + to_string(*room.row(room.path).document) + "\r\n"));
  Answered late = room.desk.post(room.path + "/links", room.author.cookie, "person=Ana&hours=24");
  CHECK(late.status == 409);
}

TEST_CASE("a file is named and not given before its edition is released") {
  Shared room;
  Key key = *parse_key(room.path.substr(6));
  auto seen = room.desk.desk.look(room.author.key, key);
  newsroom::Typed typed{key, seen->work.revision, seen->proposal};
  record::MediaFile film;
  film.key = *key_of(Bytes(16, 'f'));
  film.bytes = 75'180'000;
  film.type = "video/mp4";
  film.filename = "most.mp4";
  film.width = 1920;
  film.height = 1080;
  typed.proposal.content.media.push_back(film);
  auto saved = room.desk.desk.edit(room.author.key, typed);
  REQUIRE_MESSAGE(saved.ok(), (saved ? "" : saved.error().message));
  Answered page = room.open("/cir");
  CHECK_FALSE(page.has("most.mp4"));
  CHECK_FALSE(page.has("/m/"));
  CHECK(page.has("75,18"));
}

TEST_CASE("only who may share makes a link, and a name and a life are asked for") {
  Shared room;
  CHECK(room.desk.post(room.path + "/links", room.translator.cookie, "person=A&hours=24").status ==
        403);
  CHECK(room.desk.post(room.path + "/links", room.auditor.cookie, "person=A&hours=24").status ==
        403);
  CHECK(room.desk.post(room.path + "/links", room.author.cookie, "person=+&hours=24").status ==
        422);
  CHECK(room.desk.post(room.path + "/links", room.author.cookie, "person=A&hours=9999").status ==
        422);
  std::string other = room.begin(room.author, Room::item('2'));
  CHECK(room.desk.post(other + "/links/take-back", room.author.cookie, "link=" + room.hash())
            .status == 404);
  CHECK(room.open("/cir").status == 200);
}

TEST_CASE("of a link's token the database has the hash alone") {
  Shared room;
  auto links = room.desk.people.room->database().read([&](store::Session& session) {
    return record::preview_links(session, *parse_key(room.path.substr(6)));
  });
  REQUIRE(links.ok());
  REQUIRE(links->size() == 1);
  CHECK(links->front().token_hash == sha256(room.token));
  std::ifstream in(room.desk.people.room->directory() + "/glasnik.db", std::ios::binary);
  std::string octets((std::istreambuf_iterator<char>(in)), {});
  CHECK(octets.find(room.token) == octets.npos);
}

TEST_CASE("the world without a token is the same with links and without") {
  Room room;
  auto surface = [&] {
    std::string all;
    for (const char* target :
         {"/", "/cir/", "/cir/archive", "/cir/feed.atom", "/cir/feed.json", "/cir/acts.atom",
          "/sitemap.xml", "/sitemap/1.xml", "/1", "/cir/1", "/p/", "/p/0", "/p/x/cir",
          "/log/checkpoint", "/robots.txt", "/api/v1/search?q=%D0%BC%D0%BE%D1%81%D1%82"}) {
      Answered answer = room.desk.world(target);
      all += std::string(target) + answer.head + answer.body;
    }
    return all;
  };
  const std::string before = surface();
  std::string path = room.begin(room.author, Room::item());
  REQUIRE(room.desk.post(path + "/links", room.author.cookie, "person=Mira&hours=24").status ==
          200);
  CHECK(surface() == before);
}

TEST_CASE("a preview's masthead leads to the public site and not to the desk's own host") {
  Shared room;
  Answered preview = room.desk.get(room.path + "/preview/cir", room.author.cookie);
  CHECK(preview.has("href=\"http://site.example/cir/\""));
  CHECK(preview.has("href=\"http://site.example/cir/archive\""));
  CHECK_FALSE(preview.has("href=\"/cir/"));
  CHECK_FALSE(preview.has("action=\"/cir/search\""));
  CHECK(room.open("/cir").has("href=\"/cir/archive\""));
}
