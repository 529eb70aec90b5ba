#pragma once
// A few reader connections, lent to whichever thread reads. Internal to the room.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "store/sqlite_connection.h"

namespace glasnik::store {

class SqliteReaders {
 public:
  static Result<std::unique_ptr<SqliteReaders>> open(const SqliteOptions& options);

  // One transaction with the caller's thread on a free connection. busy if none was free in time.
  Result<void> run(const std::function<Result<void>(Session&)>& work);
  Result<void> check();

  // Whether the calling thread is inside run().
  bool reading();

 private:
  struct Seat {
    std::unique_ptr<SqliteConnection> connection;
    std::thread::id reader;  // nobody: the default id
  };
  class Taken;

  explicit SqliteReaders(std::chrono::milliseconds wait) : wait_(wait) {}
  Seat* free_seat();
  Result<Seat*> take();
  void give_back(Seat& seat);

  const std::chrono::milliseconds wait_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<Seat> seats_;  // the readers' ids under the mutex; a connection is its reader's
};

}  // namespace glasnik::store
