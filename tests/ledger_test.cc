#include "ledger/ledger.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/encoding.h"
#include "ledger/log_reader.h"
#include "newsroom_fixture.h"
#include "record/listing.h"

using namespace glasnik;
using test::kShortRelease;
using test::TestNewsroom;

namespace {

std::string condition(TestNewsroom& newsroom) {
  const auto& found = newsroom->ledger().condition();
  return found ? found->error : "";
}

std::string vault_of(TestNewsroom& newsroom) { return newsroom::vault_path(newsroom.directory()); }

std::int64_t checkpoints(TestNewsroom& newsroom) {
  auto count = newsroom->database().read([](store::Session& session) {
    return session.one("SELECT count(*) FROM checkpoints",
                       [](const store::Row& row) { return row.integer(0); });
  });
  return **count;
}

// A vault as another run of the program would have left it.
void write_vault(TestNewsroom& newsroom, std::uint64_t size, const Hash& root) {
  std::string lines = "glasnik-vault/v1\nglasnik.example/log\n" + std::to_string(size) + "\n" +
                      base64(root.view()) + "\n";
  std::ofstream(vault_of(newsroom)) << lines << "sha256 " << hex(sha256(lines).view()) << "\n";
}

void replace_in_file(const std::string& path, const std::string& what, const std::string& by) {
  Bytes text = *read_file(operating_system_files(), path, 1 << 20);
  std::ofstream(path) << text.replace(text.find(what), what.size(), by);
}

void copy(const std::string& from, const std::string& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

}  // namespace

TEST_CASE("a restored backup comes up read-only and is named") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  newsroom.close();
  copy(newsroom.directory(), newsroom.root() + "/backup");
  REQUIRE(newsroom.reopen());
  for (int i = 0; i < 3; ++i) REQUIRE(newsroom.release(kShortRelease + std::to_string(i)));
  newsroom.close();
  copy(newsroom.root() + "/backup", newsroom.directory());
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "log_rolled_back");
  CHECK(newsroom->ledger().condition()->have == 2);
  CHECK(newsroom->ledger().condition()->seen == 5);
  CHECK(newsroom.release(kShortRelease).error().code == Code::unavailable);
}

TEST_CASE("without a vault, or with a damaged one, nothing is signed") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  newsroom.close();
  std::string vault = vault_of(newsroom);
  std::filesystem::rename(vault, vault + ".away");
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "vault_missing");
  newsroom.close();
  std::ofstream(vault) << "glasnik-vault/v1\nglasnik.example/log\n9\nx\nsha256 0\n";
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "vault_damaged");
  newsroom.close();
  std::filesystem::rename(vault + ".away", vault);
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom).empty());
  CHECK(newsroom.release(kShortRelease + "!").ok());
}

TEST_CASE("another history at the vault's size is a fork") {
  TestNewsroom newsroom;
  std::string vault = vault_of(newsroom);
  newsroom.close();
  copy(newsroom.directory(), newsroom.root() + "/older");
  copy(vault, newsroom.root() + "/older.vault");
  REQUIRE(newsroom.reopen());
  REQUIRE(newsroom.release(kShortRelease));
  newsroom.close();
  copy(vault, newsroom.root() + "/signed.vault");
  // The older copy with its older vault goes another way to the same size.
  copy(newsroom.root() + "/older", newsroom.directory());
  copy(newsroom.root() + "/older.vault", vault);
  REQUIRE(newsroom.reopen());
  REQUIRE(newsroom.release(kShortRelease + "Something else.\n"));
  newsroom.close();
  copy(newsroom.root() + "/signed.vault", vault);
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "log_forked");
  CHECK(newsroom.release(kShortRelease).error().code == Code::unavailable);
}

TEST_CASE("a second writer of the same newsroom is told that the vault is locked") {
  TestNewsroom newsroom;
  auto second =
      newsroom::Newsroom::open(newsroom.directory(), newsroom::Access::write, newsroom.seams());
  REQUIRE_FALSE(second);
  CHECK(second.error().message.starts_with("vault_locked"));
  CHECK(newsroom::Newsroom::open(newsroom.directory(), newsroom::Access::read, newsroom.seams())
            .ok());
}

TEST_CASE("a key that others may read does not start") {
  TestNewsroom newsroom;
  newsroom.close();
  std::filesystem::permissions(
      newsroom.directory() + "/keys/log.key",
      std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
  auto opened = newsroom.reopen();
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message.starts_with("key_permissions"));
}

TEST_CASE("acts show only below the published size, and recovery publishes what a crash left") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  // As a crash between commit and vault leaves it: entry and rows are there, no checkpoint covers
  // them.
  REQUIRE(newsroom->database().write([](store::Session& session) -> Result<void> {
    TRY_VOID(session.execute("DELETE FROM checkpoints WHERE size = 2"));
    TRY_VOID(session.execute("DELETE FROM published"));
    return {};
  }));
  auto size = [&] {
    auto newest = newsroom->database().read(
        [](store::Session& session) { return ledger::newest_checkpoint(session); });
    return (*newest)->size;
  };
  CHECK(size() == 1);
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom).empty());
  CHECK(size() == 2);
  auto listed = newsroom->database().read(
      [](store::Session& session) { return record::listed(session, DocumentId{1}, "en"); });
  CHECK(listed->has_value());
}

TEST_CASE("with the key of another newsroom nothing is signed, and the log keeps its own key") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  std::string own = newsroom->verifier_key();
  newsroom.close();
  std::filesystem::remove(newsroom.directory() + "/keys/log.key");
  SigningKey other = *SigningKey::from_seed(Bytes(32, '\7'));
  REQUIRE(
      write_durably(operating_system_files(), newsroom.directory() + "/keys/log.key", other.pem()));
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "log_key_differs");
  CHECK(newsroom.release(kShortRelease + "!").error().code == Code::unavailable);
  CHECK(checkpoints(newsroom) == 2);
  CHECK(newsroom->verifier_key() == own);
}

TEST_CASE("under another origin nothing is signed") {
  TestNewsroom newsroom;
  newsroom.close();
  replace_in_file(newsroom.directory() + "/glasnik.toml", "glasnik.example/log",
                  "another.example/log");
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "log_key_differs");
}

TEST_CASE("a vault older than the newest checkpoint is brought up to it") {
  TestNewsroom newsroom;
  newsroom.close();
  copy(vault_of(newsroom), newsroom.root() + "/older.vault");
  REQUIRE(newsroom.reopen());
  REQUIRE(newsroom.release(kShortRelease));
  newsroom.close();
  copy(newsroom.root() + "/older.vault", vault_of(newsroom));
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom).empty());
  CHECK(checkpoints(newsroom) == 2);
  CHECK(newsroom.release(kShortRelease + "!").ok());
}

TEST_CASE("a vault that vanishes or runs ahead before a signature is named as at the start") {
  TestNewsroom newsroom;
  REQUIRE(newsroom.release(kShortRelease));
  SUBCASE("missing") {
    std::filesystem::remove(vault_of(newsroom));
    CHECK(newsroom.release(kShortRelease + "!").error().code == Code::unavailable);
    CHECK(condition(newsroom) == "vault_missing");
  }
  SUBCASE("damaged") {
    std::ofstream(vault_of(newsroom)) << "glasnik-vault/v2\n";
    CHECK(newsroom.release(kShortRelease + "!").error().code == Code::unavailable);
    CHECK(condition(newsroom) == "vault_damaged");
  }
  SUBCASE("ahead") {
    write_vault(newsroom, 9, Hash{});
    CHECK(newsroom.release(kShortRelease + "!").error().code == Code::unavailable);
    CHECK(condition(newsroom) == "log_rolled_back");
    CHECK(newsroom->ledger().condition()->have == 3);
    CHECK(newsroom->ledger().condition()->seen == 9);
  }
  SUBCASE("of another history") {
    write_vault(newsroom, 1, Hash{});
    CHECK(newsroom.release(kShortRelease + "!").error().code == Code::unavailable);
    CHECK(condition(newsroom) == "log_forked");
  }
  CHECK(checkpoints(newsroom) == 2);
}

TEST_CASE("a log that cannot be read at the vault's size is not called forked") {
  TestNewsroom newsroom;
  newsroom.close();
  copy(vault_of(newsroom), newsroom.root() + "/older.vault");
  REQUIRE(newsroom.reopen());
  newsroom::ActRequest act;
  act.content = newsroom.content(kShortRelease);
  REQUIRE(newsroom::perform(*newsroom, std::vector(256, act)));
  REQUIRE(newsroom->database().write([](store::Session& session) {
    return session.execute("DELETE FROM tiles WHERE level = 0 AND number = 0");
  }));
  newsroom.close();
  copy(newsroom.root() + "/older.vault", vault_of(newsroom));
  REQUIRE(newsroom.reopen());
  CHECK(condition(newsroom) == "writer_stopped");
}

TEST_CASE("a log that was rolled back names the verb that brings it back") {
  TestNewsroom newsroom;
  newsroom.close();
  write_vault(newsroom, 9, Hash{});
  REQUIRE(newsroom.reopen());
  CHECK(newsroom->ledger().condition()->sentence.find("glasnik recover DIR --from") !=
        std::string::npos);
}
