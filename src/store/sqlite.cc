#include "store/sqlite.h"

#include "store/sqlite_readers.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_writer.h"

namespace glasnik::store {
namespace {

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::unique_ptr<SqliteWriter> writer, std::unique_ptr<SqliteReaders> readers)
      : writer_(std::move(writer)), readers_(std::move(readers)) {}

  bool writer_stopped() const override { return writer_ && writer_->stopped(); }

  Result<void> forget_deleted() override {
    ensure_outside_a_transaction();
    if (!writer_) return Error{Code::unavailable, "the database was opened for reading only"};
    return writer_->forget_deleted();
  }

  Result<void> check() override {
    ensure_outside_a_transaction();
    return readers_->check();
  }

  Result<std::vector<std::string>> schema_differences(
      std::span<const Migration> migrations) override {
    return read([&](Session& session) { return store::schema_differences(session, migrations); });
  }

 protected:
  Result<void> run_read(const Transaction& transaction) override {
    ensure_outside_a_transaction();
    return readers_->run(transaction);
  }

  Result<void> run_write(const Transaction& transaction) override {
    ensure_outside_a_transaction();
    if (!writer_) return Error{Code::unavailable, "the database was opened for reading only"};
    return writer_->run(transaction);
  }

 private:
  // Inside one, a second would wait for itself or see another snapshot: a bug either way.
  void ensure_outside_a_transaction() {
    ENSURE(!writer_ || !writer_->is_this_thread());
    ENSURE(!readers_->reading());
  }

  std::unique_ptr<SqliteWriter> writer_;    // none: read only
  std::unique_ptr<SqliteReaders> readers_;  // closed first, so that the writer folds the WAL last
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(Files& files, const SqliteOptions& options) {
  std::unique_ptr<SqliteWriter> writer;
  if (!options.read_only) {
    TRY(writer, SqliteWriter::start(files, options));
  }
  TRY(auto readers, SqliteReaders::open(options));
  return std::unique_ptr<Database>(new SqliteDatabase(std::move(writer), std::move(readers)));
}

}  // namespace glasnik::store
