#pragma once
// The single writer: one thread, one connection, transactions one after another in order of
// arrival. Internal to the room.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "store/sqlite_connection.h"

namespace glasnik::store {

class SqliteWriter {
 public:
  static Result<std::unique_ptr<SqliteWriter>> start(Files& files, const SqliteOptions& options);
  ~SqliteWriter();

  // Waits for its turn, then for its commit. Any thread but the writer's own.
  Result<void> run(const std::function<Result<void>(Session&)>& work);
  Result<void> forget_deleted();  // likewise

  bool stopped() const { return stopped_; }
  bool is_this_thread() const { return thread_.get_id() == std::this_thread::get_id(); }

 private:
  // What is asked for, on the stack of the thread that waits for it.
  struct Job {
    const std::function<Result<void>(Session&)>* work;  // in a transaction; null: forget
    Result<void> outcome;
    bool done = false;
    std::condition_variable ended;
  };

  SqliteWriter(const SqliteOptions& options, std::unique_ptr<SqliteConnection> connection);
  void write_until_closed();
  Result<void> wait_for(Job& job);
  Job* next();
  Result<void> perform(const Job& job);
  Result<void> fold_what_was_left();
  void fold_when_due();
  void stop_if_broken();

  const std::size_t queue_limit_;
  const std::chrono::milliseconds wait_;
  const std::chrono::milliseconds lock_wait_;
  const std::size_t checkpoint_pages_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job*> queue_;
  bool closing_ = false;

  std::atomic<bool> stopped_ = false;  // set once, by the writer thread

  // Owned by the writer thread:
  std::unique_ptr<SqliteConnection> connection_;
  bool folded_ = false;  // what an earlier process left in the WAL
  std::size_t fold_at_;  // WAL pages

  std::thread thread_;  // last: it uses all of the above
};

}  // namespace glasnik::store
