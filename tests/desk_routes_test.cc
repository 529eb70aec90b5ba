// The desk before a browser comes: who may use which row of the route table, and what is refused.

#include <doctest/doctest.h>

#include <map>

#include "desk_site.h"
#include "site/desk_gate.h"
#include "site/route.h"
#include "site/site.h"

using namespace glasnik;
using record::Role;
using record::RoleSet;
using site::Auth;
using site::Listener;
using test::Answered;

namespace {

using test::Asked;
using Desk = test::DeskSite;
constexpr std::string_view kDesk = Desk::kDesk;

// What each row of the desk asks for, written down a second time and by hand: a new row fails until
// somebody has said here who may use it.
struct Expected {
  Auth auth;
  RoleSet roles;
};
const RoleSet kAnyone = record::kAllRoles;
const RoleSet kAdmin{Role::admin};
const RoleSet kEditors{Role::author, Role::translator};
const RoleSet kInTheWork{Role::author,   Role::translator, Role::approver,
                         Role::releaser, Role::registrar,  Role::auditor};
const RoleSet kShare{Role::author, Role::approver, Role::releaser};
const std::map<std::string, Expected> kExpected = {
    {"GET /healthz", {Auth::none, {}}},
    {"GET /metrics", {Auth::none, {}}},
    {"GET /theme/{}/{...}", {Auth::none, {}}},
    {"GET /m/{}/{}", {Auth::none, {}}},
    {"GET /sign-in", {Auth::visitor, {}}},
    {"POST /sign-in", {Auth::visitor, {}}},
    {"POST /sign-out", {Auth::session, kAnyone}},
    {"POST /language", {Auth::visitor, {}}},
    {"GET /link/{}", {Auth::visitor, {}}},
    {"POST /link/{}", {Auth::visitor, {}}},
    {"GET /confirm", {Auth::session, kAnyone}},
    {"POST /confirm", {Auth::session, kAnyone}},
    {"POST /passkey/challenge", {Auth::visitor, {}}},
    {"POST /passkey/sign-in", {Auth::visitor, {}}},
    {"POST /passkey/confirm", {Auth::session, kAnyone}},
    {"POST /account/passkey", {Auth::fresh, kAnyone}},
    {"POST /account/passkey/remove", {Auth::fresh, kAnyone}},
    {"GET /", {Auth::session, kAnyone}},
    {"POST /clock", {Auth::session, {Role::releaser, Role::admin}}},
    {"GET /work/new", {Auth::session, {Role::author}}},
    {"POST /work/new", {Auth::session, {Role::author}}},
    {"GET /work/{}", {Auth::session, kInTheWork}},
    {"GET /work/{}/preview/{}", {Auth::session, kInTheWork}},
    {"GET /journalists", {Auth::session, {Role::distributor}}},
    {"POST /journalists", {Auth::fresh, {Role::distributor}}},
    {"POST /journalists/change", {Auth::fresh, {Role::distributor}}},
    {"POST /journalists/revoke", {Auth::session, {Role::distributor}}},
    {"GET /work/{}/press",
     {Auth::session, {Role::author, Role::approver, Role::releaser, Role::auditor}}},
    {"POST /work/{}/press", {Auth::session, {Role::releaser}}},
    {"GET /work/{}/links", {Auth::session, kShare}},
    {"POST /work/{}/links", {Auth::session, kShare}},
    {"POST /work/{}/links/take-back", {Auth::session, kShare}},
    {"GET /work/{}/revisions", {Auth::session, kInTheWork}},
    {"POST /work/{}/restore", {Auth::session, {Role::author, Role::translator}}},
    {"POST /work/{}/notes", {Auth::session, {Role::author, Role::translator}}},
    {"POST /work/{}/finish", {Auth::session, {Role::author, Role::translator}}},
    {"POST /work/{}/review", {Auth::session, {Role::translator, Role::approver}}},
    {"POST /work/{}/see", {Auth::session, {Role::author, Role::translator, Role::approver}}},
    {"POST /work/{}/remark",
     {Auth::session,
      {Role::author, Role::translator, Role::approver, Role::releaser, Role::registrar}}},
    {"POST /work/{}/limit", {Auth::session, {Role::author}}},
    {"POST /work/{}/submit", {Auth::session, {Role::author}}},
    {"POST /work/{}/return", {Auth::session, {Role::approver}}},
    {"POST /work/{}/approve", {Auth::fresh, {Role::approver}}},
    {"POST /work/{}/schedule", {Auth::session, {Role::releaser}}},
    {"POST /work/{}/unschedule", {Auth::session, {Role::releaser, Role::approver}}},
    {"GET /work/{}/release", {Auth::fresh, {Role::releaser}}},
    {"POST /work/{}/release", {Auth::fresh, {Role::releaser}}},
    {"POST /work/{}/force", {Auth::fresh, {Role::releaser}}},
    {"POST /work/{}/confirm", {Auth::fresh, {Role::approver}}},
    {"POST /work/{}/discard", {Auth::session, {Role::author, Role::approver}}},
    {"GET /account", {Auth::session, kAnyone}},
    {"POST /account/renew", {Auth::fresh, kAnyone}},
    {"POST /account/end", {Auth::session, kAnyone}},
    {"GET /people", {Auth::session, kAdmin}},
    {"POST /people/invite", {Auth::fresh, kAdmin}},
    {"POST /people/withdraw", {Auth::fresh, kAdmin}},
    {"POST /people/roles", {Auth::fresh, kAdmin}},
    {"POST /people/suspend", {Auth::fresh, kAdmin}},
    {"POST /people/reset", {Auth::fresh, kAdmin}},
    {"POST /people/confirm-reset", {Auth::fresh, kAdmin}},
    {"POST /people/dismiss-reset", {Auth::fresh, kAdmin}},
    {"POST /api/work", {Auth::session, {Role::author}}},
    {"GET /api/work/{}", {Auth::session, kInTheWork}},
    {"POST /api/work/{}", {Auth::session, kEditors}},
    {"POST /api/work/{}/autosave", {Auth::session, kEditors}},
    {"GET /api/work/{}/unsaved", {Auth::session, kEditors}},
    {"POST /api/derive", {Auth::session, kEditors}},
    {"POST /api/lint", {Auth::session, kEditors}},
    {"POST /api/work/{}/presence", {Auth::session, kEditors}},
    {"GET /work/{}/write", {Auth::session, kEditors}},
    {"POST /work/{}/write", {Auth::session, kEditors}},
    {"GET /audit", {Auth::session, {Role::admin, Role::auditor}}},
    {"GET /audit/editions", {Auth::session, {Role::auditor}}},
    {"GET /audit/editions.csv", {Auth::session, {Role::auditor}}},
};

// The same of the journalists' listener, where nobody has a role.
const std::map<std::string, Auth> kOfThePress = {
    {"GET /theme/{}/{...}", Auth::none}, {"GET /m/{}/{}", Auth::none},
    {"GET /sign-in", Auth::visitor},     {"POST /sign-in", Auth::visitor},
    {"POST /language", Auth::visitor},   {"GET /link/{}", Auth::visitor},
    {"POST /link/{}", Auth::visitor},    {"POST /sign-out", Auth::journalist},
    {"GET /", Auth::journalist},         {"GET /item/{}", Auth::journalist},
    {"POST /item/{}", Auth::journalist}, {"GET /item/{}/{}", Auth::journalist},
};

std::string name_of(const site::Route& route) {
  return std::string(http::method_name(route.method)) + " " + std::string(route.pattern);
}

// The pattern as an address that fits it.
std::string address_of(const site::Route& route) {
  std::string target(route.pattern);
  for (std::size_t hole = target.find("{}"); hole != target.npos; hole = target.find("{}")) {
    target.replace(hole, 2, "00");
  }
  return target;
}

std::vector<site::Route> desk_rows() {
  std::vector<site::Route> rows;
  for (const site::Route& route : site::all_routes()) {
    if (route.listener == Listener::newsroom && route.auth != Auth::none) rows.push_back(route);
  }
  return rows;
}

}  // namespace

TEST_CASE("every row of the newsroom's table is expected as it is, and none is missing") {
  std::size_t rows = 0;
  std::size_t of_the_press = 0;
  for (const site::Route& route : site::all_routes()) {
    if (route.listener == Listener::press) {
      ++of_the_press;
      auto expected = kOfThePress.find(name_of(route));
      REQUIRE_MESSAGE(expected != kOfThePress.end(), name_of(route));
      CHECK_MESSAGE(route.auth == expected->second, name_of(route));
      CHECK(route.roles == RoleSet());
      continue;
    }
    if (route.listener != Listener::newsroom) {
      bool by_token = route.pattern == "/p/{}" || route.pattern == "/p/{}/{seg}";
      CHECK_MESSAGE(route.auth == (by_token ? Auth::token : Auth::none), name_of(route));
      continue;
    }
    ++rows;
    auto expected = kExpected.find(name_of(route));
    REQUIRE_MESSAGE(expected != kExpected.end(), name_of(route));
    CHECK_MESSAGE(route.auth == expected->second.auth, name_of(route));
    CHECK_MESSAGE(route.roles == expected->second.roles, name_of(route));
  }
  CHECK(rows == kExpected.size());
  CHECK(of_the_press == kOfThePress.size());
}

TEST_CASE("each role gets what its rows give and 403 for the others") {
  Desk desk;
  for (Role role : record::kRoles) {
    for (const site::Route& route : desk_rows()) {
      // A session of its own, since some rows end it.
      std::string cookie = desk.session({role});
      int status =
          desk.ask({.method = route.method, .target = address_of(route), .cookie = cookie}).status;
      bool visitor = route.auth == Auth::visitor;
      bool may = visitor || kExpected.at(name_of(route)).roles.has(role);
      CHECK_MESSAGE((status == 403) == !may, name_of(route), " by ", record::role_name(role), ": ",
                    status);
    }
  }
}

TEST_CASE("without a session every row but a visitor's leads to signing in") {
  Desk desk;
  for (const site::Route& route : desk_rows()) {
    if (route.auth == Auth::visitor) continue;
    Answered answer = desk.ask({.method = route.method, .target = address_of(route)});
    CHECK_MESSAGE(answer.status == 303, name_of(route));
    CHECK_MESSAGE(answer.says("Location: /sign-in"), name_of(route));
  }
}

TEST_CASE("what changes rights asks for a credential shown within five minutes") {
  Desk desk;
  std::string stale = desk.session(record::kAllRoles, std::chrono::minutes(6));
  for (const site::Route& route : desk_rows()) {
    if (route.auth != Auth::fresh) continue;
    Answered answer =
        desk.ask({.method = route.method, .target = address_of(route), .cookie = stale});
    CHECK_MESSAGE(answer.says("Location: /confirm"), name_of(route));
  }
}

TEST_CASE("a form is taken from the desk's own pages and from nowhere else") {
  Desk desk;
  for (const site::Route& route : desk_rows()) {
    if (route.method != http::Method::post) continue;
    for (const char* from : {"cross-site", "same-site", "none", "", "same-origin, cross-site"}) {
      Asked asked{.method = route.method, .target = address_of(route), .site = from};
      asked.cookie = desk.session(record::kAllRoles);
      CHECK_MESSAGE(desk.ask(asked).status == 403, name_of(route), " from ", from);
      CHECK_MESSAGE(desk.get("/account", asked.cookie).status == 200, name_of(route));
    }
  }
}

TEST_CASE("a browser that does not say where from needs our origin and the session's own token") {
  Desk desk;
  std::string cookie = desk.session(record::kAllRoles);
  std::string page = desk.get("/account", cookie).body;
  std::size_t at = page.find("name=\"session-token\" content=\"");
  REQUIRE(at != page.npos);
  std::string token = page.substr(at + 30, 64);
  auto status = [&](const std::string& origin, const std::string& sent) {
    return desk
        .ask({.method = http::Method::post,
              .target = "/language",
              .cookie = cookie,
              .site = "",
              .origin = origin,
              .token = sent,
              .body = "language=eng"})
        .status;
  };
  CHECK(status(std::string(kDesk), token) == 303);
  CHECK(status(std::string(kDesk), "") == 403);
  CHECK(status(std::string(kDesk), std::string(64, '0')) == 403);
  CHECK(status("http://elsewhere.example", token) == 403);
  CHECK(status("", token) == 403);
}

TEST_CASE("by another name of the host nobody signs in: a page leads to the right one") {
  Desk desk;
  Asked asked{.target = "/sign-in?to=%2Faccount", .host = "127.0.0.1"};
  Answered page = desk.ask(asked);
  CHECK(page.status == 303);
  CHECK(page.says("Location: http://localhost:8081/sign-in?to=%2Faccount\r\n"));
  asked.method = http::Method::post;
  CHECK(desk.ask(asked).status == 403);
}

TEST_CASE("signing in leads on to pages of the desk and nowhere else") {
  Desk desk;
  std::string cookie = desk.session({Role::author});
  auto leads = [&](const std::string& to) {
    std::string head = desk.get("/sign-in?to=" + to, cookie).head;
    std::size_t at = head.find("Location: ") + 10;
    return head.substr(at, head.find("\r\n", at) - at);
  };
  CHECK(leads("%2Faccount") == "/account");
  CHECK(leads("%2Fpeople%3Fx%3D1") == "/people?x=1");
  for (const char* to : {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example",
                         "%2Fhealthz", "account", "", "%2F..%2Faccount"}) {
    CHECK_MESSAGE(leads(to) == "/", to);
  }
}

TEST_CASE("the desk's answers are never kept and run only scripts that they name") {
  Desk desk;
  std::string cookie = desk.session(record::kAllRoles);
  for (const char* target : {"/", "/account", "/people", "/audit", "/sign-in", "/link/00"}) {
    Answered one = desk.get(target, cookie);
    CHECK_FALSE(one.says("ETag"));
    CHECK(one.head != desk.get(target, cookie).head);  // another nonce
  }
  CHECK(desk.get("/account", cookie).says("Referrer-Policy: no-referrer"));
  CHECK(desk.site->cache().pages() == 0);
}

TEST_CASE("names of people are text on the page, whatever they are") {
  Desk desk;
  std::string cookie = desk.session(record::kAllRoles);
  Answered page =
      desk.ask({.method = http::Method::post,
                .target = "/people/invite",
                .cookie = cookie,
                .body = "name=eve&display=%3Cscript%3Ealert(1)%3C%2Fscript%3E&role=author"});
  CHECK(page.status == 200);
  CHECK(page.has("&lt;script&gt;alert(1)"));
  CHECK_FALSE(page.has("<script>"));
}

TEST_CASE("a newsroom without accounts behind it has no desk") {
  test::Served served;
  http::Request request;
  request.target = "/sign-in";
  request.path = *http::parse_target("/sign-in");
  auto response = served.site->newsroom().handle(request);
  CHECK(test::answered(std::get<http::PreparedPtr>(response.content)).status == 404);
}
