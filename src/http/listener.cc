#include "http/listener.h"

#include <netinet/in.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/log.h"

namespace glasnik::http {
namespace {

constexpr std::size_t kEvents = 256;
constexpr std::size_t kBeyondHead = 16 * 1024;  // of a read buffer: bodies, pipelined requests

// The listener has no signals to handle: they go to the main thread. A peer that is gone is told by
// EPIPE, not SIGPIPE.
void block_signals() {
  sigset_t all;
  sigfillset(&all);
  ENSURE(pthread_sigmask(SIG_BLOCK, &all, nullptr) == 0);
}

void settle(Connection* connection, bool goes_on, std::size_t& connections) {
  if (goes_on) return;
  delete connection;
  --connections;
}

}  // namespace

const PreparedPtr& Shared::refusal(int status) const {
  const PreparedPtr& prepared = refusals.at(static_cast<std::size_t>(status - 400));
  ENSURE(prepared != nullptr);
  return prepared;
}

Result<std::unique_ptr<Listener>> Listener::open(Shared& shared) {
  TRY(Poller poller, Poller::open());
  std::unique_ptr<AccessLog> access_log;
  if (!shared.options.access_log.empty()) {
    TRY(access_log, AccessLog::open(shared.options.access_log, shared.options.secret_place));
  }
  return std::unique_ptr<Listener>(new Listener(shared, std::move(poller), std::move(access_log)));
}

Listener::Listener(Shared& shared, Poller poller, std::unique_ptr<AccessLog> access_log)
    : shared_(shared),
      poller_(std::move(poller)),
      access_log_(std::move(access_log)),
      buffer_(shared.options.limits.head_octets + kBeyondHead) {}

Listener::~Listener() {
  stop_listening();
  deadlines_.for_each([](Deadlines::Entry& entry) { delete static_cast<Connection*>(&entry); });
  for (auto& [socket, peer] : accepted_) turn_away(socket, peer);
}

void Listener::start(int listening, std::vector<Listener*> all) {
  listening_ = listening;
  all_ = std::move(all);
  begun_ = shared_.options.clock.monotonic();
  thread_ = std::thread([this] { run(); });
}

void Listener::begin_drain() {
  drain_wanted_.store(true, std::memory_order_release);
  poller_.wake();
}

void Listener::join() {
  if (thread_.joinable()) thread_.join();
}

void Listener::run() {
  block_signals();
  read_clock();
  if (listening_ >= 0) ENSURE(poller_.watch(listening_, this));
  std::array<epoll_event, kEvents> events;
  while (!draining_ || (connections_ > 0 && now_ < drain_until_)) {
    std::span<epoll_event> ready = poller_.wait(events, until_next_tick());
    read_clock();
    for (const epoll_event& event : ready) {
      if (event.data.ptr == this) {
        accept_all();
        continue;
      }
      auto* connection = static_cast<Connection*>(event.data.ptr);
      settle(connection, connection->on_ready(event.events), connections_);
    }
    if (mail_.load(std::memory_order_acquire)) empty_mailbox();
    tick();
    if (!draining_ && drain_wanted_.load(std::memory_order_acquire)) drain();
  }
  if (access_log_) access_log_->flush();
}

void Listener::read_clock() {
  const Clock& clock = shared_.options.clock;
  now_ = clock.monotonic();
  stamps_.refresh(clock.wall());
}

// After the events of a wait, never before: a deadline destroys connections that they may name.
void Listener::tick() {
  auto tick = static_cast<Tick>((now_ - begun_) / shared_.options.limits.tick);
  if (tick == tick_) return;
  tick_ = tick;
  deadlines_.advance(tick_, [this](Deadlines::Entry& entry) {
    auto* connection = static_cast<Connection*>(&entry);
    settle(connection, connection->on_deadline(), connections_);
  });
  if (access_log_) access_log_->flush();
  if (accept_later_) accept_all();
}

int Listener::until_next_tick() const {
  auto next = begun_ + (tick_ + 1) * std::chrono::nanoseconds(shared_.options.limits.tick);
  if (draining_) next = std::min(next, drain_until_);
  return static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(next - now_).count());
}

Tick Listener::after(std::chrono::milliseconds time) const {
  const auto tick = shared_.options.limits.tick;
  return tick_ + 1 + static_cast<Tick>((time + tick - std::chrono::milliseconds(1)) / tick);
}

bool Listener::knows_host(std::string_view name) {
  if (name == known_host_) return true;
  if (!shared_.handler.knows_host(name)) return false;
  known_host_ = name;
  return true;
}

// --- connections come in

void Listener::accept_all() {
  accept_later_ = false;
  while (listening_ >= 0) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    int socket = ::accept4(listening_, reinterpret_cast<sockaddr*>(&address), &size,
                           SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0 && errno == EAGAIN) return;
    bool exhausted = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    if (socket < 0 && exhausted) {
      log_line(Severity::alarm, "http", "no descriptor or memory is left for a new connection");
      accept_later_ = true;  // at the next tick; until then they wait in the kernel's queue
      return;
    }
    if (socket < 0) continue;  // gone before it was accepted
    Peer peer = peer_of(address);
    if (!shared_.admission.admit(peer)) {
      Counters::add(counters_.turned_away, 1);
      ::close(socket);
      continue;
    }
    Counters::add(counters_.accepted, 1);
    Listener* home = all_[turn_++ % all_.size()];
    home == this ? adopt(socket, peer) : home->hand_over(socket, peer);
  }
}

void Listener::stop_listening() {
  if (listening_ >= 0) ::close(listening_);
  listening_ = -1;
}

void Listener::adopt(int socket, const Peer& peer) {
  if (draining_) return turn_away(socket, peer);
  auto* connection = new Connection(*this, socket, peer);
  ++connections_;
  settle(connection, poller_.watch(socket, connection), connections_);
}

void Listener::turn_away(int socket, const Peer& peer) {
  ::close(socket);
  shared_.admission.leave(peer);
}

// --- what other threads hand over

void Listener::hand_over(int socket, const Peer& peer) {
  {
    std::lock_guard lock(mailbox_mutex_);
    accepted_.emplace_back(socket, peer);
  }
  announce_mail();
}

void Listener::deliver(Delivery delivery) {
  {
    std::lock_guard lock(mailbox_mutex_);
    deliveries_.push_back(std::move(delivery));
  }
  announce_mail();
}

void Listener::announce_mail() {
  // Whoever finds it announced already was before the emptying, which takes all.
  if (!mail_.exchange(true, std::memory_order_acq_rel)) poller_.wake();
}

void Listener::empty_mailbox() {
  std::vector<std::pair<int, Peer>> accepted;
  std::vector<Delivery> deliveries;
  {
    std::lock_guard lock(mailbox_mutex_);
    mail_.store(false, std::memory_order_release);
    accepted.swap(accepted_);
    deliveries.swap(deliveries_);
  }
  for (auto& [socket, peer] : accepted) adopt(socket, peer);
  for (Delivery& delivery : deliveries) {
    Connection* connection = delivery.connection;
    settle(connection, connection->on_response(std::move(delivery)), connections_);
  }
}

void Listener::drain() {
  draining_ = true;
  drain_until_ = now_ + shared_.options.limits.drain_time;
  stop_listening();
  deadlines_.for_each([this](Deadlines::Entry& entry) {
    auto* connection = static_cast<Connection*>(&entry);
    settle(connection, connection->on_drain(), connections_);
  });
}

}  // namespace glasnik::http
