#include "store/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/log.h"
#include "store/migrate.h"
#include "store/sqlite_result.h"

namespace glasnik::store {
namespace {

constexpr int kApplicationId = 0x476c736e;  // "Glsn", for file(1) and for us
constexpr int kFileFormat = 1;              // user_version; the schema is counted by migrate.h
constexpr std::size_t kPagesInMemory = 16 * 1024;  // 64 MiB: a larger copy is made in a file
constexpr std::size_t kStatements = 256;           // remembered a connection, about 4 KiB each

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), by);
    at += by.size();
  }
}

std::string in_sqlite_words(std::string_view script) {
  std::string text(script);
  replace_all(text, "{integer}", "INTEGER");
  replace_all(text, "{octets}", "BLOB");
  replace_all(text, "{strict}", "STRICT");
  replace_all(text, "{clustered}", "STRICT, WITHOUT ROWID");
  return text;
}

bool may_write(const std::string& directory) { return ::access(directory.c_str(), W_OK) == 0; }

// Reading a WAL database makes files beside it. Where that is not allowed and no WAL waits, the
// file by itself is all there is, and SQLite is told so.
bool stands_alone(const SqliteOptions& options) {
  bool on_disk = options.read_only && options.vfs.empty();
  return on_disk && !may_write(directory_of(options.path)) &&
         ::access((options.path + "-wal").c_str(), F_OK) != 0;
}

std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (char c : path) {
    bool special = c == '%' || c == '?' || c == '#';
    uri += special ? fmt::format("%{:02x}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return uri + "?immutable=1";
}

bool has_nul(const Value& value) {
  return value.kind() == Value::Kind::text && value.view().find('\0') != std::string_view::npos;
}

}  // namespace

SqliteConnection::SqliteConnection(sqlite3* handle, Role role, std::chrono::milliseconds lock_wait)
    : handle_(handle), role_(role), lock_wait_(lock_wait) {
  wait_for_locks(lock_wait_);
}

void SqliteConnection::wait_for_locks(std::chrono::milliseconds wait) {
  sqlite3_busy_timeout(handle_, static_cast<int>(wait.count()));
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  // Closing would fold the WAL and sync: after a failed sync that would be the forbidden retry.
  if (broken_) sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  ENSURE(sqlite3_close(handle_) == SQLITE_OK);
}

// SQLite syncs the directory too, but takes its failure for success; so it is done before SQLite
// has a reason to.
Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open_writer(
    Files& files, const SqliteOptions& options) {
  const std::string directory = directory_of(options.path);
  TRY(bool there, files.exists(options.path));
  if (!there) {
    TRY_VOID(files.open(options.path, Open::create));
    TRY_VOID(files.sync_directory(directory));
  }
  TRY(auto connection, open(options, Role::writer));
  TRY_VOID(connection->use_wal());
  TRY_VOID(files.sync_directory(directory));  // now with the WAL in it
  TRY_VOID(connection->identify());
  return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open_reader(
    const SqliteOptions& options) {
  auto opened = open(options, Role::reader);
  if (!opened && options.read_only && !may_write(directory_of(options.path))) {
    return Error{
        opened.error().code,
        opened.error().message + ": look as the user who owns the directory, or at a copy"};
  }
  if (!opened) return opened;
  TRY_VOID((*opened)->identify());
  return opened;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open_in_memory() {
  SqliteOptions options;
  options.path = ":memory:";
  TRY(auto connection, open(options, Role::writer));
  TRY_VOID(connection->identify());
  return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const SqliteOptions& options,
                                                                 Role role) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  flags |= role == Role::writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const char* vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
  std::string name = options.path;
  if (role == Role::reader && stands_alone(options)) {
    flags |= SQLITE_OPEN_URI;
    name = immutable_uri(options.path);
  }
  sqlite3* handle = nullptr;
  int result = sqlite3_open_v2(name.c_str(), &handle, flags, vfs);
  if (handle == nullptr) return Error{Code::unavailable, "no memory for a database connection"};
  std::unique_ptr<SqliteConnection> connection(
      new SqliteConnection(handle, role, options.lock_wait));
  if (result != SQLITE_OK) return connection->failure(result, "open " + options.path);
  TRY_VOID(connection->configure(options));
  return connection;
}

Result<void> SqliteConnection::configure(const SqliteOptions& options) {
  // A tampered file must not run code of its own: no schema writes, no functions from its schema.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  std::size_t cache = role_ == Role::writer ? options.writer_cache : options.reader_cache;
  // No mmap: there a failing disk is a SIGBUS. secure_delete: what law removes is overwritten.
  TRY_VOID(ask(fmt::format("PRAGMA synchronous={}", static_cast<int>(options.synchronous))));
  TRY_VOID(ask(fmt::format("PRAGMA cache_size=-{}", cache)));
  TRY_VOID(ask("PRAGMA mmap_size=0"));
  TRY_VOID(ask("PRAGMA temp_store=MEMORY"));
  TRY_VOID(ask("PRAGMA secure_delete=ON"));
  TRY_VOID(ask("PRAGMA cell_size_check=ON"));
  if (options.extension == nullptr) return {};
  int result = options.extension(handle_);
  if (result != SQLITE_OK) return failure(result, "extend the connection");
  return {};
}

Result<void> SqliteConnection::use_wal() {
  TRY(std::string mode, ask("PRAGMA journal_mode=WAL"));
  TRY_VOID(ask("PRAGMA user_version"));  // a first look, which creates the WAL
  if (mode != "wal") return Error{Code::unavailable, "the file system cannot hold a WAL: " + mode};
  // In place of SQLite's own checkpoints, which ignore a failed sync.
  sqlite3_wal_hook(
      handle_,
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<SqliteConnection*>(self)->wal_pages_ = static_cast<std::size_t>(pages);
        return SQLITE_OK;
      },
      this);
  return {};
}

// Ours, or still empty and then made ours.
Result<void> SqliteConnection::identify() {
  TRY(std::string application, ask("PRAGMA application_id"));
  TRY(std::string format, ask("PRAGMA user_version"));
  if (application == std::to_string(kApplicationId)) {
    if (format == std::to_string(kFileFormat)) return {};
    return Error{Code::conflict, "the database has file format " + format +
                                     ", this program knows " + std::to_string(kFileFormat) +
                                     ": use a newer program"};
  }
  TRY(std::string tables, ask("SELECT count(*) FROM sqlite_schema"));
  if (application != "0" || tables != "0" || role_ == Role::reader) {
    return Error{Code::invalid, "the file is no database of this program"};
  }
  return give_birth();
}

Result<void> SqliteConnection::give_birth() {
  return transact([this](Session& session) -> Result<void> {
    TRY_VOID(ask(fmt::format("PRAGMA application_id={}", kApplicationId)));
    TRY_VOID(ask(fmt::format("PRAGMA user_version={}", kFileFormat)));
    return session.run(kMigrationTable);
  });
}

Result<std::string> SqliteConnection::ask(const std::string& text) {
  SqliteStatement statement;
  int result = statement.prepare(handle_, text.c_str());
  if (result != SQLITE_OK) return failure(result, text);
  std::string answer;
  if ((result = statement.step()) == SQLITE_ROW) {
    answer = statement.first_column();
    result = statement.step();
  }
  if (result != SQLITE_DONE && result != SQLITE_ROW) return failure(result, text);
  return answer;
}

Result<std::int64_t> SqliteConnection::run(Sql sql, std::span<const Value> values,
                                           const RowVisitor& visit) {
  if (doomed_) return *doomed_;
  return run_statement(sql, values, visit);
}

Result<std::int64_t> SqliteConnection::run_statement(Sql sql, std::span<const Value> values,
                                                     const RowVisitor& visit) {
  ENSURE(values.size() == static_cast<std::size_t>(sql.parameters()));
  if (std::any_of(values.begin(), values.end(), has_nul)) {
    return doom({Code::invalid, "text contains a NUL"});
  }
  TRY(auto* statement, prepared(sql));
  SqliteStatement::Run run(*statement);
  const std::int64_t before = sqlite3_total_changes64(handle_);
  int result = statement->bind(values);
  while (result == SQLITE_OK || result == SQLITE_ROW) {
    if ((result = statement->step()) != SQLITE_ROW) break;
    Row row = statement->row();
    Result<void> visited = visit(row);
    if (!row.as_promised()) {
      return doom(
          {Code::corrupt, std::string("a row is not what the schema promises: ") + sql.text()});
    }
    if (!visited.ok()) return visited.error();
  }
  if (result != SQLITE_DONE) return failure(result, sql.text());
  return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

Result<SqliteStatement*> SqliteConnection::prepared(Sql sql) {
  if (auto known = statements_.find(sql.text()); known != statements_.end()) {
    return known->second.get();
  }
  if (statements_.size() >= kStatements) {
    std::erase_if(statements_, [](const auto& item) { return !item.second->running(); });
  }
  auto statement = std::make_unique<SqliteStatement>();
  int result = statement->prepare(handle_, sql.text());
  if (result != SQLITE_OK) return failure(result, sql.text());
  return statements_.emplace(sql.text(), std::move(statement)).first->second.get();
}

Result<void> SqliteConnection::run(const Script& script) {
  if (doomed_) return *doomed_;
  const std::string text = in_sqlite_words(script.text());
  int result = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return failure(result, "script");
  return {};
}

Result<void> SqliteConnection::control(Sql sql) {
  TRY_VOID(run_statement(sql, {}, [](const Row&) { return Result<void>(); }));
  return {};
}

Result<void> SqliteConnection::transact(const std::function<Result<void>(Session&)>& work) {
  struct Ending {
    sqlite3* handle;
    ~Ending() {  // SQLite may have rolled back by itself, or committed
      if (sqlite3_get_autocommit(handle) == 0) {
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
      }
    }
  } ending{handle_};
  doomed_.reset();
  TRY_VOID(role_ == Role::writer ? control("BEGIN IMMEDIATE") : control("BEGIN"));
  TRY_VOID(work(*this));
  if (doomed_) return *doomed_;
  return control("COMMIT");
}

Result<void> SqliteConnection::fold_some() {
  int result =
      sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (result != SQLITE_OK && result != SQLITE_BUSY) return failure(result, "fold the WAL");
  return {};
}

Result<void> SqliteConnection::fold_all(std::chrono::milliseconds wait) {
  wait_for_locks(wait);
  int result =
      sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  wait_for_locks(lock_wait_);
  if (result != SQLITE_OK) return failure(result, "fold the WAL");
  wal_pages_ = 0;
  return {};
}

// secure_delete alone would not do: a page that is rebuilt when its neighbour splits keeps copies
// of the rows that moved away, in the gap between its pointers and its cells, and later deletions
// do not reach those. What was in the WAL went into the file and is overwritten there or cut off.
Result<void> SqliteConnection::forget_deleted(std::chrono::milliseconds wait) {
  doomed_.reset();
  TRY(std::string pages, ask("PRAGMA page_count"));
  bool large = std::strtoull(pages.c_str(), nullptr, 10) > kPagesInMemory;
  if (large) TRY_VOID(ask("PRAGMA temp_store=FILE"));
  Result<std::string> rewritten = ask("VACUUM");
  if (large) TRY_VOID(ask("PRAGMA temp_store=MEMORY"));
  if (!rewritten) return rewritten.error();
  return fold_all(wait);
}

Result<void> SqliteConnection::check() {
  doomed_.reset();
  TRY(std::string answer, ask("PRAGMA integrity_check(1)"));
  if (answer != "ok") return Error{Code::corrupt, "database: " + answer};
  TRY(std::string orphan, ask("PRAGMA foreign_key_check"));
  if (!orphan.empty()) return Error{Code::corrupt, "database: a foreign key of " + orphan};
  return {};
}

Error SqliteConnection::failure(int result, std::string_view doing) {
  Error error = sqlite_error(handle_, result, doing);
  if (leaves_disk_unknown(result) && !broken_) broken_ = error;
  return doom(std::move(error));
}

Error SqliteConnection::doom(Error error) {
  if (error.code == Code::corrupt) log_line(Severity::alarm, "store", error.message);
  doomed_ = error;
  return error;
}

}  // namespace glasnik::store
