#pragma once
// Threads that may block, and the bounded queue before them. A full queue says no at once: a
// request that would wait too long is better refused.

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace glasnik::http {

class Task {
 public:
  virtual ~Task() = default;
  virtual void run() = 0;  // on a worker thread; must not throw
};

class Workers {
 public:
  Workers(unsigned threads, std::size_t bound);
  ~Workers();  // stop()

  bool offer(std::unique_ptr<Task> task);  // false: the queue is full, or stopped
  std::size_t queued() const;
  void stop();  // waits for running tasks, drops the queued ones

 private:
  void work();

  const std::size_t bound_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::deque<std::unique_ptr<Task>> queue_;
  std::vector<std::thread> threads_;
};

}  // namespace glasnik::http
