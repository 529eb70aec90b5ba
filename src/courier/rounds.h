#pragma once
// Does one piece of work again and again: a mirror's pulls. A thread of its own; no round begins
// before the one before it has ended.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace glasnik::courier {

class Rounds {
 public:
  // The first round begins after one `every`.
  Rounds(std::chrono::seconds every, std::function<void()> round);
  ~Rounds();  // waits for a round on its way

 private:
  void run();

  const std::chrono::seconds every_;
  const std::function<void()> round_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace glasnik::courier
