// Removal by law and merging, through the whole newsroom: what is refused, what is destroyed, what
// goes on verifying, and what verify finds where somebody undoes or fakes a removal.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ledger/audit.h"
#include "ledger/log_reader.h"
#include "newsroom/attach.h"
#include "newsroom/quotes.h"
#include "newsroom/rewrite.h"
#include "newsroom_fixture.h"
#include "proof/verify.h"
#include "record/listing.h"

using namespace glasnik;
using test::TestNewsroom;

namespace {

const std::string kStatement =
    "Изјава о мосту\n\nМинистар је отворио мост.\nКанаринац пева у Дунаву.\n"
    "– Служиће свима, рекао је министар Марић.\n";
const std::string kEnglish =
    "Statement on the bridge\n\nThe minister opened a bridge.\nThe canary sings of Xyzzy.\n"
    "- It will serve everybody, Minister Marić said.\n";

newsroom::ActRequest removal(DocumentId id, std::vector<newsroom::PartSelector> parts) {
  newsroom::ActRequest act;
  act.kind = proof::Kind::remove_legal;
  act.document = id;
  act.notes = {{"sr-Cyrl", "Виши суд\nСуд је наложио уклањање."},
               {"en", "The Higher Court\nThe court has ordered the removal."}};
  act.removal = newsroom::Removal{proof::Basis::court, "P 12/26", std::move(parts), "",
                                  "The archive has a copy already."};
  return act;
}

// Document 1 in Cyrillic, Latin and English, two editions, with a picture.
void fill(TestNewsroom& newsroom) {
  auto composed =
      newsroom::compose({{"sr-Cyrl", kStatement, std::nullopt}, {"en", kEnglish, std::nullopt}},
                        newsroom->config(), newsroom.seams().random);
  REQUIRE(composed);
  newsroom::ActRequest first;
  first.content = std::move(composed->content);
  std::string picture = newsroom.root() + "/canary-picture.gif";
  std::ofstream(picture, std::ios::binary)
      << std::string("GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35)
      << "canary";
  REQUIRE(newsroom::attach(*newsroom, {picture, "", {}, {}}, *first.content));
  REQUIRE(newsroom::perform(*newsroom, first));
  newsroom::ActRequest correct;
  correct.kind = proof::Kind::correct;
  correct.document = DocumentId{1};
  correct.reason = proof::Reason::fact;
  correct.notes = {{"sr-Cyrl", "Недостајала је дужина."}, {"en", "The length was missing."}};
  auto longer = newsroom::rewrite(*first.content,
                                  {{"en", kEnglish + "It is 300 metres long.\n", std::nullopt}},
                                  newsroom->config(), newsroom.seams().random);
  REQUIRE(longer);
  correct.content = std::move(longer->content);
  REQUIRE(newsroom::perform(*newsroom, correct));
}

record::Content content_of(TestNewsroom& newsroom, std::int64_t entry) {
  auto content = newsroom->database().read(
      [&](store::Session& session) { return record::load_content(session, entry); });
  REQUIRE(content);
  return *std::move(content);
}

// The id of the block of entry 1 that says `word`.
std::string block_of(TestNewsroom& newsroom, const std::string& word) {
  for (const record::Text& text : content_of(newsroom, 1).texts) {
    for (const record::Block& block : text.blocks) {
      if (block.text.find(word) != std::string::npos) return block.id;
    }
  }
  FAIL("no block says " << word);
  return "";
}

Bytes bundle(TestNewsroom& newsroom, std::int64_t entry) {
  auto made = newsroom->database().read([&](store::Session& session) -> Result<Bytes> {
    TRY(auto newest, ledger::newest_checkpoint(session));
    return ledger::bundle_of(session, entry, *newest);
  });
  REQUIRE(made);
  return *std::move(made);
}

ledger::Audit audit(newsroom::Newsroom& newsroom) {
  ledger::AuditOptions options{"glasnik.example/log", *proof::parse_vkey(newsroom.verifier_key()),
                               *text::Zone::find("Europe/Belgrade"), nullptr,
                               newsroom::propose_quotes};
  auto done = ledger::audit(newsroom.database(), newsroom.blobs(), options);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  return std::move(done).value();
}

std::string findings(const ledger::Audit& audit) {
  std::string all;
  for (const proof::Finding& finding : audit.findings) all += proof::to_string(finding) + "\n";
  return all;
}

std::string octets_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// In how many places of the newsroom's files any of the words stands.
std::size_t places(const std::string& directory, const std::vector<std::string>& words) {
  std::size_t found = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (!file.is_regular_file()) continue;
    std::string octets = octets_of(file.path());
    for (const std::string& word : words) {
      for (auto at = octets.find(word); at != octets.npos; at = octets.find(word, at + 1)) ++found;
    }
  }
  return found;
}

const std::vector<std::string> kCanaries = {"Канаринац", "Kanarinac", "canary", "Xyzzy"};

void sql(TestNewsroom& newsroom, const std::string& text) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((newsroom.directory() + "/glasnik.db").c_str(), &database) == SQLITE_OK);
  char* error = nullptr;
  int code = sqlite3_exec(database, text.c_str(), nullptr, nullptr, &error);
  CHECK_MESSAGE(code == SQLITE_OK, (error != nullptr ? error : "") << " in " << text);
  CHECK_MESSAGE(sqlite3_total_changes(database) > 0, text);
  sqlite3_close(database);
}

std::string key_of_picture(TestNewsroom& newsroom) {
  return "file:" + to_string(content_of(newsroom, 1).media.front().key);
}

}  // namespace

TEST_CASE("a removed block is gone from every edition and variant, and all else verifies") {
  TestNewsroom newsroom;
  fill(newsroom);
  const std::string id = block_of(newsroom, "Канаринац");
  auto act =
      removal({1}, {{"", id}, {"", block_of(newsroom, "Xyzzy")}, {"", key_of_picture(newsroom)}});
  CHECK(places(newsroom.directory(), kCanaries) > 0);
  auto done = newsroom::perform(*newsroom, act);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  CHECK(done->version == Version{2, 0});
  CHECK(places(newsroom.directory(), kCanaries) == 0);
  for (std::int64_t entry : {1, 2}) {
    record::Content content = content_of(newsroom, entry);
    CHECK(content.media.empty());
    for (const record::Text& text : content.texts) {
      CHECK(std::any_of(text.blocks.begin(), text.blocks.end(), [&](const auto& block) {
        return block.removed_by == done->entry && block.text.empty();
      }));
    }
  }
  CHECK(findings(audit(*newsroom)) == "");
  REQUIRE(newsroom.reopen());
  CHECK(findings(audit(*newsroom)) == "");
  CHECK(places(newsroom.directory(), kCanaries) == 0);
}

TEST_CASE("bundles from before and after a removal verify, and the later ones say what is gone") {
  TestNewsroom newsroom;
  fill(newsroom);
  Bytes before = bundle(newsroom, 1);
  REQUIRE(newsroom::perform(*newsroom, removal({1}, {{"en", "headline"}})));
  Bytes after = bundle(newsroom, 1);
  proof::Question question;
  question.key = *proof::parse_vkey(newsroom->verifier_key());
  for (const Bytes* octets : {&before, &after}) {
    CHECK(proof::verify_bundle(*octets, question).verdict == proof::Verdict::verified);
  }
  CHECK(before.find("Statement on the bridge") != before.npos);
  CHECK(after.find("Statement on the bridge") == after.npos);
  CHECK(after.find("\"removed\":3") != after.npos);
}

TEST_CASE("a removal of the whole document leaves its acts, its number and no word") {
  TestNewsroom newsroom;
  fill(newsroom);
  auto done = newsroom::perform(*newsroom, removal({1}, {}));
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  std::vector<std::string> words = kCanaries;
  for (const char* word :
       {"bridge", "мост", "most.", "length was missing", "дужина", "300 metres"}) {
    words.push_back(word);
  }
  CHECK(places(newsroom.directory(), words) == 0);
  auto listed = *newsroom->database().read(
      [](store::Session& session) { return record::listed(session, DocumentId{1}, "en"); });
  CHECK(listed->standing == record::Standing::removed);
  CHECK(listed->headline.empty());
  CHECK(listed->slug == "-");
  CHECK(findings(audit(*newsroom)) == "");
  CHECK(newsroom::current_content(*newsroom, {1}).error().code == Code::gone);
  CHECK(newsroom::perform(*newsroom, removal({1}, {})).error().code == Code::conflict);
}

TEST_CASE("a removal is refused without an order, a copy or its waiver, or a part to remove") {
  TestNewsroom newsroom;
  fill(newsroom);
  auto refused = [&](auto change, const std::string& reason) {
    newsroom::ActRequest act = removal({1}, {{"en", "headline"}});
    change(act);
    auto done = newsroom::perform(*newsroom, act);
    REQUIRE_FALSE(done);
    CHECK_MESSAGE(done.error().message.find(reason) != std::string::npos, done.error().message);
    CHECK(newsroom->ledger().size() == 3);
  };
  refused([](auto& act) { act.removal->waiver.clear(); }, "--copy FILE or --no-copy-waiver");
  refused([](auto& act) { act.removal->copy = "/tmp/x"; }, "one of the two");
  refused([](auto& act) { act.removal->parts = {{"", ""}}; }, "has no name");
  refused([](auto& act) { act.removal->order.clear(); }, "--order");
  refused([](auto& act) { act.removal.reset(); }, "--basis");
  refused([](auto& act) { act.removal->parts = {{"en", "zzzzzzzz"}}; }, "a part 'zzzzzzzz' in en");
  refused([](auto& act) { act.notes.erase("en"); }, "a public note");
  refused([](auto& act) { act.document = DocumentId{9}; }, "no document");
  refused([](auto& act) { act.kind = proof::Kind::retract; }, "only remove_legal removes");
  refused(
      [&](auto& act) {
        act.removal->waiver.clear();
        act.removal->copy = newsroom.directory() + "/copy.tar";
      },
      "outside the newsroom");
}

TEST_CASE("the archive's copy has mode 0600, the bundles, the file and the order") {
  TestNewsroom newsroom;
  fill(newsroom);
  newsroom::ActRequest act = removal({1}, {{"", key_of_picture(newsroom)}});
  act.removal->waiver.clear();
  act.removal->copy = newsroom.root() + "/copy.tar";
  act.notes.erase("en");  // refused after the copy is made: the copy goes too
  REQUIRE_FALSE(newsroom::perform(*newsroom, act));
  CHECK_FALSE(std::filesystem::exists(act.removal->copy));
  act.notes["en"] = "The court has ordered the removal.";
  Bytes whole = bundle(newsroom, 1);
  REQUIRE(newsroom::perform(*newsroom, act));
  using std::filesystem::perms;
  CHECK(std::filesystem::status(act.removal->copy).permissions() ==
        (perms::owner_read | perms::owner_write));
  std::string copy = octets_of(act.removal->copy);
  CHECK(copy.find(whole) != copy.npos);
  CHECK(copy.find("GIF89a") != copy.npos);
  CHECK(copy.find("P 12/26") != copy.npos);
  CHECK(copy.size() % 512 == 0);
}

TEST_CASE("a file that another document has too keeps its octets") {
  TestNewsroom newsroom;
  fill(newsroom);
  newsroom::ActRequest second;
  second.content = newsroom.content(kEnglish);
  REQUIRE(newsroom::attach(*newsroom, {newsroom.root() + "/canary-picture.gif", "", {}, {}},
                           *second.content));
  REQUIRE(newsroom::perform(*newsroom, second));
  Hash hash = second.content->media.front().sha256;
  REQUIRE(newsroom::perform(*newsroom, removal({1}, {})));
  CHECK(*newsroom->blobs().exists(hash));
  auto again = removal({2}, {});
  again.notes.erase("sr-Cyrl");
  REQUIRE(newsroom::perform(*newsroom, again));
  CHECK_FALSE(*newsroom->blobs().exists(hash));
}

TEST_CASE("what a crash left between the entry and the disk is destroyed at the next start") {
  TestNewsroom newsroom;
  fill(newsroom);
  const std::string image = newsroom.root() + "/crashed";
  auto copy = [&] {  // after the commit point, before anything was taken off the disk
    std::filesystem::copy(newsroom.directory(), image, std::filesystem::copy_options::recursive);
    std::filesystem::copy(newsroom.directory() + ".vault", image + ".vault");
  };
  newsroom->ledger().observe({copy, nullptr});
  REQUIRE(newsroom::perform(*newsroom, removal({1}, {})));
  CHECK(places(image, kCanaries) > 0);  // the search finds what is still to be destroyed
  auto opened = newsroom::Newsroom::open(image, newsroom::Access::write, newsroom.seams());
  REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
  CHECK(places(image, kCanaries) == 0);
  CHECK(findings(audit(**opened)) == "");
  CHECK((*opened)->ledger().size() == 4);
}

TEST_CASE("a removal that cannot be published has destroyed the words all the same") {
  TestNewsroom newsroom;
  fill(newsroom);
  std::vector<DocumentId> told;
  newsroom->ledger().observe({{}, [&](const std::vector<DocumentId>& touched) { told = touched; }});
  std::ofstream(newsroom.directory() + ".vault") << "damaged";
  REQUIRE_FALSE(newsroom::perform(*newsroom, removal({1}, {})));
  CHECK(told == std::vector<DocumentId>{{1}});
  CHECK(places(newsroom.directory(), kCanaries) == 0);
}

TEST_CASE("a document is said anew without what law removed from it") {
  TestNewsroom newsroom;
  fill(newsroom);
  REQUIRE(newsroom::perform(*newsroom, removal({1}, {{"", block_of(newsroom, "Xyzzy")}})));
  auto left = newsroom::current_content(*newsroom, {1});
  REQUIRE(left);
  newsroom::ActRequest update;
  update.kind = proof::Kind::update;
  update.document = DocumentId{1};
  update.reason = proof::Reason::other;
  update.notes = {{"sr-Cyrl", "Мост је отворен у подне."}, {"en", "It was opened at noon."}};
  update.content = *left;
  update.content->texts.front().blocks.back().text += " It was noon.";
  auto done = newsroom::perform(*newsroom, update);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  for (const record::Text& text : content_of(newsroom, done->entry).texts) {
    for (const record::Block& block : text.blocks) CHECK_FALSE(block.removed_by);
  }
  CHECK(findings(audit(*newsroom)) == "");
}

TEST_CASE("verify names a removal that was undone, faked or left half done") {
  TestNewsroom newsroom;
  fill(newsroom);
  REQUIRE(newsroom::perform(*newsroom,
                            removal({1}, {{"en", "headline"}, {"", key_of_picture(newsroom)}})));
  newsroom.close();
  const std::string good = octets_of(newsroom.directory() + "/glasnik.db");
  for (const char* tampering : {
           "UPDATE parts SET body = 'Statement on the bridge' WHERE entry = 1 AND name = "
           "'headline' "
           "AND collection = 'en'",
           "UPDATE salts SET octets = randomblob(length(octets)) WHERE entry = 1 AND "
           "collection = 'en'",
           "DELETE FROM removed_parts WHERE entry = 1 AND collection = 'en'",
           "UPDATE removed_parts SET commitment = zeroblob(32) WHERE collection = 'en'",
           "UPDATE removed_parts SET removed_by = 2 WHERE entry = 1",
           "INSERT INTO removed_parts VALUES (1, 'sr-Cyrl', 0, zeroblob(32), 3)",
           "INSERT INTO removed_parts VALUES (1, 'de', 0, zeroblob(32), 3)",
           "UPDATE removals SET pending = 1",
           "DELETE FROM removals",
           "UPDATE removals SET order_salt = NULL",
           "UPDATE removals SET order_salt = zeroblob(31)",
           "INSERT INTO removed_blobs VALUES (zeroblob(32), 3)",
           "INSERT INTO removals VALUES (2, 0, NULL, '')",
           "UPDATE media SET filename = 'canary.gif', type = 'image/gif'",
           "UPDATE published SET headline = 'Statement on the bridge' WHERE lang = 'en'",
       }) {
    sql(newsroom, tampering);
    auto opened = newsroom::Newsroom::open(newsroom.directory(), newsroom::Access::read, {});
    REQUIRE(opened);
    CHECK_MESSAGE(audit(**opened).failures > 0, tampering);
    opened->reset();
    std::ofstream(newsroom.directory() + "/glasnik.db", std::ios::binary) << good;
  }
  REQUIRE(newsroom.reopen());
  CHECK(findings(audit(*newsroom)) == "");
}

TEST_CASE("a merged document has its target, and no act but its removal") {
  TestNewsroom newsroom;
  fill(newsroom);
  DocumentId other = newsroom.release(kEnglish)->document;
  newsroom::ActRequest merge;
  merge.kind = proof::Kind::merge;
  merge.document = other;
  auto refused = [&](DocumentId into, const std::string& reason) {
    merge.into = into;
    auto done = newsroom::perform(*newsroom, merge);
    REQUIRE_FALSE(done);
    CHECK_MESSAGE(done.error().message.find(reason) != std::string::npos, done.error().message);
  };
  CHECK(newsroom::perform(*newsroom, merge).error().message.find("--into") != std::string::npos);
  refused(other, "into itself");
  refused({9}, "no document");
  merge.into = DocumentId{1};
  auto done = newsroom::perform(*newsroom, merge);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  CHECK(done->version == Version{1, 0});
  merge.document = DocumentId{1};
  refused(other, "is merged");
  CHECK(findings(audit(*newsroom)) == "");
  auto gone = removal(other, {});
  gone.notes.erase("sr-Cyrl");
  CHECK(newsroom::perform(*newsroom, gone));
  CHECK(findings(audit(*newsroom)) == "");
}
