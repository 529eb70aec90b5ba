// Words that are kept from the table of scripts, and words whose Latin a person confirmed: typed
// over the API, merged, released and audited.

#include <doctest/doctest.h>

#include "desk_fixture.h"
#include "ledger/audit.h"
#include "newsroom/quotes.h"
#include "record/edition.h"
#include "writing_fixture.h"

using namespace glasnik;
using record::Role;
using test::Answered;
using test::Writing;
namespace json = boost::json;

namespace {

constexpr const char* kWords = "Кајл Скот прима инјекцију.";

json::object kept(std::string_view words, std::string_view word, const std::string& latin) {
  const std::size_t at = words.find(word);
  json::object one{{"start", at}, {"end", at + word.size()}, {"kind", "name"}};
  if (!latin.empty()) one["latin"] = latin;
  return one;
}

// A bridge whose block names Scott in two scripts, with the injection confirmed where asked for.
json::object scott(bool confirmed) {
  json::object text = Writing::bridge(kWords);
  json::array words{kept(kWords, "Кајл Скот", "Kyle Scott")};
  if (confirmed) words.push_back(kept(kWords, "инјекцију", "injekciju"));
  text["kept"] = json::object{{"bridge00", words}};
  return text;
}

json::object save(std::int64_t base, const json::object& text) {
  return {{"base", base}, {"texts", json::array{text}}};
}

std::size_t ambiguous(Writing& test, const std::string& work, const std::string& who) {
  return test.look(work, who).at("ambiguous").as_array().size();
}

bool seen(Writing& test, const std::string& work, const std::string& who) {
  return test.look(work, who).at("texts").at(1).at("seen").as_bool();
}

}  // namespace

TEST_CASE("what is kept is derived as it was said, and comes back with the text") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  Answered saved = test.post(work, ana, save(1, scott(false)));
  CHECK_MESSAGE(saved.status == 200, saved.body);
  CHECK(test.words(work, ana, "sr-Latn") == "Kyle Scott prima injekciju.");
  CHECK(ambiguous(test, work, ana) == 1);
  json::value text = test.look(work, ana).at("texts").at(0);
  CHECK(text.at("kept").at("bridge00").at(0).at("latin").as_string() == "Kyle Scott");
  CHECK(text.at("blocks").at(0).at("lines").at(0).as_string() ==
        "<span data-kept=\"name\" data-latin=\"Kyle Scott\">Кајл Скот</span> прима инјекцију.");
}

TEST_CASE("the text is seen by who confirms the last of its words, until it changes again") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.post(work, ana, save(1, scott(false))).status == 200);
  CHECK_FALSE(seen(test, work, ana));
  CHECK(test.post(work, ana, save(2, scott(true))).status == 200);
  CHECK(ambiguous(test, work, ana) == 0);
  CHECK(seen(test, work, ana));
  CHECK(test.look(work, ana).at("failing").as_array().empty());
  json::object more = Writing::bridge(std::string(kWords) + " И анјон.");
  CHECK(test.post(work, ana, save(3, more)).status == 200);
  CHECK(ambiguous(test, work, ana) == 1);
  CHECK_FALSE(seen(test, work, ana));
}

TEST_CASE("who sends no kept words keeps those of the words that are still there") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.post(work, ana, save(1, scott(true))).status == 200);
  json::object longer = Writing::bridge("Данас Кајл Скот прима инјекцију.");
  CHECK(test.post(work, ana, save(2, longer)).status == 200);
  CHECK(test.words(work, ana, "sr-Latn") == "Danas Kyle Scott prima injekciju.");
  CHECK(ambiguous(test, work, ana) == 0);
  json::object other = Writing::bridge("Данас Кајл Скот прима инјекције.");
  CHECK(test.post(work, ana, save(3, other)).status == 200);
  CHECK(ambiguous(test, work, ana) == 1);
}

TEST_CASE("a word is confirmed by one while another writes in the same block") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string iva = test.join({Role::author});
  const std::string work = test.create(ana);
  CHECK(test.post(work, ana, save(1, scott(false))).status == 200);
  CHECK(test.post(work, iva, save(2, scott(true))).status == 200);
  json::object longer = Writing::bridge("Данас Кајл Скот прима инјекцију.");
  Answered saved = test.post(work, ana, save(2, longer));
  CHECK_MESSAGE(saved.status == 200, saved.body);
  CHECK(json::parse(saved.body).at("merged").as_bool());
  CHECK(test.words(work, ana, "sr-Latn") == "Danas Kyle Scott prima injekciju.");
  CHECK(ambiguous(test, work, ana) == 0);
}

TEST_CASE("what is kept survives in a buffer, and is nothing to a translator") {
  Writing test;
  const std::string ana = test.join({Role::author, Role::translator});
  const std::string work = test.create(ana);
  json::object english{{"lang", "en"},
                       {"headline", "A bridge"},
                       {"lead", "Open."},
                       {"blocks", json::array{Writing::block("bridge00", "Scott has it.")}}};
  json::object both{{"base", 1}, {"texts", json::array{scott(false), english}}};
  CHECK(test.post(work, ana, both).status == 200);
  CHECK(test.post(work + "/autosave", ana, save(2, scott(true))).status == 200);
  json::value unsaved = json::parse(test.get(work + "/unsaved", ana).body);
  json::array texts = unsaved.at("unsaved").at("texts").as_array();
  CHECK(texts.back().at("kept").at("bridge00").as_array().size() == 2);
  CHECK(test.post(work, ana, save(2, scott(true))).status == 200);
  const json::value whole = test.look(work, ana);
  for (const json::value& text : whole.at("texts").as_array()) {
    CHECK(text.at("outdated").as_array().empty());
  }
}

TEST_CASE("kept words that are no words are refused, and nothing is saved") {
  Writing test;
  const std::string ana = test.join({Role::author});
  const std::string work = test.create(ana);
  auto refused = [&](const json::value& words) {
    json::object text = Writing::bridge(kWords);
    text["kept"] = json::object{{"bridge00", words}};
    return test.post(work, ana, save(1, text)).status == 400;
  };
  CHECK(refused(json::array{{{"start", 1}, {"end", 4}, {"kind", "name"}}}));
  CHECK(refused(json::array{{{"start", 0}, {"end", 4000}, {"kind", "name"}}}));
  CHECK(refused(json::array{{{"start", 0}, {"end", 8}, {"kind", "verse"}}}));
  CHECK(refused(json::array{{{"start", 0}, {"end", 8}, {"kind", "name"}, {"x", 1}}}));
  CHECK(refused("name"));
  CHECK(test.look(work, ana).at("revision").as_int64() == 1);
}

TEST_CASE("a released text and its audit derive with what was kept") {
  test::TestDesk test;
  record::Proposal proposal = test::TestDesk::item();
  record::Text& text = proposal.content.texts[0];
  text.headline = "Скот на мосту";
  text.kept["headline"] = {{{0, 8}, text::KeepKind::name, "Scott"}};
  auto receipt = test.desk.release(test.releaser, test.approved(proposal));
  REQUIRE_MESSAGE(receipt.ok(), (receipt ? "" : receipt.error().message));
  auto content = test.newsroom->database().read(
      [&](store::Session& session) { return record::load_content(session, receipt->entry); });
  CHECK(content->text("sr-Latn")->headline == "Scott na mostu");
  CHECK(content->text("sr-Cyrl")->kept == text.kept);
  text::Zone zone = *text::Zone::find("Europe/Belgrade");
  ledger::AuditOptions how{"glasnik.example/log", *proof::parse_vkey(test.newsroom->verifier_key()),
                           zone, nullptr, newsroom::propose_quotes};
  auto audit = ledger::audit(test.newsroom->database(), test.newsroom->blobs(), how);
  REQUIRE(audit.ok());
  CHECK(audit->findings.empty());
}

TEST_CASE("when law removes a block, what was kept of its words goes with it") {
  test::TestDesk test;
  record::Proposal proposal = test::TestDesk::item();
  record::Text& text = proposal.content.texts[0];
  text.kept["bridge00"] = {{{0, 8}, text::KeepKind::name, "Mosst"}};
  auto receipt = test.desk.release(test.releaser, test.approved(proposal));
  REQUIRE(receipt.ok());
  newsroom::ActRequest act;
  act.kind = proof::Kind::remove_legal;
  act.document = receipt->document;
  act.notes = {{"sr-Cyrl", "Виши суд\nСуд је наложио уклањање."}};
  act.removal = newsroom::Removal{
      proof::Basis::court, "P 12/26", {{"", "paragraph:bridge00"}}, "", "The archive has a copy."};
  auto removed = newsroom::perform(*test.newsroom, act);
  REQUIRE_MESSAGE(removed.ok(), (removed ? "" : removed.error().message));
  auto content = test.newsroom->database().read(
      [&](store::Session& session) { return record::load_content(session, receipt->entry); });
  CHECK(content->text("sr-Cyrl")->kept.empty());
  CHECK(content->text("sr-Cyrl")->removed.contains("kept:bridge00"));
}
