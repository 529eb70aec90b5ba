// verify finds every change of what is signed or shown, and names it. Each row, file and tile is
// changed behind the program's back, by SQL of our own or on the disk.

#include "ledger/audit.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "newsroom/attach.h"
#include "newsroom/rewrite.h"
#include "newsroom_fixture.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

const std::string kStatement =
    "Изјава о мосту\n\nМинистар је отворио мост.\n– Служиће свима, рекао је министар Марић.\n";

// A document with two editions, a withdrawal, quotes, a derived text and a file.
void fill(TestNewsroom& newsroom) {
  newsroom::ActRequest first;
  first.content = newsroom.content(kShortRelease);
  std::string picture = newsroom.root() + "/picture.gif";
  std::ofstream(picture, std::ios::binary)
      << std::string("GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
  auto attached =
      newsroom::attach(*newsroom, {picture, "", {{"en", "Somebody"}}, {}}, *first.content);
  REQUIRE_MESSAGE(attached, (attached ? "" : attached.error().message));
  REQUIRE(newsroom::perform(*newsroom, first));
  REQUIRE(newsroom.release(kStatement, "sr-Cyrl"));
  newsroom::ActRequest correct;
  correct.kind = proof::Kind::correct;
  correct.document = DocumentId{1};
  correct.reason = proof::Reason::fact;
  correct.notes = {{"en", "The length was missing."}};
  auto longer = newsroom::rewrite(
      *first.content, {{"en", kShortRelease + "It is 300 metres long.\n", std::nullopt}},
      newsroom->config(), newsroom.seams().random);
  REQUIRE(longer);
  correct.content = std::move(longer->content);
  REQUIRE(newsroom::perform(*newsroom, correct));
}

ledger::Audit audit(newsroom::Newsroom& newsroom) {
  ledger::AuditOptions options{"glasnik.example/log", *proof::parse_vkey(newsroom.verifier_key()),
                               *text::Zone::find("Europe/Belgrade"), nullptr};
  auto done = ledger::audit(newsroom.database(), newsroom.blobs(), options);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  return std::move(done).value();
}

void sql(TestNewsroom& newsroom, const std::string& text) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((newsroom.directory() + "/glasnik.db").c_str(), &database) == SQLITE_OK);
  char* error = nullptr;
  int code = sqlite3_exec(database, text.c_str(), nullptr, nullptr, &error);
  CHECK_MESSAGE(code == SQLITE_OK, (error != nullptr ? error : "") << " in " << text);
  CHECK_MESSAGE(sqlite3_total_changes(database) > 0, text);
  sqlite3_close(database);
}

// How each statement below would be seen by a reader if nobody checked.
const char* const kTampering[] = {
    // Words and salts.
    "UPDATE parts SET body = body || '.' WHERE entry = 1 AND name = 'headline'",
    "UPDATE parts SET body = replace(body, 'bridge', 'tunnel') WHERE entry = 1 AND name = 'lead'",
    "UPDATE parts SET name = 'lead' WHERE entry = 1 AND name = 'headline'",
    "DELETE FROM parts WHERE entry = 1 AND collection = 'en' AND position = 2",
    "INSERT INTO parts VALUES (1, 'en', 99, 'paragraph:zzzzzzzz', 'Never said.')",
    "INSERT INTO parts VALUES (9, 'en', 0, 'headline', 'Never said.')",
    "UPDATE parts SET body = 'Another reason altogether.' WHERE collection = 'notes'",
    "UPDATE salts SET octets = zeroblob(length(octets)) WHERE entry = 1 AND collection = 'en'",
    // The log.
    "UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), '1.0', '1.1') AS BLOB) WHERE "
    "position = 1",
    "UPDATE entries SET bytes = CAST(CAST(bytes AS TEXT) || ' ' AS BLOB) WHERE position = 2",
    "UPDATE tiles SET hashes = zeroblob(length(hashes))",
    "UPDATE checkpoints SET note = replace(note, char(10) || '4' || char(10), char(10) || '3' || "
    "char(10)) "
    "WHERE size = 4",
    "UPDATE checkpoints SET root = zeroblob(32) WHERE size = 2",
    "DELETE FROM checkpoints",
    // Rows that pages are made of.
    "UPDATE acts SET kind = 'update' WHERE entry = 3",
    "UPDATE acts SET issued = '2020-01-01T00:00:00Z' WHERE entry = 1",
    "UPDATE acts SET major = 3 WHERE entry = 3",
    "UPDATE acts SET content_entry = 1 WHERE entry = 3",
    "UPDATE acts SET reason = 'name' WHERE entry = 3",
    "DELETE FROM acts WHERE entry = 3",
    "UPDATE texts SET status = 'translation' WHERE entry = 1",
    "DELETE FROM texts WHERE entry = 2 AND lang = 'sr-Latn'",
    "UPDATE quotes SET words = 'It will serve nobody' WHERE entry = 1",
    "UPDATE media SET filename = 'other.gif'",
    "UPDATE media SET sha256 = zeroblob(32)",
    "UPDATE media SET doc = 2",
    "DELETE FROM media",
    "INSERT INTO media VALUES (zeroblob(16), 1, 1, zeroblob(32), 1, 'image/gif', 'a.gif')",
    "UPDATE documents SET standing = 'withdrawn' WHERE id = 1",
    "UPDATE documents SET content_entry = 1 WHERE id = 1",
    // Lists.
    "UPDATE published SET headline = 'Bridge closed' WHERE doc = 1",
    "UPDATE published SET standing = 'retracted' WHERE doc = 1",
    "UPDATE published SET day = '2020-01-01' WHERE doc = 1",
    "UPDATE published SET corrected = 0 WHERE doc = 1",
    "DELETE FROM published WHERE doc = 2 AND lang = 'sr-Latn'",
    "INSERT INTO published SELECT 77, lang, entry, standing, type, headline, lead, slug, day, "
    "dated, claimed, "
    "released, updated, major, minor, corrected, photos, video_ms, picture FROM published WHERE "
    "doc = 1",
};

}  // namespace

TEST_CASE("an untouched record verifies") {
  TestNewsroom newsroom;
  fill(newsroom);
  ledger::Audit found = audit(*newsroom);
  CHECK(found.failures == 0);
  CHECK(found.entries == 4);
  CHECK(found.documents == 2);
  CHECK(found.blobs == 1);
}

TEST_CASE("every way of tampering with the database is found") {
  TestNewsroom newsroom;
  fill(newsroom);
  newsroom.close();
  std::string pristine = newsroom.root() + "/pristine";
  std::filesystem::copy(newsroom.directory(), pristine, std::filesystem::copy_options::recursive);
  for (const char* statement : kTampering) {
    std::filesystem::remove_all(newsroom.directory());
    std::filesystem::copy(pristine, newsroom.directory(), std::filesystem::copy_options::recursive);
    sql(newsroom, statement);
    auto opened =
        newsroom::Newsroom::open(newsroom.directory(), newsroom::Access::read, newsroom.seams());
    REQUIRE_MESSAGE(opened, std::string(statement));
    CHECK_MESSAGE(audit(**opened).failures > 0, std::string(statement));
  }
}

TEST_CASE("every flipped octet of a file is found") {
  TestNewsroom newsroom;
  fill(newsroom);
  std::string blob;
  for (auto& entry :
       std::filesystem::recursive_directory_iterator(newsroom.directory() + "/blobs")) {
    if (entry.is_regular_file()) blob = entry.path();
  }
  REQUIRE_FALSE(blob.empty());
  for (int at = 0; at < 35; ++at) {
    std::fstream file(blob, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    char octet = static_cast<char>(file.get());
    file.seekp(at);
    file.put(static_cast<char>(octet ^ 1));
    file.flush();
    CHECK(audit(*newsroom).failures > 0);
    file.seekp(at);
    file.put(octet);
  }
  CHECK(audit(*newsroom).failures == 0);
}
