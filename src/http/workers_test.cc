#include "http/workers.h"

#include <doctest/doctest.h>

#include <future>

using namespace glasnik::http;

namespace {

class Call final : public Task {
 public:
  explicit Call(std::function<void()> what) : what_(std::move(what)) {}
  void run() override { what_(); }

 private:
  std::function<void()> what_;
};

std::unique_ptr<Task> call(std::function<void()> what) {
  return std::make_unique<Call>(std::move(what));
}

}  // namespace

TEST_CASE("a full queue says no, a drained one yes again") {
  std::promise<void> begun;
  std::promise<void> may_end;
  std::promise<void> second_ran;
  Workers workers(1, 1);
  auto end = may_end.get_future();
  REQUIRE(workers.offer(call([&] {
    begun.set_value();
    end.wait();
  })));
  begun.get_future().wait();
  CHECK(workers.offer(call([&] { second_ran.set_value(); })));
  CHECK(workers.queued() == 1);
  CHECK_FALSE(workers.offer(call([] {})));
  may_end.set_value();
  second_ran.get_future().wait();
  CHECK(workers.offer(call([] {})));
}

TEST_CASE("stopping waits for the running task and drops the queued one") {
  std::promise<void> begun;
  std::promise<void> may_end;
  bool first = false;
  bool second = false;
  Workers workers(1, 10);
  auto end = may_end.get_future();
  REQUIRE(workers.offer(call([&] {
    begun.set_value();
    end.wait();
    first = true;
  })));
  begun.get_future().wait();
  REQUIRE(workers.offer(call([&] { second = true; })));
  std::thread releaser([&] {
    while (workers.queued() > 0) std::this_thread::yield();
    may_end.set_value();
  });
  workers.stop();
  releaser.join();
  CHECK(first);
  CHECK_FALSE(second);
  CHECK_FALSE(workers.offer(call([] {})));
}
