#pragma once
// Takes each newest checkpoint to the witnesses of the policy in force, and their signatures back
// into the log. No act waits for it. proof.md section 8.
//
// Threads: one a witness, so that a slow one keeps nobody waiting. A witness is asked at once after
// the start and after each publication, again when its signature is six hours old, and after a
// failure in 1 s, 2 s, 4 s ... 10 min. Policies are logged while the server is stopped, so the
// witnesses are those at the start.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "courier/submission.h"
#include "ledger/ledger.h"
#include "store/database.h"

namespace glasnik::courier {

// When a witness is asked next.
class Pace {
 public:
  std::chrono::seconds after_success();
  std::chrono::seconds after_failure();

 private:
  std::chrono::seconds backoff_{0};
};

class WitnessCourier {
 public:
  // All three must outlive the courier; it begins at once. An error if the policy cannot be read.
  static Result<std::unique_ptr<WitnessCourier>> start(store::Database& database,
                                                       ledger::Ledger& ledger,
                                                       http::Client& client);
  ~WitnessCourier();  // waits for questions on their way, 5 s each

  // After the checkpoint of so many entries was signed. Any thread.
  void wake(std::uint64_t size);

 private:
  WitnessCourier(store::Database& database, ledger::Ledger& ledger, http::Client& client)
      : database_(database), ledger_(ledger), client_(client) {}
  void attend(const proof::Witness& witness);
  bool wait(std::chrono::seconds time, std::optional<std::uint64_t> signed_size);
  Result<std::uint64_t> visit(const proof::Witness& witness);

  store::Database& database_;
  ledger::Ledger& ledger_;
  http::Client& client_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_:
  std::uint64_t size_ = 0;  // of the newest checkpoint that wake() told of
  bool stopping_ = false;
  std::vector<std::thread> threads_;  // one a witness; owned by who made the courier
};

}  // namespace glasnik::courier
