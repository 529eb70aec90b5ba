#include "courier/rounds.h"

namespace glasnik::courier {

Rounds::Rounds(std::chrono::milliseconds every, std::function<void(const Stopping&)> round)
    : every_(every), round_(std::move(round)), thread_([this] { run(); }) {}

Rounds::~Rounds() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void Rounds::run() {
  const Stopping stopping = [this] {
    std::lock_guard<std::mutex> asking(mutex_);
    return stopping_;
  };
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ended_.wait_for(lock, every_, [this] { return stopping_; })) {
    lock.unlock();
    round_(stopping);
    lock.lock();
  }
}

}  // namespace glasnik::courier
