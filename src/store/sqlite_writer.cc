#include "store/sqlite_writer.h"

#include <algorithm>
#include <exception>

#include "base/log.h"

namespace glasnik::store {

using namespace std::chrono_literals;

Result<std::unique_ptr<SqliteWriter>> SqliteWriter::start(Files& files,
                                                          const SqliteOptions& options) {
  TRY(auto connection, SqliteConnection::open_writer(files, options));
  return std::unique_ptr<SqliteWriter>(new SqliteWriter(options, std::move(connection)));
}

SqliteWriter::SqliteWriter(const SqliteOptions& options,
                           std::unique_ptr<SqliteConnection> connection)
    : queue_limit_(options.write_queue),
      wait_(options.writer_wait),
      lock_wait_(options.lock_wait),
      checkpoint_pages_(options.checkpoint_pages),
      connection_(std::move(connection)),
      fold_at_(options.checkpoint_pages),
      thread_([this] { write_until_closed(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    std::lock_guard lock(mutex_);
    ENSURE(queue_.empty());  // whoever waits for a write still uses the database
    closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Result<void> SqliteWriter::run(const std::function<Result<void>(Session&)>& work) {
  Job job{&work, {}, false, {}};
  return wait_for(job);
}

Result<void> SqliteWriter::forget_deleted() {
  Job job{nullptr, {}, false, {}};
  return wait_for(job);
}

Result<void> SqliteWriter::wait_for(Job& job) {
  std::unique_lock lock(mutex_);
  if (queue_.size() >= queue_limit_) {
    return Error{Code::busy, "the queue of the writer is full: try again"};
  }
  queue_.push_back(&job);
  arrived_.notify_one();
  if (!job.ended.wait_for(lock, wait_, [&] { return job.done; })) {
    if (std::erase(queue_, &job) != 0) {
      return Error{Code::busy, "the writer did not come to it in time: try again"};
    }
    job.ended.wait(lock, [&] { return job.done; });  // it began: it ends
  }
  return std::move(job.outcome);
}

void SqliteWriter::write_until_closed() {
  while (Job* job = next()) {
    Result<void> outcome = perform(*job);
    stop_if_broken();
    {
      std::lock_guard lock(mutex_);
      job->outcome = std::move(outcome);
      job->done = true;
      job->ended.notify_one();  // under the lock: once it is off, the job's stack may be gone
    }
    fold_when_due();  // after the answer: nobody waits for it but the next writer
  }
}

SqliteWriter::Job* SqliteWriter::next() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closing_ || !queue_.empty(); });
  if (queue_.empty()) return nullptr;
  Job* job = queue_.front();
  queue_.pop_front();
  return job;
}

Result<void> SqliteWriter::perform(const Job& job) {
  if (stopped_) {
    return connection_->broken()->within("writer stopped: only a new start may write again");
  }
  TRY_VOID(fold_what_was_left());
  if (job.work == nullptr) return connection_->forget_deleted(lock_wait_);
  try {
    return connection_->transact(*job.work);
  } catch (const std::exception& problem) {  // of a library; the transaction is rolled back
    return Error{Code::unavailable, std::string("a write threw: ") + problem.what()};
  }
}

// After a failed sync the page cache may show frames that the disk never got, and this process
// cannot know what its predecessor met. So they are written to the database and synced before a
// commit is put behind them. A full disk, or another process reading, puts off the writes, not the
// start.
Result<void> SqliteWriter::fold_what_was_left() {
  if (folded_) return {};
  TRY_VOID(connection_->fold_all(lock_wait_));
  folded_ = true;
  return {};
}

// Folding keeps the WAL short. While old snapshots hold it back the WAL grows, and each further
// `checkpoint_pages` it is tried again, at four times that with a short wait for the readers.
void SqliteWriter::fold_when_due() {
  if (connection_->wal_pages() < checkpoint_pages_) fold_at_ = checkpoint_pages_;
  if (stopped_ || connection_->wal_pages() < fold_at_) return;
  bool overdue = connection_->wal_pages() >= 4 * checkpoint_pages_;
  Result<void> folded = overdue ? connection_->fold_all(50ms) : connection_->fold_some();
  fold_at_ = connection_->wal_pages() + checkpoint_pages_;
  stop_if_broken();
  if (!folded.ok() && !stopped_ && folded.error().code != Code::busy) {
    log_line(Severity::warning, "store", folded.error().message);
  }
}

void SqliteWriter::stop_if_broken() {
  if (stopped_ || !connection_->broken()) return;
  stopped_ = true;
  log_line(Severity::alarm, "store", "writer stopped: " + connection_->broken()->message);
}

}  // namespace glasnik::store
