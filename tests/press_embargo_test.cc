// Press embargo: what an accredited journalist reads before its minute, that every fetch is written
// down, and that to everybody else it is not there.

#include "base/one_time_code.h"
#include "desk_table.h"
#include "http/target.h"
#include "newsroom/press.h"

using namespace glasnik;
using record::Role;
using test::Answered;

namespace {

struct Press : test::DeskTable {
  test::DeskSite::Person distributor = desk.join("Dara", {Role::distributor});

  // A journalist on these lists, who has taken up the link; the cookie of their session.
  struct Reader {
    std::string name;
    std::string cookie;
  };
  std::string link(const std::string& name, const std::string& lists,
                   const std::string& from = "2026-01-01", const std::string& to = "2027-12-31") {
    Answered page = desk.post("/journalists", distributor.cookie,
                              "email=" + name + "%40daily.example&display=" + name +
                                  "&medium=Daily&from=" + from + "&to=" + to + "&lists=" + lists);
    REQUIRE_MESSAGE(page.status == 200, page.body);
    std::size_t at = page.body.find("/link/");
    REQUIRE(at != page.body.npos);
    return page.body.substr(at + 6, 64);
  }
  Reader join(const std::string& name, const std::string& lists) {
    std::string token = link(name, lists);
    Bytes secret = (**desk.people.accounts.link(token)).totp_secret;
    Answered in = post("/link/" + token, "",
                       std::string("password=krava+pase+kukuruz&code=") +
                           current_code(secret, desk.people.room.now));
    REQUIRE_MESSAGE(in.status == 200, in.body);
    std::size_t at = in.head.find("__Host-glasnik-press=");
    REQUIRE(at != in.head.npos);
    return {name + "@daily.example", in.head.substr(at, in.head.find(';', at) - at)};
  }
  Answered ask(http::Method method, const std::string& target, const std::string& cookie,
               const std::string& body = "") {
    http::Request request;
    request.method = method;
    request.target = target;
    request.path = *http::parse_target(target);
    request.host = "localhost";
    request.body = body;
    auto set = [&](http::Field field, const std::string& value) {
      request.fields[static_cast<std::size_t>(field)] = value;
    };
    set(http::Field::accept_language, "en");
    set(http::Field::cookie, cookie);
    set(http::Field::sec_fetch_site, "same-origin");
    set(http::Field::content_type, "application/x-www-form-urlencoded");
    auto response = desk.site->press().handle(request);
    return test::answered(std::get<http::PreparedPtr>(response.content));
  }
  Answered get(const std::string& target, const std::string& cookie) {
    return ask(http::Method::get, target, cookie);
  }
  Answered post(const std::string& target, const std::string& cookie,
                const std::string& body = "") {
    return ask(http::Method::post, target, cookie, body);
  }

  // An edition that is given to list A and has its minute.
  std::string given(const std::string& list = "A") {
    std::string path = approved();
    Answered gave = desk.post(path + "/press", releaser.cookie, "given=yes&list=" + list);
    REQUIRE_MESSAGE(gave.status == 303, gave.body);
    REQUIRE(desk.post(path + "/schedule", releaser.cookie, "day=2027-06-01&minute=10:00").status ==
            303);
    return path;
  }
  static std::string item(const std::string& path) { return "/item/" + path.substr(6); }
  static std::string absent(const Answered& page) {  // but for its nonce
    std::string body = page.body;
    for (std::size_t at = 0; (at = body.find("nonce=\"", at)) != body.npos; at += 7) {
      body.erase(at + 7, body.find('"', at + 7) - at - 7);
    }
    std::size_t token = body.find("session-token");
    if (token != body.npos) body.erase(token, 100);
    return std::to_string(page.status) + body;
  }
};

}  // namespace

TEST_CASE("a journalist on the list accepts the notice, and then reads what is scheduled") {
  Press room;
  auto mira = room.join("mira", "A,+B");
  std::string path = room.given();
  std::string item = Press::item(path);
  Answered home = room.get("/", mira.cookie);
  CHECK(home.has(item));
  CHECK_FALSE(home.has("Отворен мост"));  // not a word before the notice is accepted
  Answered notice = room.get(item, mira.cookie);
  CHECK(notice.status == 200);
  CHECK(notice.has("Under embargo until"));
  CHECK(notice.has("10:00 UTC+02:00 (Europe/Belgrade)"));
  CHECK_FALSE(notice.has("Отворен мост"));
  CHECK(room.get(item + "/cir", mira.cookie).says("Location: " + item + "\r\n"));
  CHECK(room.post(item, mira.cookie).status == 303);
  Answered text = room.get(item + "/cir", mira.cookie);
  CHECK(text.status == 200);
  CHECK(text.has("Отворен мост"));
  CHECK(text.has("Под ембаргом до"));
  CHECK(text.has("<b>mira</b>"));
  CHECK(text.says("Referrer-Policy: no-referrer"));
  CHECK(text.says("X-Robots-Tag: noindex"));
  CHECK(room.get("/", mira.cookie).has("Отворен мост"));
}

TEST_CASE("every fetch is written down, and told at the desk with who and when") {
  Press room;
  auto mira = room.join("mira", "A");
  std::string path = room.given();
  std::string item = Press::item(path);
  CHECK(room.desk.get(path + "/press", room.author.cookie).has("Nobody yet"));
  room.get(item, mira.cookie);
  room.post(item, mira.cookie);
  room.get(item + "/lat", mira.cookie);
  Answered page = room.desk.get(path + "/press", room.auditor.cookie);
  CHECK(page.has("mira@daily.example"));
  CHECK(page.has("saw the conditions"));
  CHECK(page.has("accepted the conditions"));
  CHECK(test::count(page.body, "mira, Daily") == 3);
}

TEST_CASE("to who is on another list, no longer accredited or revoked it is not there") {
  Press room;
  auto mira = room.join("mira", "A");
  auto novak = room.join("novak", "B");
  std::string path = room.given();
  std::string item = Press::item(path);
  REQUIRE(room.post(item, mira.cookie).status == 303);
  const std::string never = Press::absent(room.get("/item/" + std::string(32, 'a'), novak.cookie));
  CHECK(Press::absent(room.get(item, novak.cookie)) == never);
  CHECK(Press::absent(room.get(item + "/cir", novak.cookie)) == never);
  CHECK(room.post(item, novak.cookie).status == 404);
  CHECK_FALSE(room.get("/", novak.cookie).has(item));
  SUBCASE("revoked, at once") {
    CHECK(room.desk
              .post("/journalists/revoke", room.distributor.cookie,
                    "name=mira%40daily.example&revoked=yes")
              .status == 303);
    CHECK(room.get(item + "/cir", mira.cookie).says("Location: /sign-in"));
  }
  SUBCASE("expired") {
    room.desk.post("/journalists/change", room.distributor.cookie,
                   "name=mira%40daily.example&from=2026-01-01&to=2026-01-02&lists=A");
    CHECK(room.get(item + "/cir", mira.cookie).says("Location: /sign-in"));
  }
  SUBCASE("taken off the list") {
    room.desk.post("/journalists/change", room.distributor.cookie,
                   "name=mira%40daily.example&from=2026-01-01&to=2027-12-31&lists=B");
    CHECK(Press::absent(room.get(item + "/cir", mira.cookie)).starts_with("404"));
  }
  SUBCASE("taken back from the list") {
    CHECK(room.desk.post(path + "/press", room.releaser.cookie, "list=A").status == 303);
    CHECK(room.get(item + "/cir", mira.cookie).status == 404);
  }
  SUBCASE("held back") {
    CHECK(room.desk.post(path + "/unschedule", room.approver.cookie).status == 303);
    CHECK(room.get(item + "/cir", mira.cookie).status == 404);
  }
  SUBCASE("the session too old") {
    room.desk.people.room.now += newsroom::kIdle;
    CHECK(room.get(item + "/cir", mira.cookie).says("Location: /sign-in"));
  }
  SUBCASE("its giver suspended") {
    auto gone = room.desk.people.accounts.suspend(newsroom::Actor::at_command_line(),
                                                  room.releaser.key, true);
    REQUIRE(gone.ok());
    CHECK(room.get(item + "/cir", mira.cookie).status == 404);
  }
}

TEST_CASE("at its minute the item is everybody's, and leads there") {
  Press room;
  auto mira = room.join("mira", "A");
  std::string path = room.given();
  std::string item = Press::item(path);
  REQUIRE(room.post(item, mira.cookie).status == 303);
  room.desk.people.room.now = room.row(path).schedule->at;
  REQUIRE(room.desk.desk.due(room.row(path).key, room.desk.people.room.now).ok());
  // Half a year later every session has ended, so somebody new of the list looks.
  room.distributor = room.desk.join("Dina", {Role::distributor});
  auto nada = room.join("nada", "A");
  CHECK(room.get(item, nada.cookie).says("Location: http://site.example/1\r\n"));
}

TEST_CASE("a journalist is no colleague, and a colleague no journalist") {
  Press room;
  auto mira = room.join("mira", "A");
  std::string at_desk = "__Host-glasnik=" + mira.cookie.substr(mira.cookie.find('=') + 1);
  for (const char* target : {"/", "/account", "/people", "/work/new"}) {
    CHECK(room.desk.get(target, at_desk).status == 403);
  }
  std::string at_press =
      "__Host-glasnik-press=" + room.author.cookie.substr(room.author.cookie.find('=') + 1);
  CHECK(room.get("/", at_press).says("Location: /sign-in"));
  CHECK_FALSE(room.desk.get("/people", room.admin.cookie).has("mira"));
  auto account = room.desk.people.room->database().read(
      [](store::Session& session) { return record::account_named(session, "mira@daily.example"); });
  REQUIRE((account.ok() && *account));
  auto made = room.desk.people.accounts.set_roles(newsroom::Actor::at_command_line(),
                                                  (*account)->key, {Role::author});
  CHECK(made.error().code == Code::not_found);
}

TEST_CASE("a journalist's link is for their listener, once, and revoking kills it unused") {
  Press room;
  std::string token = room.link("mira", "A");
  CHECK(room.desk.get("/link/" + token, "").has("no longer good"));
  CHECK(room.get("/link/" + token, "").has("You are invited as: journalist."));
  auto invited = room.desk.people.accounts.invite(newsroom::Actor::at_command_line(),
                                                  {"boba", "Boba", {Role::author}});
  CHECK(room.get("/link/" + invited->token, "").has("no longer good"));
  room.desk.post("/journalists/revoke", room.distributor.cookie,
                 "name=mira%40daily.example&revoked=yes");
  CHECK(room.get("/link/" + token, "").has("no longer good"));
}

TEST_CASE("only a distributor accredits, only a releaser gives, and what is typed is asked about") {
  Press room;
  CHECK(room.desk.get("/journalists", room.admin.cookie).status == 403);
  Answered wrong = room.desk.post("/journalists", room.distributor.cookie,
                                  "email=mira&display=Mira&medium=Daily&from=&to=&lists=");
  CHECK(wrong.status == 422);
  CHECK(wrong.has("value=\"Mira\""));
  room.join("mira", "A");
  Answered twice = room.desk.post(
      "/journalists", room.distributor.cookie,
      "email=mira%40daily.example&display=M&medium=D&from=2026-01-01&to=2027-01-01&lists=");
  CHECK(twice.status == 409);
  std::string path = room.approved();
  CHECK(room.desk.post(path + "/press", room.author.cookie, "given=yes&list=A").status == 403);
  CHECK(room.desk.post(path + "/press", room.releaser.cookie, "given=yes&list=Z").status == 422);
}

TEST_CASE("a text that does not go out is not given either") {
  Press room;
  auto mira = room.join("mira", "A");
  std::string path = room.given();
  REQUIRE(room.post(Press::item(path), mira.cookie).status == 303);
  CHECK(room.get(Press::item(path) + "/eng", mira.cookie).status == 404);
  CHECK(room.get(Press::item(path) + "/lat", mira.cookie).status == 200);
}
