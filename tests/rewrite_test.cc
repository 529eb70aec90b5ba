#include "newsroom/rewrite.h"

#include <doctest/doctest.h>

#include <set>

#include "newsroom/attach.h"
#include "newsroom/import.h"
#include "newsroom_fixture.h"
#include "record/document.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

const std::string kCyrillic =
    "Отворен мост у Долини\n\nМинистар је отворио мост.\nМост прелази Саву.\nТраје сто година.\n";
const std::string kEnglish =
    "Bridge opened in Dolina\n\nThe minister opened a bridge.\nIt crosses the Sava.\nIt lasts.\n";

record::Content composed(TestNewsroom& newsroom, const std::vector<newsroom::SourceText>& sources) {
  auto made = newsroom::compose(sources, newsroom->config(), newsroom.seams().random);
  REQUIRE(made);
  return std::move(made->content);
}

record::Content both(TestNewsroom& newsroom) {
  return composed(newsroom, {{"sr-Cyrl", kCyrillic, std::nullopt}, {"en", kEnglish, std::nullopt}});
}

Result<record::Content> rewritten(TestNewsroom& newsroom, const record::Content& before,
                                  const std::string& lang, const std::string& text) {
  TRY(auto made, newsroom::rewrite(before, {{lang, text, std::nullopt}}, newsroom->config(),
                                   newsroom.seams().random));
  return std::move(made.content);
}

std::vector<std::string> ids(const record::Text& text) {
  std::vector<std::string> all;
  for (const record::Block& block : text.blocks) all.push_back(block.id);
  return all;
}

newsroom::ActRequest correction(DocumentId id, record::Content content) {
  newsroom::ActRequest act;
  act.kind = proof::Kind::correct;
  act.document = id;
  act.reason = proof::Reason::number;
  act.content = std::move(content);
  act.notes = {{"en", "The first version was wrong."}, {"sr-Cyrl", "Прва верзија је погрешна."}};
  return act;
}

newsroom::ItemReport imported(TestNewsroom& newsroom, std::vector<newsroom::SourceText> sources,
                              bool release = true) {
  newsroom::ImportOptions options;
  options.release = release;
  newsroom::ItemReport told;
  REQUIRE(newsroom::import_items(*newsroom, {{"item", std::move(sources), ""}}, options,
                                 [&](const newsroom::ItemReport& report) { told = report; }));
  return told;
}

}  // namespace

TEST_CASE("a rewritten variant leaves the others as they were") {
  TestNewsroom newsroom;
  record::Content before = both(newsroom);
  auto after = rewritten(newsroom, before, "en", kEnglish + "And more.\n");
  REQUIRE(after);
  REQUIRE(after->texts.size() == 3);
  CHECK(*after->text("sr-Cyrl") == *before.text("sr-Cyrl"));
  CHECK(*after->text("sr-Latn") == *before.text("sr-Latn"));
  CHECK(after->text("en")->status == record::TextStatus::translation);
}

TEST_CASE("a rewritten original derives its Latin anew") {
  TestNewsroom newsroom;
  auto after = rewritten(newsroom, both(newsroom), "sr-Cyrl", kCyrillic + "Дужи је од Њеве.\n");
  REQUIRE(after);
  CHECK(after->text("sr-Latn")->blocks.back().text == "Duži je od Njeve.");
  CHECK(
      rewritten(newsroom, both(newsroom), "sr-Latn", "Most\n\nOtvoren je.\nDug.\n").error().code ==
      Code::invalid);
}

TEST_CASE("a new variant is linked to the original block by block") {
  TestNewsroom newsroom;
  record::Content before = newsroom.content(kCyrillic, "sr-Cyrl");
  auto after = rewritten(newsroom, before, "en", kEnglish);
  REQUIRE(after);
  CHECK(ids(*after->text("en")) == ids(*before.text("sr-Cyrl")));
  CHECK(after->text("sr-Cyrl")->status == record::TextStatus::original);
}

TEST_CASE("blocks keep their ids through a correction, and no two share one") {
  TestNewsroom newsroom;
  const std::string head = "Bridge opened in Dolina\n\nThe minister opened a bridge.\n";
  record::Content before = newsroom.content(head + "Same.\nOther words.\nSame.\nLast.\n");
  auto was = ids(before.texts.front());
  auto after =
      rewritten(newsroom, before, "en", head + "Same.\nSame.\nOther word.\nSame.\nLast.\n");
  REQUIRE(after);
  auto now = ids(after->texts.front());
  CHECK(std::set(now.begin(), now.end()).size() == now.size());
  CHECK(now.front() == was.front());
  CHECK(now.back() == was.back());
  auto mended =
      rewritten(newsroom, before, "en", head + "Same.\nOther, mended.\nSame.\nX.\nLast.\n");
  REQUIRE(mended);
  CHECK(ids(mended->texts.front())[1] == was[1]);
}

TEST_CASE("an act cannot drop a public variant, nor bring one but by add_variant") {
  TestNewsroom newsroom;
  newsroom::ActRequest release;
  release.content = both(newsroom);
  DocumentId id = newsroom::perform(*newsroom, release)->document;
  auto dropped = newsroom::perform(*newsroom, correction(id, newsroom.content(kEnglish)));
  CHECK(dropped.error().message.find("public in sr-Cyrl") != std::string::npos);
  DocumentId english = newsroom.release(kEnglish)->document;
  newsroom::ActRequest more = correction(english, both(newsroom));
  CHECK(newsroom::perform(*newsroom, more).error().code == Code::invalid);
  more.kind = proof::Kind::add_variant;
  more.reason.reset();
  more.notes.clear();
  CHECK(newsroom::perform(*newsroom, more)->version == Version{1, 1});
}

TEST_CASE("a note is cleaned, and made for the variants that are derived") {
  TestNewsroom newsroom;
  newsroom::ActRequest release;
  release.content = both(newsroom);
  DocumentId id = newsroom::perform(*newsroom, release)->document;
  newsroom::ActRequest withdraw = correction(id, {});
  withdraw.kind = proof::Kind::withdraw;
  withdraw.content.reset();
  withdraw.notes["sr-Cyrl"] = "  Повучено због грешке у броју.\r\n";
  auto receipt = newsroom::perform(*newsroom, withdraw);
  REQUIRE(receipt);
  auto note = [&](const std::string& lang) {
    auto found = newsroom->database().read(
        [&](store::Session& session) { return record::note_of(session, receipt->entry, lang); });
    return found ? *found : found.error().message;
  };
  CHECK(note("sr-Cyrl") == "Повучено због грешке у броју.");
  CHECK(note("sr-Latn") == "Povučeno zbog greške u broju.");
}

TEST_CASE("every variant's announcement is kept, as its own source has it") {
  TestNewsroom newsroom;
  record::Content content =
      composed(newsroom, {{"sr-Cyrl", kCyrillic + "mp4 (75,18 MB)\n", std::nullopt},
                          {"en", kEnglish + "mp4 (75.18 MB)\npdf (2 MB)\n", std::nullopt}});
  REQUIRE(content.announced.size() == 2);
  CHECK(content.announced[0].lines.at("sr-Cyrl") == "mp4 (75,18 MB)");
  CHECK(content.announced[0].lines.at("en") == "mp4 (75.18 MB)");
  CHECK(content.announced[1].type == "pdf");
  CHECK(content.announced[1].lines.size() == 1);
}

TEST_CASE("what has been attached is not announced again by a correction") {
  TestNewsroom newsroom;
  const std::string text = kEnglish + "pdf (2 MB)\n";
  record::Content before = newsroom.content(text);
  before.announced.clear();
  before.media.push_back({});
  before.media.back().filename = "annex.pdf";
  auto after = rewritten(newsroom, before, "en", text);
  REQUIRE(after);
  CHECK(after->announced.empty());
  before.media.clear();
  CHECK(rewritten(newsroom, before, "en", text)->announced.size() == 1);
}

TEST_CASE("a variant that comes later is not taken for what was imported before") {
  TestNewsroom newsroom;
  REQUIRE(imported(newsroom, {{"sr-Cyrl", kCyrillic, std::nullopt}}).document);
  auto again =
      imported(newsroom, {{"sr-Cyrl", kCyrillic, std::nullopt}, {"en", kEnglish, std::nullopt}});
  CHECK(again.outcome == newsroom::Outcome::refused);
  CHECK(again.reason.find("add_variant 1") != std::string::npos);
}

TEST_CASE("importing a draft again with release releases it") {
  TestNewsroom newsroom;
  auto drafted = imported(newsroom, {{"en", kEnglish, std::nullopt}}, false);
  CHECK(drafted.outcome == newsroom::Outcome::drafted);
  auto released = imported(newsroom, {{"en", kEnglish, std::nullopt}});
  CHECK(released.outcome == newsroom::Outcome::released);
  CHECK(released.document == DocumentId{1});
  CHECK(imported(newsroom, {{"en", kEnglish, std::nullopt}}).outcome == newsroom::Outcome::present);
}

TEST_CASE("a file without a text under its headline is refused in every variant") {
  TestNewsroom newsroom;
  auto report = imported(
      newsroom, {{"sr-Cyrl", "mp4 (75,18 MB)\n", std::nullopt}, {"en", kEnglish, std::nullopt}});
  CHECK(report.outcome == newsroom::Outcome::refused);
  CHECK(newsroom->ledger().size() == 1);
}

TEST_CASE("a typography act mends spelling, counts in minor and writes its own note") {
  TestNewsroom newsroom;
  const std::string text = "Bridge opened\n\nMinister Vucic opened a bridge.\nIt is long .\n";
  newsroom::ActRequest release;
  release.content = newsroom.content(text);
  DocumentId id = newsroom::perform(*newsroom, release)->document;
  auto act_of = [&](const std::string& wording) {
    newsroom::ActRequest act;
    act.kind = proof::Kind::typography;
    act.document = id;
    auto content = rewritten(newsroom, *release.content, "en", wording);
    REQUIRE(content);
    act.content = std::move(*content);
    return act;
  };
  auto more = newsroom::perform(
      *newsroom, act_of("Bridge opened\n\nMinister Vucic closed a bridge.\nIt is long .\n"));
  CHECK(more.error().message.find("more than typography") != std::string::npos);
  CHECK(newsroom::perform(*newsroom, act_of(text)).error().message == "no word would change");
  auto mended = newsroom::perform(
      *newsroom, act_of("Bridge opened\n\nMinister Vučić opened a bridge.\nIt is long.\n"));
  REQUIRE(mended);
  CHECK(mended->version == Version{1, 1});
  auto note = newsroom->database().read(
      [&](store::Session& session) { return record::note_of(session, mended->entry, "en"); });
  CHECK(note->starts_with("Typography: "));
}
