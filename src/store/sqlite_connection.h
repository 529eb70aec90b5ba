#pragma once
// One connection to an SQLite file, with our settings and its prepared statements. Used by one
// thread at a time. Internal to the room: above it there are only sessions.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/database.h"
#include "store/sqlite.h"
#include "store/sqlite_statement.h"

struct sqlite3;

namespace glasnik::store {

class SqliteConnection final : public Session {
 public:
  // Creates the database if need be; its names are durable once this answers.
  static Result<std::unique_ptr<SqliteConnection>> open_writer(Files& files,
                                                               const SqliteOptions& options);
  static Result<std::unique_ptr<SqliteConnection>> open_reader(const SqliteOptions& options);
  // A new database of ours that no file holds.
  static Result<std::unique_ptr<SqliteConnection>> open_in_memory();
  ~SqliteConnection() override;

  Result<std::int64_t> run(Sql sql, std::span<const Value> values,
                           const RowVisitor& visit) override;
  Result<void> run(const Script& script) override;

  // BEGIN, the work, COMMIT; anything less than all three rolls back, an exception of the work too.
  Result<void> transact(const std::function<Result<void>(Session&)>& work);

  // Folds the WAL into the database: what no reader of an old snapshot holds back, or all of it,
  // waiting so long for readers, with the WAL empty afterwards (else busy).
  Result<void> fold_some();
  Result<void> fold_all(std::chrono::milliseconds wait);
  // Writes the database anew, so that no freed place in it holds old octets, and empties the WAL.
  Result<void> forget_deleted(std::chrono::milliseconds wait);
  std::size_t wal_pages() const { return wal_pages_; }  // after the last commit

  // Set once a write, sync or read failed beneath this connection (not: a full disk).
  const std::optional<Error>& broken() const { return broken_; }

  Result<void> check();

 private:
  enum class Role { writer, reader };
  SqliteConnection(sqlite3* handle, Role role, std::chrono::milliseconds lock_wait);
  static Result<std::unique_ptr<SqliteConnection>> open(const SqliteOptions& options, Role role);
  Result<void> configure(const SqliteOptions& options);
  Result<void> use_wal();
  Result<void> identify();
  Result<void> give_birth();

  Result<std::string> ask(const std::string& text);  // first column of the first row, or ""
  Result<SqliteStatement*> prepared(Sql sql);
  Result<std::int64_t> run_statement(Sql sql, std::span<const Value> values,
                                     const RowVisitor& visit);
  Result<void> control(Sql sql);
  void wait_for_locks(std::chrono::milliseconds wait);
  Error failure(int result, std::string_view doing);
  Error doom(Error error);

  sqlite3* handle_;
  Role role_;
  std::chrono::milliseconds lock_wait_;
  std::unordered_map<const char*, std::unique_ptr<SqliteStatement>> statements_;
  std::optional<Error> doomed_;  // why the present transaction cannot commit
  std::optional<Error> broken_;
  std::size_t wal_pages_ = 0;
};

}  // namespace glasnik::store
