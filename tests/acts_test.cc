#include "newsroom/acts.h"

#include <doctest/doctest.h>

#include "ledger/audit.h"
#include "newsroom_fixture.h"
#include "record/listing.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

newsroom::ActRequest status_act(proof::Kind kind, DocumentId id) {
  newsroom::ActRequest act;
  act.kind = kind;
  act.document = id;
  act.reason = proof::Reason::error;
  act.notes = {{"en", "A note that is long enough."}};
  return act;
}

std::optional<record::Listed> listed(TestNewsroom& newsroom, DocumentId id) {
  return *newsroom->database().read(
      [&](store::Session& session) { return record::listed(session, id, "en"); });
}

}  // namespace

TEST_CASE("a release gets the next number, version 1.0 and an entry") {
  TestNewsroom newsroom;
  auto first = newsroom.release(kShortRelease);
  auto second = newsroom.release(kShortRelease + "More.\n");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->document == DocumentId{1});
  CHECK(second->document == DocumentId{2});
  CHECK(first->version == Version{1, 0});
  CHECK(first->entry == 1);  // 0 is genesis
  CHECK(listed(newsroom, first->document)->headline == "Bridge opened in Dolina");
}

TEST_CASE("a correction makes the next major version and is marked in lists") {
  TestNewsroom newsroom;
  DocumentId id = newsroom.release(kShortRelease)->document;
  newsroom::ActRequest act = status_act(proof::Kind::correct, id);
  act.content = newsroom.content(kShortRelease + "It is 300 metres long.\n");
  auto corrected = newsroom::perform(*newsroom, act);
  REQUIRE(corrected);
  CHECK(corrected->version == Version{2, 0});
  CHECK(listed(newsroom, id)->corrected);
}

TEST_CASE("what the standing table does not list is refused and leaves no trace") {
  TestNewsroom newsroom;
  DocumentId id = newsroom.release(kShortRelease)->document;
  REQUIRE(newsroom::perform(*newsroom, status_act(proof::Kind::withdraw, id)));
  auto again = newsroom::perform(*newsroom, status_act(proof::Kind::withdraw, id));
  CHECK(again.error().code == Code::conflict);
  CHECK(newsroom->ledger().size() == 3);
  REQUIRE(newsroom::perform(*newsroom, status_act(proof::Kind::retract, id)));
  CHECK_FALSE(newsroom::perform(*newsroom, status_act(proof::Kind::unwithdraw, id)));
  CHECK(listed(newsroom, id)->standing == record::Standing::retracted);
  CHECK(newsroom::current_content(*newsroom, id).error().code == Code::gone);
}

TEST_CASE("an act that needs a note in every released variant is refused without") {
  TestNewsroom newsroom;
  DocumentId id = newsroom.release(kShortRelease)->document;
  newsroom::ActRequest act = status_act(proof::Kind::withdraw, id);
  act.notes["en"] = "Too short";
  CHECK(newsroom::perform(*newsroom, act).error().code == Code::invalid);
  act.notes.clear();
  CHECK_FALSE(newsroom::perform(*newsroom, act));
  act = status_act(proof::Kind::withdraw, id);
  act.reason.reset();
  CHECK_FALSE(newsroom::perform(*newsroom, act));
  CHECK(newsroom::perform(*newsroom, status_act(proof::Kind::withdraw, id)).ok());
}

TEST_CASE("a text that is said to be derived is what the rule makes, or is refused") {
  TestNewsroom newsroom;
  newsroom::ActRequest release;
  release.content = newsroom.content(
      "Мост у Долини\n\nМинистар је отворио мост.\nДуг је 300 метара.\n", "sr-Cyrl");
  auto latin = std::find_if(release.content->texts.begin(), release.content->texts.end(),
                            [](const record::Text& text) { return text.lang == "sr-Latn"; });
  REQUIRE(latin != release.content->texts.end());
  auto refused = [&](const std::string& reason) {
    auto done = newsroom::perform(*newsroom, release);
    REQUIRE_FALSE(done);
    CHECK_MESSAGE(done.error().message.find(reason) != std::string::npos, done.error().message);
  };
  const record::Text good = *latin;
  latin->headline = "Tunel u Dolini";
  refused("sr-Latn: headline is not what the rule makes of sr-Cyrl");
  *latin = good;
  latin->blocks.front().text += " Kaže ministar.";
  refused("block");
  *latin = good;
  latin->blocks.pop_back();
  refused("block");
  *latin = good;
  latin->rule = "glasnik-translit/9";
  refused("rule glasnik-translit/9");
  *latin = good;
  CHECK(newsroom::perform(*newsroom, release));
}

TEST_CASE("what changes nothing is no correction, and no update") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  for (proof::Kind kind : {proof::Kind::correct, proof::Kind::update}) {
    newsroom::ActRequest act;
    act.kind = kind;
    act.document = DocumentId{1};
    act.reason = proof::Reason::fact;
    act.notes = {{"en", "The length was missing."}};
    auto said = newsroom::current_content(*newsroom, {1});
    REQUIRE(said);
    act.content = *said;
    auto done = newsroom::perform(*newsroom, act);
    REQUIRE_FALSE(done);
    CHECK(done.error().message.find("word for word that of version ") != std::string::npos);
    act.content->texts.front().headline += " today";
    REQUIRE(newsroom::perform(*newsroom, act));
    act.content = *said;  // back again is a change too
    REQUIRE(newsroom::perform(*newsroom, act));
  }
}

TEST_CASE("a pass is all or nothing") {
  TestNewsroom newsroom;
  std::vector<newsroom::ActRequest> acts(2);
  acts[0].content = newsroom.content(kShortRelease);
  acts[1] = status_act(proof::Kind::withdraw, DocumentId{99});
  CHECK(newsroom::perform(*newsroom, acts).error().code == Code::not_found);
  CHECK_FALSE(listed(newsroom, DocumentId{1}).has_value());
  CHECK(newsroom.release(kShortRelease)->document == DocumentId{1});  // the number was not used up
}

TEST_CASE("Latin is derived from Cyrillic, block by block under the same ids") {
  TestNewsroom newsroom;
  auto content = newsroom.content(
      "Отворен мост\n\nМинистар је отворио мост у Љубињу.\nРека је Нишава.\n", "sr-Cyrl");
  REQUIRE(content.texts.size() == 2);
  const record::Text& cyrillic = *content.text("sr-Cyrl");
  const record::Text& latin = *content.text("sr-Latn");
  CHECK(latin.headline == "Otvoren most");
  CHECK(latin.lead == "Ministar je otvorio most u Ljubinju.");
  CHECK(latin.status == record::TextStatus::derived);
  CHECK(latin.blocks.front().id == cyrillic.blocks.front().id);
}

TEST_CASE("time in the log never falls, even if the clock does") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  newsroom.now -= std::chrono::hours{24};
  REQUIRE(newsroom.release(kShortRelease + "x\n"));
  auto acts = newsroom->database().read(
      [](store::Session& session) { return record::acts_between(session, 0, 10); });
  CHECK(acts->at(1).issued >= acts->at(0).issued);
}
