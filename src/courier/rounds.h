#pragma once
// Does one piece of work again and again: a mirror's pulls, the desk's clock. A thread of its own;
// no round begins before the one before it has ended.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace glasnik::courier {

class Rounds {
 public:
  using Stopping = std::function<bool()>;  // for a long round to ask

  // The first round begins after one `every`.
  Rounds(std::chrono::milliseconds every, std::function<void(const Stopping&)> round);
  ~Rounds();  // waits for a round on its way, which is told to stop

 private:
  void run();

  const std::chrono::milliseconds every_;
  const std::function<void(const Stopping&)> round_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace glasnik::courier
