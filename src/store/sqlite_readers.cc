#include "store/sqlite_readers.h"

#include <algorithm>

namespace glasnik::store {

// A seat held for one scope, also when an exception of the work passes.
class SqliteReaders::Taken {
 public:
  Taken(SqliteReaders& readers, Seat& seat) : readers_(readers), seat_(seat) {}
  ~Taken() { readers_.give_back(seat_); }
  Taken(const Taken&) = delete;
  Taken& operator=(const Taken&) = delete;

 private:
  SqliteReaders& readers_;
  Seat& seat_;
};

Result<std::unique_ptr<SqliteReaders>> SqliteReaders::open(const SqliteOptions& options) {
  ENSURE(options.readers > 0);
  std::unique_ptr<SqliteReaders> readers(new SqliteReaders(options.reader_wait));
  for (std::size_t i = 0; i < options.readers; ++i) {
    TRY(auto connection, SqliteConnection::open_reader(options));
    readers->seats_.push_back({std::move(connection), {}});
  }
  return readers;
}

Result<void> SqliteReaders::run(const std::function<Result<void>(Session&)>& work) {
  TRY(auto* seat, take());
  Taken taken(*this, *seat);
  return seat->connection->transact(work);
}

Result<void> SqliteReaders::check() {
  TRY(auto* seat, take());
  Taken taken(*this, *seat);
  return seat->connection->check();
}

bool SqliteReaders::reading() {
  std::lock_guard lock(mutex_);
  return std::any_of(seats_.begin(), seats_.end(),
                     [](const Seat& seat) { return seat.reader == std::this_thread::get_id(); });
}

// The first free one, so that few readers keep few caches warm.
SqliteReaders::Seat* SqliteReaders::free_seat() {
  for (Seat& seat : seats_) {
    if (seat.reader == std::thread::id()) return &seat;
  }
  return nullptr;
}

Result<SqliteReaders::Seat*> SqliteReaders::take() {
  std::unique_lock lock(mutex_);
  Seat* seat = nullptr;
  if (!freed_.wait_for(lock, wait_, [&] { return (seat = free_seat()) != nullptr; })) {
    return Error{Code::busy, "all readers of the database are taken: try again"};
  }
  seat->reader = std::this_thread::get_id();
  return seat;
}

void SqliteReaders::give_back(Seat& seat) {
  {
    std::lock_guard lock(mutex_);
    seat.reader = {};
  }
  freed_.notify_one();
}

}  // namespace glasnik::store
