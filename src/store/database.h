#pragma once
// Where rows survive. What write() acknowledged is on the disk, through power cuts too; a
// transaction is there whole or not at all. Any number of threads read, each a snapshot; one thread
// writes. Deliberately absent: SQL made at run time, transactions that outlive a call, retries of
// failed syncs.
//
//   auto title = database.read([&](Session& s) {
//     return s.one("SELECT title FROM document WHERE id = $1",
//                  [](const Row& row) { return std::string(row.text(0)); }, id);
//   });                                           // Result<std::optional<std::string>>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "store/sql.h"
#include "store/value.h"

namespace glasnik::store {

// What a visitor or converter makes of a row, whether or not it can fail: T or Result<T>.
template <typename T>
struct Plain {
  using type = T;
};
template <typename T>
struct Plain<Result<T>> {
  using type = T;
};
template <typename Function>
using RowAnswer = typename Plain<std::invoke_result_t<Function&, const Row&>>::type;

using RowVisitor = std::function<Result<void>(const Row&)>;

struct Migration;  // store/migrate.h

// One transaction, lent to the function that does the work, on that function's thread. The first
// statement that fails dooms the transaction: later ones answer the same error, and so does commit.
class Session {
 public:
  virtual ~Session() = default;

  // Runs one statement; each row goes to `visit`, whose error ends the statement. A visitor may run
  // other statements, not the same one. The answer is the number of rows inserted, changed or
  // deleted. conflict: a constraint; corrupt: rows are not what the schema promises; unavailable:
  // disk.
  virtual Result<std::int64_t> run(Sql sql, std::span<const Value> values,
                                   const RowVisitor& visit) = 0;
  virtual Result<void> run(const Script& script) = 0;

  // For statements without an answer: the number of rows changed.
  template <typename... Args>
  Result<std::int64_t> execute(Sql sql, const Args&... args) {
    return run(sql, Values<Args...>{Value(args)...}, [](const Row&) { return Result<void>(); });
  }

  // Calls visit(row) for each row; it returns void or Result<void>.
  template <typename Visit, typename... Args>
  Result<void> each(Sql sql, Visit visit, const Args&... args) {
    auto visitor = [&](const Row& row) -> Result<void> {
      if constexpr (std::is_void_v<std::invoke_result_t<Visit&, const Row&>>) {
        visit(row);
        return {};
      } else {
        return visit(row);
      }
    };
    TRY_VOID(run(sql, Values<Args...>{Value(args)...}, std::ref(visitor)));
    return {};
  }

  // The only row, converted (T or Result<T>), or nothing. A second row is corrupt.
  template <typename Convert, typename... Args>
  Result<std::optional<RowAnswer<Convert>>> one(Sql sql, Convert convert, const Args&... args) {
    std::optional<RowAnswer<Convert>> found;
    TRY_VOID(each(
        sql,
        [&](const Row& row) -> Result<void> {
          if (found) return Error{Code::corrupt, std::string("more than one row: ") + sql.text()};
          Result<RowAnswer<Convert>> converted = convert(row);
          TRY(found, std::move(converted));
          return {};
        },
        args...));
    return found;
  }

  // All rows, converted (T or Result<T>). For answers that a LIMIT or the schema keeps small.
  template <typename Convert, typename... Args>
  Result<std::vector<RowAnswer<Convert>>> all(Sql sql, Convert convert, const Args&... args) {
    std::vector<RowAnswer<Convert>> rows;
    TRY_VOID(each(
        sql,
        [&](const Row& row) -> Result<void> {
          Result<RowAnswer<Convert>> converted = convert(row);
          TRY(auto value, std::move(converted));
          rows.push_back(std::move(value));
          return {};
        },
        args...));
    return rows;
  }

 private:
  template <typename... Args>
  using Values = std::array<Value, sizeof...(Args)>;
};

// Two engines: SQLite (store/sqlite.h), PostgreSQL. Thread-safe. A work function is
// `Result<T>(Session&)`; it runs on no more than one thread and may borrow from its caller, who
// waits. Calling read or write inside a work function is a bug and aborts: use the session at hand.
class Database {
 public:
  virtual ~Database() = default;

  // A read-only transaction on one snapshot, on the calling thread. Keep it short: while it lasts,
  // the log of writes cannot be folded. busy if no reader is free within the limit.
  template <typename Work>
  auto read(Work work) -> std::invoke_result_t<Work&, Session&> {
    return carry(work, [&](const Transaction& transaction) { return run_read(transaction); });
  }

  // One transaction on the writer thread; ok only when it is durable. The work's error, or a failed
  // commit, rolls everything back. busy: the queue is full, or its wait too long. unavailable with
  // disk_full(error): nothing is lost, later writes may succeed. unavailable "writer stopped": a
  // sync or write failed, and nobody knows what the disk holds; only a new start may write again.
  template <typename Work>
  auto write(Work work) -> std::invoke_result_t<Work&, Session&> {
    return carry(work, [&](const Transaction& transaction) { return run_write(transaction); });
  }

  virtual bool writer_stopped() const = 0;

  // Makes unreadable on the disk what was deleted before: the database is written anew without it,
  // and the log of writes emptied. As long and as large as a copy of the database; busy while
  // others read old snapshots. What the disk itself keeps of overwritten blocks is beyond its
  // reach.
  virtual Result<void> forget_deleted() = 0;

  // Reads everything and checks that it hangs together (scrub, tests); corrupt names what does not.
  virtual Result<void> check() = 0;
  // What in its schema is not what these migrations make, a sentence each: tables, indexes, views,
  // triggers. Whoever can write to the file can put any of them there.
  virtual Result<std::vector<std::string>> schema_differences(
      std::span<const Migration> migrations) = 0;

 protected:
  using Transaction = std::function<Result<void>(Session&)>;
  virtual Result<void> run_read(const Transaction& transaction) = 0;
  virtual Result<void> run_write(const Transaction& transaction) = 0;

 private:
  // Hands the work's own answer out, unless the transaction around it failed.
  template <typename Work, typename Run>
  static auto carry(Work& work, Run run) -> std::invoke_result_t<Work&, Session&> {
    std::optional<std::invoke_result_t<Work&, Session&>> answer;
    auto transaction = [&](Session& session) -> Result<void> {
      answer.emplace(work(session));
      if (!answer->ok()) return answer->error();
      return {};
    };
    TRY_VOID(run(std::ref(transaction)));
    return *std::move(answer);
  }
};

}  // namespace glasnik::store
