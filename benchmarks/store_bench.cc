// What the room costs above the engine: each measure beside its peer, the SQLite C interface (or
// the disk itself) doing the same in the same run. The database is made in the working directory,
// so that its disk is the one measured.
//
//   store_bench --benchmark_enable_random_interleaving=true --benchmark_repetitions=5

#include <benchmark/benchmark.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "sim/dice.h"
#include "store/migrate.h"
#include "store/sqlite.h"

using namespace glasnik;
using namespace glasnik::store;

namespace {

constexpr int kBatch = 256;
constexpr std::int64_t kRows = 100'000;
const std::string kText(200, 'x');

constexpr Migration kSchema[] = {{1, "bench", R"sql(
CREATE TABLE row (number {integer} PRIMARY KEY, text TEXT NOT NULL) {strict};
)sql"}};

class Directory {
 public:
  Directory() { ENSURE(::mkdtemp(path_.data()) != nullptr); }
  ~Directory() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_ = "store_bench_XXXXXX";
};

std::unique_ptr<Database> open_bench(const Directory& directory) {
  auto database = *open_sqlite(operating_system_files(), {.path = directory.file("glasnik.db")});
  ENSURE(migrate(*database, kSchema).ok());
  return database;
}

Result<void> insert_batch(Session& session, std::int64_t first, int count) {
  for (int i = 0; i < count; ++i) {
    TRY_VOID(session.execute("INSERT INTO row (number, text) VALUES ($1, $2)", first + i, kText));
  }
  return {};
}

std::unique_ptr<Database> open_filled(const Directory& directory) {
  auto database = open_bench(directory);
  for (std::int64_t first = 0; first < kRows; first += 1'000) {
    ENSURE(database->write([&](Session& s) { return insert_batch(s, first, 1'000); }).ok());
  }
  return database;
}

// The peer: the same file format and settings, straight on the C interface.
class Raw {
 public:
  explicit Raw(const std::string& path) {
    ENSURE(sqlite3_open_v2(path.c_str(), &handle_,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                           nullptr) == SQLITE_OK);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA cache_size=-4096");
    run("PRAGMA secure_delete=ON");
    run("CREATE TABLE IF NOT EXISTS row (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  }
  ~Raw() { sqlite3_close(handle_); }
  void run(const char* sql) {
    ENSURE(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    ENSURE(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr) == SQLITE_OK);
    return statement;
  }

 private:
  sqlite3* handle_ = nullptr;
};

void step(sqlite3_stmt* statement) {
  sqlite3_step(statement);
  sqlite3_reset(statement);
}

void insert_raw(sqlite3_stmt* statement, std::int64_t number) {
  sqlite3_bind_int64(statement, 1, number);
  sqlite3_bind_text(statement, 2, kText.data(), static_cast<int>(kText.size()), SQLITE_STATIC);
  step(statement);
}

void insert_store(benchmark::State& state) {
  Directory directory;
  auto database = open_bench(directory);
  std::int64_t next = 0;
  for (auto _ : state) {
    ENSURE(database->write([&](Session& s) { return insert_batch(s, next, kBatch); }).ok());
    next += kBatch;
  }
  state.SetItemsProcessed(next);
}
BENCHMARK(insert_store)->Unit(benchmark::kMillisecond)->UseRealTime();

void insert_sqlite(benchmark::State& state) {
  Directory directory;
  Raw raw(directory.file("raw.db"));
  sqlite3_stmt* insert = raw.prepare("INSERT INTO row VALUES (?, ?)");
  std::int64_t next = 0;
  for (auto _ : state) {
    raw.run("BEGIN IMMEDIATE");
    for (int i = 0; i < kBatch; ++i) insert_raw(insert, next++);
    raw.run("COMMIT");
  }
  sqlite3_finalize(insert);
  state.SetItemsProcessed(next);
}
BENCHMARK(insert_sqlite)->Unit(benchmark::kMillisecond)->UseRealTime();

void read_store(benchmark::State& state) {
  Directory directory;
  auto database = open_filled(directory);
  sim::Dice dice(1);
  for (auto _ : state) {
    auto size = database->read([&](Session& session) {
      return session.one(
          "SELECT text FROM row WHERE number = $1",
          [](const Row& row) { return row.text(0).size(); }, dice.below(kRows));
    });
    ENSURE(size.ok() && *size == kText.size());
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["sqlite_KiB"] = static_cast<double>(sqlite3_memory_used()) / 1'024;
}
BENCHMARK(read_store)->Unit(benchmark::kMicrosecond);

void read_sqlite(benchmark::State& state) {
  Directory directory;
  open_filled(directory).reset();
  Raw raw(directory.file("glasnik.db"));
  raw.run("PRAGMA cache_size=-1024");
  sqlite3_stmt* begin = raw.prepare("BEGIN");
  sqlite3_stmt* select = raw.prepare("SELECT text FROM row WHERE number = ?");
  sqlite3_stmt* commit = raw.prepare("COMMIT");
  sim::Dice dice(1);
  for (auto _ : state) {
    step(begin);
    sqlite3_bind_int64(select, 1, static_cast<std::int64_t>(dice.below(kRows)));
    ENSURE(sqlite3_step(select) == SQLITE_ROW);
    benchmark::DoNotOptimize(sqlite3_column_text(select, 0));
    sqlite3_reset(select);
    step(commit);
  }
  for (sqlite3_stmt* statement : {begin, select, commit}) sqlite3_finalize(statement);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_sqlite)->Unit(benchmark::kMicrosecond);

// Times each call; the mean hides the folding of the WAL.
template <typename Call>
void time_each(benchmark::State& state, Call call) {
  std::vector<double> took;
  for (auto _ : state) {
    auto started = std::chrono::steady_clock::now();
    call();
    took.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started)
            .count());
  }
  std::sort(took.begin(), took.end());
  state.counters["p50_ms"] = took[took.size() / 2];
  state.counters["p99_ms"] = took[took.size() * 99 / 100];
}

void commit_store(benchmark::State& state) {
  Directory directory;
  auto database = open_bench(directory);
  std::int64_t next = 0;
  time_each(state, [&] {
    ENSURE(database->write([&](Session& s) { return insert_batch(s, next++, 1); }).ok());
  });
}
BENCHMARK(commit_store)->Unit(benchmark::kMillisecond)->UseRealTime();

// Two pages written over an old file and fdatasync: what one commit asks of the disk at the least.
void commit_disk(benchmark::State& state) {
  Directory directory;
  auto file = *operating_system_files().open(directory.file("raw"), Open::create);
  const std::string pages(8'240, 'x');
  std::uint64_t at = 0;
  time_each(state, [&] {
    ENSURE(file->write_at(at, pages).ok() && ::fdatasync(file->descriptor()) == 0);
    at = (at + pages.size()) % 4'000'000;
  });
}
BENCHMARK(commit_disk)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
