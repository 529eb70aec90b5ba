#include "store/sqlite.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "store/migrate.h"

using namespace glasnik;
using namespace glasnik::store;
using namespace std::chrono_literals;

namespace {

constexpr Migration kSchema[] = {{1, "things", R"sql(
CREATE TABLE thing (
  number {integer} PRIMARY KEY,
  name TEXT UNIQUE,
  bytes {octets}
) {strict};
)sql"}};

// A database in a directory of its own, with the table `thing`.
struct Fixture {
  std::string directory;
  SqliteOptions options;
  std::unique_ptr<Database> database;

  explicit Fixture(SqliteOptions with = {}) : options(std::move(with)) {
    std::string name = std::filesystem::temp_directory_path() / "glasnik_sqlite_XXXXXX";
    ENSURE(::mkdtemp(name.data()) != nullptr);
    directory = name;
    options.path = directory + "/glasnik.db";
    reopen();
    ENSURE(migrate(*database, kSchema).ok());
  }
  ~Fixture() {
    database.reset();
    std::filesystem::remove_all(directory);
  }
  void reopen() {
    database.reset();
    database = *open_sqlite(operating_system_files(), options);
  }
  Result<std::int64_t> add(std::int64_t number, const std::string& name) {
    return database->write([&](Session& session) {
      return session.execute("INSERT INTO thing (number, name) VALUES ($1, $2)", number, name);
    });
  }
  std::int64_t count() {
    return **database->read([](Session& session) { return count_in(session); });
  }
  static Result<std::optional<std::int64_t>> count_in(Session& session) {
    return session.one("SELECT count(*) FROM thing", [](const Row& row) { return row.integer(0); });
  }
};

// Whether `misuse` aborts, tried in a child process.
template <typename Misuse>
bool aborts(Misuse misuse) {
  pid_t child = ::fork();
  if (child == 0) {
    int nowhere = ::open("/dev/null", O_WRONLY);
    ENSURE(::dup2(nowhere, STDOUT_FILENO) >= 0 && ::dup2(nowhere, STDERR_FILENO) >= 0);
    misuse();
    ::_exit(0);
  }
  int status = 0;
  ENSURE(::waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

}  // namespace

TEST_CASE("values come back as they went in") {
  Fixture fixture;
  const Hash hash = sha256("x");
  const Bytes octets("\0\xff\x80", 3);
  REQUIRE(fixture.database->write([&](Session& session) -> Result<void> {
    TRY_VOID(session.execute("INSERT INTO thing (bytes, name, number) VALUES ($3, $2, $1)",
                             std::int64_t{-1} << 63, "Вучић", Octets{octets}));
    TRY_VOID(session.execute("INSERT INTO thing VALUES ($1, $2, $3)", 0, "", Octets{}));
    TRY_VOID(session.execute("INSERT INTO thing VALUES ($1, $2, $3)", true,
                             std::optional<std::string>(), hash));
    return {};
  }));
  auto rows = fixture.database->read([&](Session& session) {
    return session.all("SELECT number, name, bytes FROM thing ORDER BY number",
                       [&](const Row& row) -> Result<std::string> {
                         if (row.integer(0) == 1) {
                           CHECK(row.is_null(1));
                           CHECK(row.hash(2) == hash);
                         }
                         return std::string(row.optional_text(1).value_or("none")) + "|" +
                                std::string(row.octets(2));
                       });
  });
  REQUIRE(rows);
  CHECK(*rows == std::vector<std::string>{"Вучић|" + octets, "|", "none|" + Bytes(hash.view())});
}

TEST_CASE("a work that answers an error leaves nothing behind") {
  Fixture fixture;
  auto refused = fixture.database->write([](Session& session) -> Result<int> {
    TRY_VOID(session.execute("INSERT INTO thing (number) VALUES (1)"));
    return Error{Code::denied, "no"};
  });
  CHECK(refused.error().code == Code::denied);
  CHECK(fixture.count() == 0);
}

TEST_CASE("a statement that fails dooms its transaction, whatever the work makes of it") {
  Fixture fixture;
  REQUIRE(fixture.add(1, "one"));
  auto doomed = fixture.database->write([](Session& session) -> Result<void> {
    TRY_VOID(session.execute("INSERT INTO thing (number) VALUES (2)"));
    CHECK(session.execute("INSERT INTO thing (number) VALUES (1)").error().code == Code::conflict);
    CHECK(session.execute("INSERT INTO thing (number) VALUES (3)").error().code == Code::conflict);
    return {};
  });
  CHECK(doomed.error().code == Code::conflict);
  CHECK(fixture.count() == 1);
  CHECK(fixture.add(2, "two"));
}

TEST_CASE("the number of rows changed is that of the statement") {
  Fixture fixture;
  REQUIRE(fixture.add(1, "one"));
  REQUIRE(fixture.add(2, "two"));
  REQUIRE(fixture.database->write([](Session& session) -> Result<void> {
    CHECK(*session.execute("UPDATE thing SET name = name || '!'") == 2);
    CHECK(*session.execute("SELECT number FROM thing") == 0);
    CHECK(*session.execute("DELETE FROM thing WHERE number = $2 AND $1 < $2", 9, 7) == 0);
    CHECK(*session.execute("INSERT INTO thing (number) VALUES (1) ON CONFLICT DO NOTHING") == 0);
    auto returned = session.one(
        "DELETE FROM thing WHERE number = $1 RETURNING name",
        [](const Row& row) { return std::string(row.text(0)); }, 2);
    CHECK(**returned == "two!");
    return {};
  }));
}

TEST_CASE("deleted words are in the file, and no longer once the database forgets them") {
  Fixture fixture;
  auto on_disk = [&] {
    std::size_t found = 0;
    for (const char* file : {"/glasnik.db", "/glasnik.db-wal"}) {
      auto octets = read_file(operating_system_files(), fixture.directory + file, 64U << 20U);
      if (!octets) continue;
      for (auto at = octets->find("canary"); at != octets->npos;
           at = octets->find("canary", at + 1))
        ++found;
    }
    return found;
  };
  for (int i = 0; i < 600; ++i) {  // scattered, so that pages split
    int number = (i * 7919) % 600;
    std::string filler(static_cast<std::size_t>(number * 13 % 700), 'x');
    REQUIRE(fixture.add(number,
                        (number % 5 == 0 ? "canary" : "plain") + std::to_string(number) + filler));
  }
  REQUIRE(fixture.database->write([](Session& session) -> Result<void> {
    TRY_VOID(session.execute("DELETE FROM thing WHERE number % 5 = 0"));
    return {};
  }));
  fixture.database.reset();  // folds the WAL: secure_delete has overwritten what it knew of
  CHECK(on_disk() > 0);
  fixture.reopen();
  REQUIRE(fixture.database->forget_deleted());
  CHECK(on_disk() == 0);
  CHECK(fixture.count() == 480);
  REQUIRE(fixture.add(0, "nothing"));
  CHECK(fixture.database->check());
}

TEST_CASE("one is a row or nothing, and two are corrupt") {
  Fixture fixture;
  auto name = [&](Sql sql) {
    return fixture.database->read([&](Session& session) {
      return session.one(sql, [](const Row& row) { return std::string(row.text(0)); });
    });
  };
  CHECK(!name("SELECT name FROM thing")->has_value());
  REQUIRE(fixture.add(1, "one"));
  CHECK(**name("SELECT name FROM thing") == "one");
  REQUIRE(fixture.add(2, "two"));
  CHECK(name("SELECT name FROM thing").error().code == Code::corrupt);
}

TEST_CASE("a column of another kind than asked for is corrupt, not a crash") {
  Fixture fixture;
  REQUIRE(fixture.add(1, "one"));
  auto wrong = [&](auto convert) {
    return fixture.database->read([&](Session& session) {
      return session.one("SELECT name, bytes, number, 1.5 FROM thing", convert);
    });
  };
  CHECK(wrong([](const Row& row) { return row.integer(0); }).error().code == Code::corrupt);
  CHECK(wrong([](const Row& row) { return row.hash(0); }).error().code == Code::corrupt);
  CHECK(wrong([](const Row& row) { return row.octets(1).size(); }).error().code == Code::corrupt);
  CHECK(wrong([](const Row& row) { return row.text(2).size(); }).error().code == Code::corrupt);
  CHECK(wrong([](const Row& row) { return row.integer(3); }).error().code == Code::corrupt);
  CHECK(wrong([](const Row& row) { return row.octets(3).size(); }).error().code == Code::corrupt);
  CHECK(wrong([](const Row& row) { return row.integer(2); }).ok());
}

TEST_CASE("text with a NUL is refused, as PostgreSQL would") {
  Fixture fixture;
  CHECK(fixture.add(1, std::string("a\0b", 3)).error().code == Code::invalid);
}

TEST_CASE("what a reader sees does not change while it reads") {
  Fixture fixture;
  REQUIRE(fixture.add(1, "one"));
  REQUIRE(fixture.database->read([&](Session& session) -> Result<void> {
    CHECK(**Fixture::count_in(session) == 1);
    std::thread([&] { CHECK(fixture.add(2, "two").ok()); }).join();
    CHECK(**Fixture::count_in(session) == 1);
    return {};
  }));
  CHECK(fixture.count() == 2);
}

TEST_CASE("a reader cannot write") {
  Fixture fixture;
  auto written = fixture.database->read(
      [](Session& session) { return session.execute("INSERT INTO thing (number) VALUES (1)"); });
  CHECK(written.error().code == Code::unavailable);
  CHECK(!fixture.database->writer_stopped());
}

TEST_CASE("an exception of a work rolls back and is an error") {
  Fixture fixture;
  auto thrown = fixture.database->write([](Session& session) -> Result<void> {
    TRY_VOID(session.execute("INSERT INTO thing (number) VALUES (1)"));
    throw std::runtime_error("of a library");
  });
  CHECK(thrown.error().code == Code::unavailable);
  CHECK(fixture.count() == 0);
  CHECK(fixture.add(1, "one"));
}

TEST_CASE("writes of many threads all arrive") {
  Fixture fixture;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&fixture, t] {
      for (int i = 0; i < 20; ++i) {
        CHECK(fixture.add(t * 100 + i, std::to_string(t * 100 + i)).ok());
        CHECK(fixture.database->read(&Fixture::count_in).ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(fixture.count() == 160);
  CHECK(fixture.database->check().ok());
}

TEST_CASE("a full queue and a long wait in it answer busy") {
  Fixture fixture({.write_queue = 1, .writer_wait = 500ms});
  REQUIRE(fixture.database->write([&](Session&) -> Result<void> {
    auto late = [&] { CHECK(fixture.add(1, "late").error().code == Code::busy); };
    std::thread first(late), second(late);
    first.join();
    second.join();
    return {};
  }));
  CHECK(fixture.count() == 0);
  CHECK(fixture.add(1, "again"));
}

TEST_CASE("a reader that finds none free answers busy") {
  Fixture fixture({.readers = 1, .reader_wait = 1ms});
  REQUIRE(fixture.database->read([&](Session&) -> Result<void> {
    std::thread([&] {
      CHECK(fixture.database->read(&Fixture::count_in).error().code == Code::busy);
    }).join();
    return {};
  }));
  CHECK(fixture.count() == 0);
}

TEST_CASE("a transaction within a transaction is a bug and aborts") {
  CHECK(aborts([] {
    Fixture fixture;
    (void)fixture.database->write([&](Session&) { return fixture.add(1, "inner"); }).ok();
  }));
  CHECK(aborts([] {
    Fixture fixture;
    (void)fixture.database->read([&](Session&) { return fixture.add(1, "inner"); }).ok();
  }));
  CHECK(aborts([] {
    Fixture fixture;
    (void)fixture.database->read([&](Session&) { return fixture.database->check(); }).ok();
  }));
  CHECK(!aborts([] { Fixture fixture; }));
}

TEST_CASE("a database opened for reading refuses writes and creates nothing") {
  Fixture fixture;
  REQUIRE(fixture.add(1, "one"));
  fixture.options.read_only = true;
  fixture.reopen();
  CHECK(fixture.count() == 1);
  CHECK(fixture.add(2, "two").error().code == Code::unavailable);
  fixture.options.path += ".other";
  CHECK(!open_sqlite(operating_system_files(), fixture.options).ok());
  CHECK(!std::filesystem::exists(fixture.options.path));
}

TEST_CASE("while the server writes, a second process reads") {
  Fixture fixture;
  REQUIRE(fixture.add(1, "one"));
  SqliteOptions beside = fixture.options;
  beside.read_only = true;
  auto other = open_sqlite(operating_system_files(), beside);
  REQUIRE(other);
  REQUIRE(fixture.add(2, "two"));
  CHECK(**(*other)->read(&Fixture::count_in) == 2);
}

TEST_CASE("the WAL does not grow without end, though readers always read") {
  Fixture fixture({.checkpoint_pages = 20});
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!done) CHECK(fixture.database->read(&Fixture::count_in).ok());
    });
  }
  for (int i = 0; i < 300; ++i) REQUIRE(fixture.add(i, std::to_string(i)));
  done = true;
  for (std::thread& thread : readers) thread.join();
  CHECK(std::filesystem::file_size(fixture.options.path + "-wal") < 200 * 4'120);
}

TEST_CASE("a file of another program, and one that is no database, are refused") {
  Fixture fixture;
  SqliteOptions options;
  options.path = fixture.directory + "/other.db";
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(options.path.c_str(), &other) == SQLITE_OK);
  sqlite3_exec(other, "CREATE TABLE theirs (x)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  CHECK(open_sqlite(operating_system_files(), options).error().code == Code::invalid);
  options.path = fixture.directory + "/text.db";
  REQUIRE(write_durably(operating_system_files(), options.path, std::string(8'192, 'x')));
  CHECK(open_sqlite(operating_system_files(), options).error().code == Code::corrupt);
}

TEST_CASE("a database damaged on the disk is named by check") {
  Fixture fixture;
  for (int i = 0; i < 200; ++i) REQUIRE(fixture.add(i, std::string(100, 'x') + std::to_string(i)));
  CHECK(fixture.database->check().ok());
  fixture.database.reset();
  auto file = operating_system_files().open(fixture.options.path, Open::update);
  REQUIRE(file);
  REQUIRE((*file)->write_at(5 * 4'096, std::string(64, '\xff')));
  fixture.options.read_only = true;
  fixture.reopen();
  CHECK(fixture.database->check().error().code == Code::corrupt);
}
