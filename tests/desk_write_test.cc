// Writing over the desk's JSON API: who may, what is refused, and that no word is lost where two
// people write.

#include "writing_fixture.h"

#include <doctest/doctest.h>

using namespace glasnik;
using record::Role;
using test::Answered;
using test::Writing;
namespace json = boost::json;

namespace {

json::object save(std::int64_t base, const json::object& text) {
  return {{"base", base}, {"texts", json::array{text}}};
}

}  // namespace

TEST_CASE("what is created by the API is read back, with its Latin derived and what is missing") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  json::value whole = test.look(work, ana);
  CHECK(whole.at("revision").as_int64() == 1);
  CHECK(whole.at("state").as_string() == "draft");
  CHECK(whole.at("source").as_string() == "sr-Cyrl");
  CHECK(whole.at("texts").as_array().size() == 2);
  CHECK(test.words(work, ana, "sr-Latn") == "Most prelazi Savu.");
  CHECK(json::serialize(whole.at("failing")).find("variant_not_ready") != std::string::npos);
  CHECK(whole.at("texts").at(0).at("blocks").at(0).at("lines").at(0).as_string() ==
        "Мост прелази Саву.");
}

TEST_CASE("a save makes a revision, and the same save again makes none") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  for (int time = 0; time < 2; ++time) {
    Answered saved = test.post(work, ana, save(1, Writing::bridge("Мост прелази Дунав.")));
    CHECK(saved.status == 200);
    CHECK(json::parse(saved.body).at("revision").as_int64() == 2);
  }
  CHECK(test.words(work, ana) == "Мост прелази Дунав.");
}

TEST_CASE("two people who change two blocks both have their words in the text") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string iva = test.join({Role::author});
  const std::string work = test.create(ana);
  json::object longer = Writing::bridge("Мост прелази Саву.");
  longer["blocks"].as_array().push_back(Writing::block("second00", "Дуг је."));
  CHECK(test.post(work, ana, save(1, longer)).status == 200);
  Answered merged = test.post(work, iva, save(1, Writing::bridge("Мост прелази Тису.")));
  CHECK(merged.status == 200);
  CHECK(json::parse(merged.body).at("merged").as_bool());
  CHECK(test.words(work, ana) == "Мост прелази Тису.");
  CHECK(test.get(work, ana).has("Дуг је."));
}

TEST_CASE("the same block changed by two is a conflict that tells all three sides") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.post(work, ana, save(1, Writing::bridge("Мост прелази Дунав."))).status == 200);
  Answered refused =
      test.post(work, test.join({Role::author}), save(1, Writing::bridge("Мост прелази Тису.")));
  CHECK(refused.status == 409);
  json::value conflict = json::parse(refused.body).at("conflicts").at(0);
  CHECK(conflict.at("part").as_string() == "block:bridge00");
  CHECK(conflict.at("base").at("text").as_string() == "Мост прелази Саву.");
  CHECK(conflict.at("theirs").at("text").as_string() == "Мост прелази Дунав.");
  CHECK(conflict.at("mine").at("text").as_string() == "Мост прелази Тису.");
  CHECK(test.words(work, ana) == "Мост прелази Дунав.");
}

TEST_CASE("a conflict that is settled keeps what was chosen and all that others did besides") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  json::object theirs = Writing::bridge("Мост прелази Дунав.");
  theirs["headline"] = "Мост је отворен";
  CHECK(test.post(work, ana, save(1, theirs)).status == 200);
  json::object mine = save(1, Writing::bridge("Мост прелази Тису и Дунав."));
  mine["settled"] = {{"revision", 2},
                     {"parts", json::array{{{"lang", "sr-Cyrl"}, {"part", "block:bridge00"}}}}};
  Answered saved = test.post(work, ana, mine);
  CHECK_MESSAGE(saved.status == 200, saved.body);
  CHECK(test.words(work, ana) == "Мост прелази Тису и Дунав.");
  CHECK(test.get(work, ana).has("Мост је отворен"));
}

TEST_CASE("a block that others removed and I changed comes back if that is chosen") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  json::object without = Writing::bridge("");
  without["blocks"] = json::array{Writing::block("other000", "Друго.")};
  CHECK(test.post(work, ana, save(1, without)).status == 200);
  json::object mine = save(1, Writing::bridge("Мост прелази Тису."));
  CHECK(test.post(work, ana, mine).status == 409);
  mine["settled"] = {{"revision", 2},
                     {"parts", json::array{{{"lang", "sr-Cyrl"}, {"part", "block:bridge00"}}}}};
  CHECK(test.post(work, ana, mine).status == 200);
  CHECK(test.get(work, ana).has("Мост прелази Тису."));
  CHECK(test.get(work, ana).has("Друго."));
}

TEST_CASE("what is kept unsaved is its writer's alone, and gone once it is saved") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.get(work + "/unsaved", ana).body == "{\"unsaved\":null}");
  CHECK(test.post(work + "/autosave", ana, save(1, Writing::bridge("Мост пре"))).status == 200);
  Answered kept = test.get(work + "/unsaved", ana);
  CHECK(kept.has("Мост пре"));
  CHECK(json::parse(kept.body).at("unsaved").at("base").as_int64() == 1);
  CHECK_FALSE(test.get(work + "/unsaved", test.join({Role::author})).has("Мост пре"));
  CHECK(test.words(work, ana) == "Мост прелази Саву.");
  CHECK(test.post(work, ana, save(1, Writing::bridge("Мост прелази."))).status == 200);
  CHECK(test.get(work + "/unsaved", ana).body == "{\"unsaved\":null}");
}

TEST_CASE("who may read but not write gets the text and no save") {
  Writing test;
  const std::string work = test.create(test.join({Role::author}));
  for (Role role : {Role::approver, Role::releaser, Role::registrar, Role::auditor}) {
    const std::string cookie = test.join({role});
    CHECK(test.get(work, cookie).status == 200);
    CHECK(test.post(work, cookie, save(1, Writing::bridge("Друго."))).status == 403);
  }
  CHECK(test.get(work, test.join({Role::admin})).status == 403);
  CHECK(test.post(work, test.join({Role::translator}), save(1, Writing::bridge("Т."))).status ==
        200);
}

TEST_CASE("an edition that is limited to others is as absent as none") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  auto by = *test.people.accounts.signed_in(ana.substr(ana.find('=') + 1));
  Key key = *parse_key(work.substr(work.rfind('/') + 1));
  REQUIRE(test.desk.limit(by->account.key, key, {by->account.key}).ok());
  const std::string iva = test.join({Role::author});
  Answered hidden = test.get(work, iva);
  CHECK(hidden.status == 404);
  CHECK(test.post(work, iva, save(1, Writing::bridge("Т."))).status == 404);
  CHECK(test.get("/api/work/" + std::string(32, '0'), iva).status == 404);
}

TEST_CASE("a body that is not what the API says is refused whole") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  for (
      const char* body :
      {"",
       "{",
       "[]",
       "{}",
       R"({"base":"1"})",
       R"({"base":-1})",
       R"({"base":1.5})",
       R"({"base":1,"more":2})",
       R"({"base":1,"texts":{}})",
       R"({"base":1,"texts":[{}]})",
       R"({"base":1,"texts":[{"lang":"sr-Latn","headline":"Most"}]})",
       R"({"base":1,"texts":[{"lang":"xx"}]})",
       R"({"base":1,"texts":[{"lang":"en"},{"lang":"en"}]})",
       R"({"base":1,"texts":[{"lang":"en","blocks":[{"id":"no","kind":"paragraph","text":"a"}]}]})",
       R"({"base":1,"texts":[{"lang":"en","blocks":[{"id":"aaaaaaaa","kind":"image","text":"a"}]}]})",
       R"({"base":1,"notes":{"en":7}})",
       R"({"base":1,"reason":"whim"})",
       R"({"base":9})",
       R"({"base":1,"settled":{"revision":1,"parts":[{"lang":"data","part":"meta:type"}]}})",
       R"([[[[[[[[[[[[]]]]]]]]]]]])"}) {
    Answered refused = test.ask(http::Method::post, work, ana, body);
    CHECK_MESSAGE(refused.status == 400, body, " ", refused.body);
    CHECK_MESSAGE(refused.has("\"error\":\"invalid\""), body);
  }
  CHECK(test.form(work, ana, R"({"base":1})").status == 400);
  CHECK(test.look(work, ana).at("revision").as_int64() == 1);
}

TEST_CASE("as many blocks as the bound are taken and one more is not") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  json::object text = Writing::bridge("");
  json::array blocks;
  for (int i = 0; i < 2'001; ++i) {
    blocks.push_back(Writing::block(std::to_string(10'000'000 + i), "а"));
  }
  text["blocks"] = blocks;
  CHECK(test.post(work, ana, save(1, text)).status == 400);
  text["blocks"].as_array().pop_back();
  CHECK(test.post(work, ana, save(1, text)).status == 200);
}

TEST_CASE("an answer derives Latin and names the words that a person should look at") {
  Writing test;
  const std::string ana = test.join({Role::author});
  Answered derived =
      test.post("/api/derive", ana, {{"texts", json::array{Writing::bridge("Прва инјекција.")}}});
  CHECK(derived.status == 200);
  json::value text = json::parse(derived.body).at("texts").at(0);
  CHECK(text.at("lang").as_string() == "sr-Latn");
  CHECK(text.at("blocks").at(0).at("text").as_string() == "Prva injekcija.");
  CHECK(text.at("ambiguous").at("bridge00").at(0).at("latin").as_string() == "injekcija");
}

TEST_CASE("control characters of a paste are no words, however many") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  json::object text = Writing::bridge(std::string(20, '\x01') + "Мост" + std::string(1, '\0'));
  CHECK(test.post(work, ana, save(1, text)).status == 200);
  CHECK(test.words(work, ana) == "Мост");
}

TEST_CASE("markup in a text is given as safe markup and never as it was typed") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(
      test.post(work, ana, save(1, Writing::bridge("<img src=x onerror=alert(1)> *да*"))).status ==
      200);
  json::value text = test.look(work, ana).at("texts").at(0);
  CHECK(text.at("blocks").at(0).at("lines").at(0).as_string() ==
        "&lt;img src=x onerror=alert(1)&gt; <em>да</em>");
}

namespace {

// What a browser would send of the page's form with its first block changed, as the page has it.
std::string bridge_form(std::int64_t base, const std::string& words) {
  return "base=" + std::to_string(base) +
         "&sr-Cyrl/headline=Отворен+мост&sr-Cyrl/lead=Министар+је+отворио+мост."
         "&sr-Cyrl/id=bridge00&sr-Cyrl/kind=paragraph&sr-Cyrl/words=" +
         words + "&en/headline=&en/lead=";
}

std::string escaped(const std::string& form) { return percent_encoded(form, "-._~/=&+:%"); }

std::string page_of(const std::string& work) {
  return "/work/" + work.substr(work.rfind('/') + 1) + "/write";
}

}  // namespace

TEST_CASE("the form saves without a script, and comes back saved") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  Answered page = test.get(page_of(work), ana);
  CHECK(page.status == 200);
  CHECK(page.has("Мост прелази Саву."));
  Answered saved = test.form(page_of(work), ana, escaped(bridge_form(1, "Мост+је+дуг.")));
  CHECK(saved.status == 303);
  CHECK(saved.says("/write?saved=1"));
  CHECK(test.words(work, ana) == "Мост је дуг.");
}

TEST_CASE("a button of the form adds a block and keeps every typed word unsaved") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  Answered page =
      test.form(page_of(work), ana, escaped(bridge_form(1, "Још+није.") + "&do=add/sr-Cyrl/1"));
  CHECK(page.status == 200);
  CHECK(page.has("Још није."));
  CHECK(test::count(page.body, "name=\"sr-Cyrl/words\"") == 2);
  CHECK(test.words(work, ana) == "Мост прелази Саву.");
}

TEST_CASE("the form shows a conflict with both sides and saves what is chosen of it") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.post(work, ana, save(1, Writing::bridge("Мост прелази Дунав."))).status == 200);
  Answered page = test.form(page_of(work), ana, escaped(bridge_form(1, "Мост+прелази+Тису.")));
  CHECK(page.status == 409);
  CHECK(page.has("Мост прелази Дунав."));
  CHECK(page.has("Мост прелази Тису."));
  CHECK(page.has("name=\"choice/sr-Cyrl/block:bridge00\""));
  const std::string form = bridge_form(1, "Мост+прелази+Тису.") + "&seen=2";
  const std::string choice = "&choice/sr-Cyrl/block:bridge00=";
  CHECK(test.form(page_of(work), ana, escaped(form)).status == 409);
  CHECK(test.form(page_of(work), ana, escaped(form + choice + "theirs")).status == 303);
  CHECK(test.words(work, ana) == "Мост прелази Дунав.");
  CHECK(test.form(page_of(work), ana, escaped(form + choice + "both")).status == 303);
  CHECK(test.words(work, ana) == "Мост прелази Тису. Мост прелази Дунав.");
}

TEST_CASE("what was typed and not saved is offered on the form and shown when asked for") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.post(work + "/autosave", ana, save(1, Writing::bridge("Мост пре"))).status == 200);
  CHECK(test.get(page_of(work), ana).has("?unsaved=1"));
  CHECK(test.get(page_of(work) + "?unsaved=1", ana).has("Мост пре<"));
}

TEST_CASE("words that are markup stand in the form as text") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  const std::string hostile = "</textarea><script>alert(1)</script>";
  CHECK(test.post(work, ana, save(1, Writing::bridge(hostile))).status == 200);
  Answered page = test.get(page_of(work), ana);
  CHECK_FALSE(page.has("<script>alert"));
  CHECK(page.has("&lt;/textarea&gt;&lt;script&gt;alert(1)"));
}
