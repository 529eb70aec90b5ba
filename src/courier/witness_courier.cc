#include "courier/witness_courier.h"

#include <algorithm>

#include "base/log.h"
#include "ledger/cosigning.h"
#include "proof/merkle.h"

namespace glasnik::courier {
namespace {

constexpr std::chrono::hours kRenewal{6};
constexpr std::chrono::seconds kFirstBackoff{1};
constexpr std::chrono::minutes kLastBackoff{10};

struct Newest {
  proof::Checkpoint checkpoint;
  std::uint64_t signed_size = 0;  // the tree that this witness has signed last
};

Result<Newest> newest_for(store::Session& session, const proof::Witness& witness) {
  TRY(auto published, ledger::newest_checkpoint(session));
  if (!published) return Error{Code::not_found, "the log has no checkpoint yet"};
  TRY(proof::Checkpoint checkpoint, proof::parse_checkpoint(published->note));
  TRY(ledger::WitnessState state, ledger::witness_state(session, witness));
  return Newest{std::move(checkpoint), state.size.value_or(0)};
}

}  // namespace

std::chrono::seconds Pace::after_success() {
  backoff_ = std::chrono::seconds(0);
  return kRenewal;
}

std::chrono::seconds Pace::after_failure() {
  backoff_ = std::clamp<std::chrono::seconds>(backoff_ * 2, kFirstBackoff, kLastBackoff);
  return backoff_;
}

Result<std::unique_ptr<WitnessCourier>> WitnessCourier::start(store::Database& database,
                                                              ledger::Ledger& ledger,
                                                              http::Client& client) {
  const std::uint64_t size = ledger.size();
  TRY(auto in_force, database.read([&](store::Session& session) {
    return ledger::policy_in_force(session, size);
  }));
  std::unique_ptr<WitnessCourier> courier(new WitnessCourier(database, ledger, client));
  for (const proof::Witness& witness : in_force.policy.witnesses) {
    if (witness.url.empty()) continue;
    courier->threads_.emplace_back([here = courier.get(), witness] { here->attend(witness); });
  }
  return courier;
}

WitnessCourier::~WitnessCourier() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WitnessCourier::wake(std::uint64_t size) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    size_ = size;
  }
  changed_.notify_all();
}

// A witness's thread. While the log stands still there is nothing to take anywhere.
void WitnessCourier::attend(const proof::Witness& witness) {
  Pace pace;
  bool away = false;
  while (!ledger_.condition()) {
    auto signed_size = visit(witness);
    if (!signed_size && !away && !ledger_.condition()) {
      log_line(Severity::warning, "witness",
               witness.key.name + " does not sign: " + signed_size.error().message);
    }
    if (signed_size && away) log_line(Severity::info, "witness", witness.key.name + " signs again");
    away = !signed_size;
    bool goes_on = signed_size ? wait(pace.after_success(), *signed_size)
                               : wait(pace.after_failure(), std::nullopt);
    if (!goes_on) return;
  }
}

// For that time, or until there is a checkpoint beyond the one signed. False: the courier ends.
bool WitnessCourier::wait(std::chrono::seconds time, std::optional<std::uint64_t> signed_size) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_for(lock, time, [&] { return stopping_ || (signed_size && size_ > *signed_size); });
  return !stopping_;
}

// The size of the tree that the witness has signed.
Result<std::uint64_t> WitnessCourier::visit(const proof::Witness& witness) {
  TRY(Newest newest,
      database_.read([&](store::Session& session) { return newest_for(session, witness); }));
  const std::uint64_t size = newest.checkpoint.body.size;
  Submission submission{newest.checkpoint, newest.signed_size, [&](std::uint64_t from) {
                          return database_.read([&](store::Session& session) {
                            return proof::consistency_proof(from, size,
                                                            ledger::hashes_of(session, size));
                          });
                        }};
  TRY(Outcome outcome, submit(client_, witness, submission));
  if (!outcome.held) {
    TRY_VOID(ledger_.add_cosignatures(size, outcome.signatures));
    return size;
  }
  TRY_VOID(ledger_.heed(*outcome.held));
  return Error{Code::unavailable, "it refuses what continues the checkpoint it holds"};
}

}  // namespace glasnik::courier
