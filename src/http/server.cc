#include "http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <thread>

#include "http/listener.h"
#include "http/status.h"

namespace glasnik::http {
namespace {

constexpr int kRefusals[] = {400, 405, 408, 413, 414, 417, 421, 431, 500, 503};
constexpr unsigned kFewestConnections = 16;

unsigned connection_cap(const Limits& limits) {
  if (limits.connections > 0) return limits.connections;
  rlimit descriptors{};
  ENSURE(::getrlimit(RLIMIT_NOFILE, &descriptors) == 0);
  constexpr rlim_t kPlenty = 1'000'000;
  rlim_t usable = std::min(descriptors.rlim_cur, kPlenty);
  bool enough = usable > limits.reserved_descriptors + kFewestConnections;
  return enough ? static_cast<unsigned>(usable) - limits.reserved_descriptors : kFewestConnections;
}

std::string allow_list(const std::vector<Method>& methods) {
  std::string list;
  for (Method method : methods) list.append(list.empty() ? "" : ", ").append(method_name(method));
  return list;
}

std::vector<PreparedPtr> prepare_refusals(const Handler& handler, const Options& options) {
  std::vector<PreparedPtr> refusals(200);
  for (int status : kRefusals) {
    PreparedSpec spec = handler.refusal(status);
    spec.status = status;
    spec.cache = CacheClass::no_store;
    if (status == 405) spec.fields.push_back({"Allow", allow_list(options.methods)});
    if (status == 503) spec.fields.push_back({"Retry-After", "1"});
    refusals[static_cast<std::size_t>(status - 400)] = prepare(std::move(spec));
  }
  return refusals;
}

Options settled(Options options) {
  if (options.threads == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
  if (options.workers == 0) options.workers = 1;
  return options;
}

std::uint64_t read(const std::atomic<std::uint64_t>& counter) {
  return counter.load(std::memory_order_relaxed);
}

}  // namespace

PreparedSpec Handler::refusal(int status) const {
  PreparedSpec spec;
  spec.status = status;
  spec.content_type = "text/plain; charset=utf-8";
  spec.body = std::to_string(status) + " " + std::string(reason(status)) + "\n";
  return spec;
}

Shared::Shared(Options given, Handler& answering)
    : options(settled(std::move(given))),
      handler(answering),
      admission(connection_cap(options.limits), options.limits.connections_per_prefix,
                options.limits.cap_loopback),
      workers(options.workers, options.queue),
      refusals(prepare_refusals(answering, options)) {}

class Server::Machine {
 public:
  Machine(Options options, Handler& handler, std::uint16_t port)
      : shared_(std::move(options), handler), port_(port) {}
  ~Machine() { stop(); }

  Result<void> start(ListeningSocket socket) {
    for (unsigned i = 0; i < shared_.options.threads; ++i) {
      TRY(std::unique_ptr<Listener> listener, Listener::open(shared_));
      listeners_.push_back(std::move(listener));
    }
    std::vector<Listener*> all;
    for (auto& listener : listeners_) all.push_back(listener.get());
    for (auto& listener : listeners_)
      listener->start(listener == listeners_[0] ? socket.release() : -1, all);
    return {};
  }

  // Connections are destroyed last: a worker may hold one until the workers have stopped.
  void stop() {
    for (auto& listener : listeners_) listener->begin_drain();
    for (auto& listener : listeners_) listener->join();
    shared_.workers.stop();
    listeners_.clear();
  }

  std::uint16_t port() const { return port_; }

  Metrics metrics() const {
    Metrics sum;
    for (const auto& listener : listeners_) add(listener->counters(), sum);
    sum.connections = shared_.admission.present();
    sum.queued = shared_.workers.queued();
    return sum;
  }

 private:
  static void add(const Counters& counters, Metrics& to) {
    for (std::size_t i = 0; i < to.responses.size(); ++i)
      to.responses[i] += read(counters.responses[i]);
    to.cache_hits += read(counters.cache_hits);
    to.octets_sent += read(counters.octets_sent);
    to.accepted += read(counters.accepted);
    to.turned_away += read(counters.turned_away);
    to.timed_out += read(counters.timed_out);
  }

  Shared shared_;
  std::vector<std::unique_ptr<Listener>> listeners_;
  const std::uint16_t port_;
};

Result<std::unique_ptr<Server>> Server::start(ListeningSocket socket, Options options,
                                              Handler& handler) {
  auto machine = std::make_unique<Machine>(std::move(options), handler, socket.port());
  TRY_VOID(machine->start(std::move(socket)));
  return std::unique_ptr<Server>(new Server(std::move(machine)));
}

Server::Server(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return machine_->port(); }
Metrics Server::metrics() const { return machine_->metrics(); }
void Server::stop() { machine_->stop(); }

}  // namespace glasnik::http
