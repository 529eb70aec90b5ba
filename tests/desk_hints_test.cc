// What the editor asks while one types: hints, words to confirm, and who else is here.

#include <doctest/doctest.h>

#include "writing_fixture.h"

using namespace glasnik;
using record::Role;
using test::Answered;
using test::Writing;
namespace json = boost::json;

namespace {

json::object read_text(const std::string& lang, const std::string& part, const std::string& line) {
  return {{"lang", lang},
          {"parts", json::array{json::object{{"part", part}, {"lines", json::array{line}}}}}};
}

json::value linted(Writing& test, const std::string& who, const json::array& texts) {
  Answered answer = test.post("/api/lint", who, {{"texts", texts}});
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return json::parse(answer.body).at("texts");
}

json::array others(Writing& test, const std::string& work, const std::string& who,
                   const json::object& where) {
  Answered answer = test.post(work + "/presence", who, where);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return json::parse(answer.body).at("others").as_array();
}

json::object window(const std::string& page, const std::string& part = "lead") {
  return {{"page", page}, {"lang", "sr-Cyrl"}, {"part", part}};
}

}  // namespace

TEST_CASE("a hint names its rule, its place in the line and what would stand there") {
  Writing test;
  const std::string ana = test.join({Role::author});
  json::value answer =
      linted(test, ana, {read_text("sr-Cyrl", "bridge00", "Мост  је и инјекција")});
  json::value hint = answer.at(0).at("hints").at(0);
  CHECK(hint.at("rule").as_string() == "spaces");
  CHECK(hint.at("part").as_string() == "bridge00");
  CHECK(hint.at("start").as_int64() == 8);
  CHECK(hint.at("end").as_int64() == 10);
  CHECK(hint.at("fix").as_string() == " ");
  json::value word = answer.at(0).at("ambiguous").at(0);
  CHECK(word.at("latin").as_string() == "injekcija");
  CHECK(word.at("why").as_string() == "digraph");
}

TEST_CASE("a translation is held against the source that is sent with it") {
  Writing test;
  const std::string ana = test.join({Role::translator});
  json::value answer = linted(test, ana,
                              {read_text("en", "bridge00", "It cost 1,300 euros."),
                               read_text("sr-Cyrl", "bridge00", "Коштао је 1.200 евра.")});
  CHECK(answer.at(0).at("hints").at(0).at("rule").as_string() == "numbers_differ");
  CHECK(answer.at(0).at("ambiguous").as_array().empty());
  CHECK(linted(test, ana, {read_text("en", "bridge00", "It cost 1,300 euros.")})
            .at(0)
            .at("hints")
            .as_array()
            .empty());
}

TEST_CASE("what is no text to be looked at is refused") {
  Writing test;
  const std::string ana = test.join({Role::author});
  CHECK(test.post("/api/lint", ana, {{"texts", 7}}).status == 400);
  CHECK(
      test.post("/api/lint", ana, {{"texts", json::array{read_text("xx", "lead", "a")}}}).status ==
      400);
  CHECK(test.post("/api/lint", test.join({Role::auditor}), {{"texts", json::array{}}}).status ==
        403);
}

TEST_CASE("who has an edition open sees who else has, and where they write, for 45 seconds") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string iva = test.join({Role::translator});
  const std::string work = test.create(ana);
  CHECK(others(test, work, ana, window("1")).empty());
  json::array seen = others(test, work, iva, window("2", "bridge00"));
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].at("name").as_string() == "Una");
  CHECK(seen[0].at("part").as_string() == "lead");
  CHECK_FALSE(seen[0].at("you").as_bool());
  CHECK(others(test, work, ana, window("3")).size() == 2);
  test.people.room.now += std::chrono::seconds(30);
  CHECK(others(test, work, ana, window("1")).size() == 2);
  test.people.room.now += std::chrono::seconds(20);
  CHECK(others(test, work, iva, window("2")).size() == 1);
}

TEST_CASE("who leaves is gone at once") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  others(test, work, ana, window("1"));
  json::object leaving = window("1");
  leaving["left"] = true;
  CHECK(others(test, work, ana, leaving).empty());
  CHECK(others(test, work, test.join({Role::author}), window("2")).empty());
}

TEST_CASE("an edition that one may not know of tells nobody who is there") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string iva = test.join({Role::author});
  const std::string work = test.create(ana);
  others(test, work, ana, window("1"));
  const Key key = *parse_key(work.substr(work.rfind('/') + 1));
  auto row = test.people.room->database().read(
      [&](store::Session& session) { return record::work(session, key); });
  const Key owner = (*row)->created_by;
  REQUIRE(test.desk.limit(owner, key, {owner}).ok());
  CHECK(test.post(work + "/presence", iva, window("2")).status == 404);
  CHECK(test.post("/api/work/" + std::string(32, 'a') + "/presence", iva, window("2")).status ==
        404);
  CHECK(others(test, work, ana, window("1")).empty());
  CHECK(test.post(work + "/presence", ana, window(std::string(41, 'x'))).status == 400);
}
