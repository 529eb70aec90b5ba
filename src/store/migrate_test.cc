#include "store/migrate.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "store/sqlite.h"

using namespace glasnik;
using namespace glasnik::store;

namespace {

constexpr Migration kTwo[] = {
    {1, "one", "CREATE TABLE one (a {integer} PRIMARY KEY) {strict};"},
    {2, "two",
     "-- with it's comment\nCREATE TABLE two (b {octets}, c TEXT DEFAULT '{}') {strict};"
     "INSERT INTO two (b) VALUES (x'00ff');"},
};
constexpr Migration kChanged[] = {
    {1, "one", "CREATE TABLE one (a {integer} PRIMARY KEY, b TEXT) {strict};"},
    kTwo[1],
};
constexpr Migration kBroken[] = {
    kTwo[0],
    {2, "two", "CREATE TABLE two (b TEXT) {strict}; INSERT INTO nowhere VALUES (1);"},
};

struct Fixture {
  std::string directory = std::filesystem::temp_directory_path() / "glasnik_migrate_XXXXXX";
  std::unique_ptr<Database> database;
  Fixture() {
    ENSURE(::mkdtemp(directory.data()) != nullptr);
    database = *open_sqlite(operating_system_files(), {.path = directory + "/glasnik.db"});
  }
  ~Fixture() {
    database.reset();
    std::filesystem::remove_all(directory);
  }
};

}  // namespace

TEST_CASE("migrations are taken once, in order") {
  Fixture fixture;
  CHECK(*migrate(*fixture.database, std::span(kTwo).first(1)) == 1);
  CHECK(*migrate(*fixture.database, kTwo) == 1);
  CHECK(*migrate(*fixture.database, kTwo) == 0);
  auto octets = fixture.database->read([](Session& session) {
    return session.one("SELECT b, c FROM two", [](const Row& row) {
      return Bytes(row.octets(0)) + std::string(row.text(1));
    });
  });
  CHECK(**octets == Bytes("\0\xff", 2) + "{}");
}

TEST_CASE("a newer schema than the program knows is refused") {
  Fixture fixture;
  REQUIRE(migrate(*fixture.database, kTwo));
  Result<int> refused = migrate(*fixture.database, std::span(kTwo).first(1));
  CHECK(refused.error().code == Code::conflict);
  CHECK(refused.error().message.find("schema_newer") != std::string::npos);
}

TEST_CASE("a migration whose text changed after it was taken is refused") {
  Fixture fixture;
  REQUIRE(migrate(*fixture.database, std::span(kTwo).first(1)));
  Result<int> refused = migrate(*fixture.database, kChanged);
  CHECK(refused.error().code == Code::corrupt);
  CHECK(refused.error().message.find("schema_changed: step 1") != std::string::npos);
}

TEST_CASE("a migration that fails half way leaves nothing of itself") {
  Fixture fixture;
  Result<int> failed = migrate(*fixture.database, kBroken);
  CHECK(failed.error().message.find("two") != std::string::npos);
  CHECK(*migrate(*fixture.database, kTwo) == 1);
}

TEST_CASE("what the migrations did not make is a difference in the schema") {
  Fixture fixture;
  REQUIRE(migrate(*fixture.database, kTwo));
  CHECK(fixture.database->schema_differences(kTwo)->empty());
  REQUIRE(fixture.database->write([](Session& session) -> Result<void> {
    return session.run(
        "DROP TABLE one; CREATE VIEW one AS SELECT 1 AS a;"
        "CREATE INDEX some ON two (b) WHERE c <> 'x';");
  }));
  const std::vector<std::string> expected{"table one of one is missing",
                                          "index some of two is none that this program makes",
                                          "view one of one is none that this program makes"};
  CHECK(*fixture.database->schema_differences(kTwo) == expected);
}
