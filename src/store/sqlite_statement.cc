#include "store/sqlite_statement.h"

#include <sqlite3.h>

#include <cstdlib>

namespace glasnik::store {
namespace {

Value column_value(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_NULL:
      return {};
    case SQLITE_TEXT: {
      auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return std::string_view(text, size);
    }
    case SQLITE_BLOB: {
      auto* octets = static_cast<const char*>(sqlite3_column_blob(statement, column));
      auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return Octets{BytesView(octets, size)};
    }
    default:
      return Value::foreign();  // a real
  }
}

}  // namespace

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

int SqliteStatement::prepare(sqlite3* handle, const char* text) {
  int result = sqlite3_prepare_v3(handle, text, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  // SQLite counts named parameters as it meets them: `$2 ... $1` are its first and second.
  for (int i = 1; i <= sqlite3_bind_parameter_count(handle_); ++i) {
    int number = std::atoi(sqlite3_bind_parameter_name(handle_, i) + 1);
    arguments_.push_back(static_cast<std::size_t>(number - 1));
  }
  return result;
}

int SqliteStatement::bind(std::span<const Value> values) {
  for (std::size_t i = 0; i < arguments_.size(); ++i) {
    int result = bind_one(static_cast<int>(i + 1), values[arguments_[i]]);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

int SqliteStatement::bind_one(int place, const Value& value) {
  const std::string_view view = value.view().empty() ? "" : value.view();  // never a null pointer
  switch (value.kind()) {
    case Value::Kind::integer:
      return sqlite3_bind_int64(handle_, place, value.integer());
    case Value::Kind::text:
      return sqlite3_bind_text64(handle_, place, view.data(), view.size(), SQLITE_STATIC,
                                 SQLITE_UTF8);
    case Value::Kind::octets:
      return sqlite3_bind_blob64(handle_, place, view.data(), view.size(), SQLITE_STATIC);
    default:
      return sqlite3_bind_null(handle_, place);
  }
}

int SqliteStatement::step() { return sqlite3_step(handle_); }

Row SqliteStatement::row() {
  columns_.resize(static_cast<std::size_t>(sqlite3_column_count(handle_)));
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] = column_value(handle_, static_cast<int>(i));
  }
  return Row(columns_);
}

std::string SqliteStatement::first_column() {
  auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, 0));
  return text == nullptr ? "" : text;
}

SqliteStatement::Run::Run(SqliteStatement& statement) : statement_(statement) {
  ENSURE(!statement.running_);  // a visitor ran the statement that called it
  statement.running_ = true;
}

SqliteStatement::Run::~Run() {
  sqlite3_reset(statement_.handle_);
  statement_.running_ = false;
}

}  // namespace glasnik::store
