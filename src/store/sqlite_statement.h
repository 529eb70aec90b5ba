#pragma once
// A prepared statement of SQLite's: values in, rows out. Results are SQLite's codes. Internal to
// the room.

#include <span>
#include <vector>

#include "store/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace glasnik::store {

class SqliteStatement {
 public:
  SqliteStatement() = default;
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  int prepare(sqlite3* handle, const char* text);
  int bind(std::span<const Value> values);  // borrowed until the next reset; values[0] is $1
  int step();
  Row row();                   // after a step that found one; valid until the next
  std::string first_column();  // of that row, an integer in digits

  bool running() const { return running_; }

  // Between the first step and the reset, also when an exception passes.
  class Run {
   public:
    explicit Run(SqliteStatement& statement);
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

   private:
    SqliteStatement& statement_;
  };

 private:
  int bind_one(int place, const Value& value);

  sqlite3_stmt* handle_ = nullptr;
  std::vector<std::size_t> arguments_;  // SQLite's parameter i + 1 is our value arguments_[i]
  std::vector<Value> columns_;          // of the present row
  bool running_ = false;
};

}  // namespace glasnik::store
