#pragma once
// The newsroom's listener over a desk of its own, for who writes there: people with sessions, JSON
// and forms in, answers out.

#include <boost/json.hpp>

#include "base/encoding.h"
#include "desk_people.h"
#include "http/target.h"
#include "site/site.h"
#include "site_fixture.h"

namespace glasnik::test {

namespace json = boost::json;

class Writing {
 public:
  People people;
  newsroom::Desk desk{*people.room, newsroom::desk_settings(people.room->config())};
  std::unique_ptr<site::Site> site;

  Writing() {
    site::Status status;
    status.condition = [] { return std::optional<ledger::Condition>(); };
    status.counts = [] { return site::Counts{}; };
    site::Site::Options options;
    options.accounts = &people.accounts;
    options.desk = &desk;
    options.desk_url = "http://localhost:8081";
    auto made = site::Site::make(*people.room, "http://site.example", status, options);
    REQUIRE(made);
    site = std::move(*made);
  }

  // A session of a new account with these roles.
  std::string join(record::RoleSet roles) {
    Key key = new_key(people.room.seams().random);
    Bytes token = random_bytes(people.room.seams().random, 32);
    const Time now = people.room.now;
    auto put = people.room->database().write([&](store::Session& session) -> Result<void> {
      TRY_VOID(record::put_account(session, {key, to_string(key), "Una", roles, now, {}}));
      return record::put_session(session, {sha256(token), key, now, now, now, "x"});
    });
    REQUIRE(put.ok());
    return "__Host-glasnik=" + hex(token);
  }

  Answered ask(http::Method method, const std::string& target, const std::string& cookie,
               const std::string& body = "", const std::string& type = "application/json") {
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
    set(http::Field::content_type, type);
    auto response = site->newsroom().handle(request);
    return answered(std::get<http::PreparedPtr>(response.content));
  }
  Answered get(const std::string& target, const std::string& cookie) {
    return ask(http::Method::get, target, cookie);
  }
  Answered post(const std::string& target, const std::string& cookie, const json::value& body) {
    return ask(http::Method::post, target, cookie, json::serialize(body));
  }
  Answered form(const std::string& target, const std::string& cookie, const std::string& body) {
    return ask(http::Method::post, target, cookie, body, "application/x-www-form-urlencoded");
  }

  // A work with a bridge in Cyrillic: its address in the API.
  std::string create(const std::string& cookie) {
    Answered made =
        post("/api/work", cookie, {{"texts", json::array{bridge("Мост прелази Саву.")}}});
    REQUIRE_MESSAGE(made.status == 201, made.body);
    return "/api/work/" + std::string(json::parse(made.body).at("key").as_string());
  }
  static json::object bridge(const std::string& words) {
    return {{"lang", "sr-Cyrl"},
            {"headline", "Отворен мост"},
            {"lead", "Министар је отворио мост."},
            {"blocks", json::array{block("bridge00", words)}}};
  }
  static json::object block(const std::string& id, const std::string& words) {
    return {{"id", id}, {"kind", "paragraph"}, {"text", words}};
  }
  json::value look(const std::string& work, const std::string& cookie) {
    Answered answer = get(work, cookie);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return json::parse(answer.body);
  }
  // The first block of a variant, as it stands.
  std::string words(const std::string& work, const std::string& cookie,
                    std::string_view lang = "sr-Cyrl") {
    const json::value whole = look(work, cookie);
    for (const json::value& text : whole.at("texts").as_array()) {
      if (std::string_view(text.at("lang").as_string()) != lang) continue;
      return std::string(text.at("blocks").at(0).at("text").as_string());
    }
    return "no such text";
  }
};

}  // namespace glasnik::test
