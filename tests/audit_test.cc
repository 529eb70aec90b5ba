// verify finds every change of what is signed or shown, and names it. Each row, file and tile is
// changed behind the program's back, by SQL of our own or on the disk.

#include "ledger/audit.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "newsroom/attach.h"
#include "newsroom/drafts.h"
#include "newsroom/quotes.h"
#include "newsroom/rewrite.h"
#include "newsroom_fixture.h"
#include "record/document.h"
#include "record/edition.h"

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
  newsroom::ActRequest withdraw;
  withdraw.kind = proof::Kind::withdraw;
  withdraw.document = DocumentId{1};
  withdraw.reason = proof::Reason::error;
  withdraw.notes = {{"en", "It is not open yet."}};
  REQUIRE(newsroom::perform(*newsroom, withdraw));
}

ledger::Audit audit(newsroom::Newsroom& newsroom, const proof::VerifierKey& key,
                    const std::string& zone = "Europe/Belgrade") {
  ledger::AuditOptions options{"glasnik.example/log", key, *text::Zone::find(zone), nullptr,
                               newsroom::propose_quotes};
  auto done = ledger::audit(newsroom.database(), newsroom.blobs(), options);
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
  return std::move(done).value();
}

ledger::Audit audit(newsroom::Newsroom& newsroom) {
  return audit(newsroom, *proof::parse_vkey(newsroom.verifier_key()));
}

bool tells(const ledger::Audit& audit, const std::string& reason) {
  return std::any_of(audit.findings.begin(), audit.findings.end(), [&](const auto& finding) {
    return finding.reason.find(reason) != std::string::npos;
  });
}

const record::TextFrame kEnglish{"en", record::TextStatus::original, "", ""};

struct LoggedText {
  record::TextFrame frame;
  std::vector<record::Part> parts;
};

// Document 1 of these texts, past everything that keeps such texts out of the log.
void log_release(TestNewsroom& newsroom, const std::vector<LoggedText>& texts) {
  std::vector<record::PartSet> sets;
  for (const LoggedText& text : texts) sets.push_back({text.frame.lang, text.parts});
  sets.push_back({"data", {{"meta:type", "news"}}});
  auto work = [&](store::Session& session, ledger::Appender& appender) -> Result<void> {
    proof::Entry entry;
    entry.doc = {1};
    entry.seq = 1;
    entry.edition = {1, 0};
    std::int64_t index = appender.next_index();
    for (std::size_t at = 0; at < sets.size(); ++at) {
      const record::PartSet& set = sets[at];
      std::vector<Hash> commitments;
      Bytes salt(proof::kSaltSize, 's');
      for (const record::Part& part : set.parts) {
        commitments.push_back(proof::commitment(part.name, salt, part.body));
      }
      Bytes salts(set.parts.size() * proof::kSaltSize, 's');
      TRY_VOID(record::put_parts(session, index, set, salts));
      if (set.collection == "data") {
        entry.data = proof::part_set(commitments);
        continue;
      }
      const record::TextFrame& frame = texts[at].frame;
      entry.texts.push_back(
          {frame.lang, frame.status, frame.of, frame.rule, proof::part_set(commitments)});
    }
    TRY_VOID(appender.append(std::move(entry)));
    for (const LoggedText& text : texts) {
      TRY_VOID(session.execute("INSERT INTO texts VALUES ($1, $2, $3, $4, $5)", index,
                               text.frame.lang, std::string(proof::status_name(text.frame.status)),
                               text.frame.of, text.frame.rule));
    }
    TRY_VOID(record::put_document_state(session,
                                        {{1}, record::Standing::current, 1, {1, 0}, index, index}));
    return record::put_act(session,
                           {index, {1}, 1, "release", {1, 0}, appender.issued(), "", index});
  };
  REQUIRE(newsroom->ledger().pass(work));
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
    "INSERT INTO parts VALUES (0, 'en', 0, 'headline', 'Never said.')",
    "INSERT INTO parts VALUES (1, 'sr-Latn', 0, 'headline', 'Nikad rečeno.')",
    "INSERT INTO parts VALUES (1, 'notes', 0, 'note:en', 'Never said.')",
    "INSERT INTO parts VALUES (3, 'de', 0, 'headline', 'Nie gesagt.')",
    "UPDATE parts SET body = 'Another reason altogether.' WHERE collection = 'notes'",
    "UPDATE salts SET octets = zeroblob(length(octets)) WHERE entry = 1 AND collection = 'en'",
    "INSERT INTO salts VALUES (1, 'notes', zeroblob(32))",
    // The log.
    "UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), '1.0', '1.1') AS BLOB) WHERE "
    "position = 1",
    "UPDATE entries SET bytes = CAST(CAST(bytes AS TEXT) || ' ' AS BLOB) WHERE position = 2",
    "UPDATE entries SET doc = 9 WHERE position = 2",
    "UPDATE entries SET doc = 1, seq = 7 WHERE position = 0",
    "INSERT INTO entries VALUES (5, CAST('{}' AS BLOB), NULL, NULL)",
    "UPDATE tiles SET hashes = zeroblob(length(hashes))",
    "UPDATE checkpoints SET note = replace(note, '/log' || char(10) || '5', '/log' || char(10) || "
    "'3') WHERE size = 5",
    "UPDATE checkpoints SET root = zeroblob(32) WHERE size = 2",
    "DELETE FROM checkpoints",
    // Rows that pages are made of.
    "UPDATE acts SET kind = 'update' WHERE entry = 3",
    "UPDATE acts SET issued = '2020-01-01T00:00:00Z' WHERE entry = 1",
    "UPDATE acts SET major = 3 WHERE entry = 3",
    "UPDATE acts SET content_entry = 1 WHERE entry = 3",
    "UPDATE acts SET reason = 'name' WHERE entry = 3",
    "DELETE FROM acts WHERE entry = 3",
    "UPDATE acts SET content_entry = 2 WHERE entry = 4",
    // Acts that no entry names: a withdrawal by the genesis, and one out of nowhere.
    "INSERT INTO acts VALUES (0, 2, 2, 'withdraw', 1, 0, '2026-11-24T09:00:00Z', 'error', 2);"
    "UPDATE documents SET standing = 'withdrawn', seq = 2, last_entry = 0 WHERE id = 2;"
    "UPDATE published SET standing = 'withdrawn' WHERE doc = 2",
    "INSERT INTO acts VALUES (1000000, 3, 1, 'release', 1, 0, '2026-11-24T09:00:00Z', '', 1000000)",
    "UPDATE acts SET entry = 1000000 WHERE entry = 4",
    "UPDATE texts SET status = 'translation' WHERE entry = 1",
    "DELETE FROM texts WHERE entry = 2 AND lang = 'sr-Latn'",
    "INSERT INTO texts VALUES (0, 'en', 'original', '', '')",
    "INSERT INTO texts VALUES (4, 'en', 'original', '', '')",
    "UPDATE quotes SET words = 'It will serve nobody' WHERE entry = 1",
    "UPDATE quotes SET speaker = 'Minister Petrović' WHERE entry = 1",
    "UPDATE quotes SET speaker = 'Vulin' WHERE entry = 1",
    "UPDATE quotes SET rule = 'inline_cue' WHERE entry = 1",
    "DELETE FROM quotes WHERE entry = 1",
    "UPDATE quotes SET lang = 'de' WHERE entry = 1",
    "INSERT INTO quotes SELECT 4, lang, block, first, last, words, speaker, cue, rule, confidence "
    "FROM quotes WHERE entry = 1",
    "UPDATE media SET filename = 'other.gif'",
    "UPDATE media SET sha256 = zeroblob(32)",
    "UPDATE media SET doc = 2",
    "UPDATE media SET entry = 0",
    "DELETE FROM media",
    "INSERT INTO media VALUES (zeroblob(16), 1, 1, zeroblob(32), 1, 'image/gif', 'a.gif')",
    "UPDATE documents SET standing = 'current' WHERE id = 1",
    "UPDATE documents SET content_entry = 1 WHERE id = 1",
    "INSERT INTO documents VALUES (77, 'current', 1, 1, 0, 1, 1)",
    // What stands beside the record.
    "INSERT INTO tiles VALUES (0, 1, zeroblob(32))",
    "INSERT INTO tiles VALUES (3, 0, zeroblob(32))",
    "UPDATE tiles SET hashes = CAST(hashes || zeroblob(32) AS BLOB)",
    "UPDATE checkpoints SET signed_at = '2020-01-01T00:00:00Z' WHERE size = 3",
    "UPDATE checkpoints SET signed_at = '2031-01-01T00:00:00Z' WHERE size = 3",
    "UPDATE checkpoints SET signed_at = 'yesterday' WHERE size = 5",
    "INSERT INTO witnessed VALUES (zeroblob(32), 'other.example/log', 3, zeroblob(32), 'nonsense', "
    "'2026-11-24T09:00:00Z')",
    "INSERT INTO removed_blobs SELECT sha256, 1 FROM media",
    // Lists.
    "UPDATE published SET headline = 'Bridge closed' WHERE doc = 1",
    "UPDATE published SET standing = 'retracted' WHERE doc = 1",
    "UPDATE published SET day = '2020-01-01' WHERE doc = 1",
    "UPDATE published SET corrected = 0 WHERE doc = 1",
    "DELETE FROM published WHERE doc = 2 AND lang = 'sr-Latn'",
    "INSERT INTO published SELECT 77, lang, entry, standing, type, headline, lead, slug, day, "
    "dated, claimed, released, updated, major, minor, corrected, photos, video_ms, picture FROM "
    "published WHERE doc = 1",
};

}  // namespace

TEST_CASE("a text that is said to be derived is what the rule makes of its source") {
  record::TextFrame source{"sr-Cyrl", record::TextStatus::original, "", ""};
  record::TextFrame latin{"sr-Latn", record::TextStatus::derived, "sr-Cyrl", "glasnik-translit/1"};
  auto findings_of = [&](const std::string& headline) {
    TestNewsroom newsroom;
    log_release(newsroom, {{source, {{"headline", "Изјава"}}}, {latin, {{"headline", headline}}}});
    return audit(*newsroom);
  };
  const std::string reason = "sr-Latn: headline is not what glasnik-translit/1 makes of sr-Cyrl";
  CHECK_FALSE(tells(findings_of("Izjava"), reason));
  CHECK(tells(findings_of("Prijava"), reason));
}

TEST_CASE("an untouched record verifies") {
  TestNewsroom newsroom;
  fill(newsroom);
  ledger::Audit found = audit(*newsroom);
  CHECK(found.failures == 0);
  CHECK(found.entries == 5);
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

// A headline on the home page whose act lies above every checkpoint.
TEST_CASE("a listed document without a published act is found") {
  TestNewsroom newsroom;
  fill(newsroom);
  sql(newsroom,
      "INSERT INTO acts VALUES (1000000, 3, 1, 'release', 1, 0, '2026-11-24T09:00:00Z', '', "
      "1000000)");
  sql(newsroom,
      "INSERT INTO published SELECT 3, lang, 1000000, standing, type, 'Forged', lead, slug, day, "
      "dated, claimed, released, updated, major, minor, corrected, photos, video_ms, picture FROM "
      "published WHERE doc = 2");
  CHECK(tells(audit(*newsroom), "an act of 3 that no entry names"));
  CHECK(tells(audit(*newsroom), "what lists show of 3"));
}

TEST_CASE("a finding that another time zone would explain says so") {
  TestNewsroom newsroom;
  fill(newsroom);
  const proof::VerifierKey key = *proof::parse_vkey(newsroom->verifier_key());
  CHECK(tells(audit(*newsroom, key, "Pacific/Honolulu"), "has the timezone in glasnik.toml"));
  sql(newsroom, "UPDATE published SET headline = 'Bridge closed' WHERE doc = 1");
  CHECK_FALSE(tells(audit(*newsroom), "has the timezone in glasnik.toml"));
}

TEST_CASE("words that are as committed to, but whose bundle can never verify, are found") {
  TestNewsroom newsroom;
  SUBCASE("two parts of one name") {
    log_release(
        newsroom,
        {{kEnglish, {{"headline", "A"}, {"paragraph:a1", "One."}, {"paragraph:a1", "Two."}}}});
  }
  SUBCASE("text that is not UTF-8") {
    log_release(newsroom, {{kEnglish, {{"headline", "A"}, {"paragraph:a1", "One \xff."}}}});
  }
  SUBCASE("a part without a valid name") {
    log_release(newsroom, {{kEnglish, {{"headline", "A"}, {"paragraph:a 1", "One."}}}});
  }
  CHECK(tells(audit(*newsroom), "its bundle can never verify"));
}

TEST_CASE("checkpoints by another key than that of the genesis are found") {
  TestNewsroom newsroom;
  fill(newsroom);
  SigningKey other = *SigningKey::from_seed(Bytes(32, '\7'));
  REQUIRE(newsroom->database().write([&](store::Session& session) -> Result<void> {
    TRY(auto bodies, session.all("SELECT note FROM checkpoints",
                                 [](const store::Row& row) -> Result<proof::CheckpointBody> {
                                   TRY(auto checkpoint, proof::parse_checkpoint(row.text(0)));
                                   return checkpoint.body;
                                 }));
    for (const proof::CheckpointBody& body : bodies) {
      Bytes note = proof::serialise({body, {proof::sign_checkpoint(body, other)}});
      TRY_VOID(
          session.execute("UPDATE checkpoints SET note = $2 WHERE size = $1", body.size, note));
    }
    return {};
  }));
  ledger::Audit found = audit(*newsroom, proof::log_key("glasnik.example/log", other));
  CHECK(tells(found, "not the one that the log was founded with"));
  CHECK(tells(found, "no log key that is live at 1 entries"));
}

TEST_CASE("acts that no checkpoint covers yet are no failure, but their rows are looked at") {
  TestNewsroom newsroom;
  fill(newsroom);
  REQUIRE(newsroom.release(kStatement, "sr-Cyrl"));
  sql(newsroom, "DELETE FROM checkpoints WHERE size = 6");
  sql(newsroom, "DELETE FROM published WHERE entry = 5");
  CHECK(audit(*newsroom).failures == 0);
  sql(newsroom, "UPDATE parts SET body = body || '.' WHERE entry = 5 AND name = 'headline'");
  CHECK(audit(*newsroom).failures > 0);
}

TEST_CASE("a file that nothing names is found, and one that a draft names is none") {
  TestNewsroom newsroom;
  fill(newsroom);
  const std::string picture = newsroom.root() + "/draft.gif";
  std::ofstream(picture, std::ios::binary)
      << std::string("GIF89a\1\0\1\0\x80\0\0\1\1\1\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
  record::Content draft = newsroom.content(kShortRelease);
  REQUIRE(newsroom::attach(*newsroom, {picture, "", {{"en", "Somebody"}}, {}}, draft));
  CHECK(audit(*newsroom).unnamed.size() == 1);
  REQUIRE(newsroom->database().write([&](store::Session& session) {
    return newsroom::put_draft(session, {}, newsroom->seams().clock.wall(), draft);
  }));
  CHECK(audit(*newsroom).unnamed.empty());
}

// A log's row says what this server has signed as a witness: only its own key can.
TEST_CASE("what was witnessed carries this witness's own signature") {
  TestNewsroom newsroom;
  fill(newsroom);
  const SigningKey log = *SigningKey::from_seed(Bytes(32, '\1'));
  const SigningKey ours = *SigningKey::from_seed(Bytes(32, '\2'));
  const proof::CheckpointBody body{"other.example/log", 3, sha256("root")};
  const Time at = newsroom->seams().clock.wall();
  proof::Checkpoint checkpoint{body, {proof::sign_checkpoint(body, log)}};
  checkpoint.signatures.push_back(proof::cosign_checkpoint(body, "witness.example", ours, at));
  REQUIRE(newsroom->database().write([&](store::Session& session) {
    return session.execute("INSERT INTO witnessed VALUES ($1, $2, $3, $4, $5, $6)",
                           sha256(body.origin), body.origin, body.size, body.root,
                           proof::serialise(checkpoint), rfc3339(at));
  }));
  auto found = [&](const SigningKey& key) {
    ledger::AuditOptions options{
        "glasnik.example/log", *proof::parse_vkey(newsroom->verifier_key()),
        *text::Zone::find("Europe/Belgrade"), nullptr, newsroom::propose_quotes};
    options.witness = {"witness.example", proof::KeyType::cosignature, key.public_key()};
    return *ledger::audit(newsroom->database(), newsroom->blobs(), options);
  };
  CHECK(found(ours).failures == 0);
  CHECK(tells(found(log), "it lacks the signature of witness.example+"));
  sql(newsroom, "UPDATE witnessed SET cosigned_at = '2031-01-01T00:00:00Z'");
  CHECK(tells(found(ours), "it was signed at another time"));
  sql(newsroom, "UPDATE witnessed SET size = 2");
  CHECK(tells(found(ours), "the row differs from its note"));
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
