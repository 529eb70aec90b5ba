#pragma once
// The desk as a browser sees it, without sockets: people with roles, a session each, requests in
// and pages out; below it the desk's verbs and its clock, whose time a test turns.

#include "base/encoding.h"
#include "desk_people.h"
#include "http/target.h"
#include "newsroom/desk_clock.h"
#include "site_fixture.h"

namespace glasnik::test {

struct Asked {
  http::Method method = http::Method::get;
  std::string target{};
  std::string cookie{};
  std::string site = "same-origin";  // Sec-Fetch-Site; empty: not sent
  std::string origin{};
  std::string token{};
  std::string body{};
  std::string host = "localhost";
};

class DeskSite {
 public:
  static constexpr std::string_view kDesk = "http://localhost:8081";
  People people;
  newsroom::Desk desk{*people.room, newsroom::desk_settings(people.room->config())};
  std::unique_ptr<newsroom::DeskClock> clock;
  std::unique_ptr<site::Site> site;

  // Without it the desk could not be opened, as on a full disk.
  explicit DeskSite(bool with_clock = true) {
    site::Status status;
    status.condition = [] { return std::optional<ledger::Condition>(); };
    status.counts = [] { return site::Counts{}; };
    auto opened = newsroom::DeskClock::open(desk);
    REQUIRE(opened);
    clock = std::move(*opened);
    site::Site::Options options;
    options.accounts = &people.accounts;
    options.desk_url = kDesk;
    options.press_url = "http://localhost:8082";
    if (with_clock) options.desk = &desk;
    if (with_clock) options.desk_clock = clock.get();
    auto made = site::Site::make(*people.room, "http://site.example", status, options);
    REQUIRE(made);
    site = std::move(*made);
  }

  Answered ask(const Asked& asked) { return answer(asked, site->newsroom()); }
  Answered get(const std::string& target, const std::string& cookie) {
    return ask({.target = target, .cookie = cookie});
  }
  Answered post(const std::string& target, const std::string& cookie,
                const std::string& body = "") {
    return ask({.method = http::Method::post, .target = target, .cookie = cookie, .body = body});
  }
  Answered world(const std::string& target) { return answer({.target = target}, site->world()); }

  struct Person {
    Key key;
    std::string cookie;
  };
  // An account with these roles and its session, without the time that a password takes.
  Person join(const std::string& display, record::RoleSet roles,
              std::chrono::minutes proven_before = std::chrono::minutes(0)) {
    Key key = new_key(people.room.seams().random);
    Bytes token = random_bytes(people.room.seams().random, 32);
    const Time now = people.room.now;
    auto put = people.room->database().write([&](store::Session& session) -> Result<void> {
      TRY_VOID(record::put_account(session, {key, to_string(key), display, roles, now, {}}));
      return record::put_session(session, {sha256(token), key, now, now, now - proven_before, "x"});
    });
    REQUIRE(put.ok());
    return {key, "__Host-glasnik=" + hex(token)};
  }
  std::string session(record::RoleSet roles,
                      std::chrono::minutes proven_before = std::chrono::minutes(0)) {
    return join("Una", roles, proven_before).cookie;
  }

 private:
  Answered answer(const Asked& asked, site::Door& door) {
    http::Request request;
    request.method = asked.method;
    request.target = asked.target;
    request.path = *http::parse_target(asked.target);
    request.host = asked.host;
    request.body = asked.body;
    auto set = [&](http::Field field, const std::string& value) {
      request.fields[static_cast<std::size_t>(field)] = value;
    };
    set(http::Field::accept_language, "en");
    set(http::Field::cookie, asked.cookie);
    set(http::Field::sec_fetch_site, asked.site);
    set(http::Field::origin, asked.origin);
    set(http::Field::session_token, asked.token);
    set(http::Field::content_type, "application/x-www-form-urlencoded");
    auto response = door.handle(request);
    return answered(std::get<http::PreparedPtr>(response.content));
  }
};

}  // namespace glasnik::test
