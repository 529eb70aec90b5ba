#include <fmt/format.h>
#include <signal.h>

#include <filesystem>
#include <mutex>

#include "base/log.h"
#include "cli/copy.h"
#include "cli/desk_address.h"
#include "cli/desk_room.h"
#include "cli/output.h"
#include "cli/pulling.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "courier/rounds.h"
#include "courier/witness_courier.h"
#include "http/server.h"
#include "ledger/charter.h"
#include "ledger/log_reader.h"
#include "newsroom/keys.h"
#include "newsroom/newsroom.h"
#include "site/site.h"

namespace glasnik::cli {
namespace {

// What healthz adds to its answer: nothing that stops the log.
std::vector<std::string> due_in(newsroom::Newsroom& newsroom, store::Session& session) {
  std::vector<std::string> due;
  auto size = ledger::committed_size(session);
  if (!size) return due;
  auto keys = ledger::key_history(session, *size);
  if (!keys) return due;
  for (const std::string& id :
       newsroom::overdue_keys(*keys, *size, newsroom.seams().clock.wall())) {
    due.push_back(fmt::format("key {} should retire: glasnik key retire {} {}", id,
                              newsroom.directory(), id));
  }
  return due;
}

// Blocks the signals that end the program in this thread and all it starts, and waits for one.
class EndSignals {
 public:
  EndSignals() {
    ::sigemptyset(&set_);
    ::sigaddset(&set_, SIGINT);
    ::sigaddset(&set_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }
  void wait() const {
    int number = 0;
    ::sigwait(&set_, &number);
  }

 private:
  sigset_t set_{};
};

std::string shown(const Address& address, std::uint16_t port) {
  bool v6 = address.host.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}", v6 ? "[" : "", address.host, v6 ? "]" : "", port);
}

std::optional<ledger::Condition> condition_of(newsroom::Newsroom& newsroom) {
  std::optional<ledger::Condition> condition;
  if (!newsroom.is_mirror()) condition = newsroom.ledger().condition();
  bool stopped = newsroom.database().writer_stopped() || newsroom.blobs().writer_stopped();
  if (condition || !stopped) return condition;
  std::uint64_t size = newsroom.is_mirror() ? 0 : newsroom.ledger().size();
  return ledger::Condition{"writer_stopped", size, size,
                           "writer stopped: see the log lines, then start again"};
}

// The settings as the command line changes them. Its paths are the caller's own; those of
// glasnik.toml begin in the newsroom's directory.
Result<Config> with_overrides(Config config, const ServeOptions& options) {
  if (!options.world.empty()) {
    TRY(config.public_listener, parse_address(options.world));
  }
  if (!options.newsroom.empty()) {
    TRY(config.newsroom_listener, parse_address(options.newsroom));
  }
  if (!config.access_log.empty()) {
    config.access_log = (std::filesystem::path(options.directory) / config.access_log).string();
  }
  if (!options.access_log.empty()) config.access_log = options.access_log;
  if (options.threads != 0) config.threads = options.threads;
  if (config.threads > kMostThreads) {
    return Error{Code::invalid,
                 fmt::format("--threads {}: at most {} are of use", config.threads, kMostThreads)};
  }
  return config;
}

// Passwords and drafts would cross the network as they are.
Result<void> check_newsroom_address(const Address& address) {
  if (is_loopback(address)) return {};
  return Error{Code::invalid,
               fmt::format("address {}:{}: without TLS only a loopback address is served: "
                           "use 127.0.0.1 and let a TLS proxy on this machine lead there",
                           address.host, address.port)};
}

// The journalists' listener, off by default; a mirror has none.
struct PressAddress {
  std::optional<http::ListeningSocket> socket;
  std::string url;
};
Result<PressAddress> press_address(const ServeOptions& options, bool is_mirror) {
  PressAddress press;
  if (options.journalists.empty() || is_mirror) return press;
  TRY(Address address, parse_address(options.journalists));
  TRY_VOID(check_newsroom_address(address));
  TRY(press.socket, http::ListeningSocket::open(address));
  press.url = options.journalists_url.empty()
                  ? fmt::format("http://localhost:{}", press.socket->port())
                  : options.journalists_url;
  const bool carried =
      press.url.starts_with("https://") || press.url.starts_with("http://localhost");
  if (carried && !press.url.ends_with('/')) return press;
  return Error{Code::invalid, "--journalists-url " + press.url +
                                  ": must be as https://press.example.org, without a path"};
}

// What came of a mirror's last pull.
struct LastPull {
  std::mutex mutex;
  std::string failure;  // guarded by mutex; empty: none
};

// Declared in the order of making: what is made last ends first, so that no listener is left to
// ask a site that is gone.
struct Serving {
  std::unique_ptr<DeskRoom> desk;
  std::unique_ptr<site::Site> site;
  std::unique_ptr<http::Server> world;
  std::unique_ptr<http::Server> operators;
  std::unique_ptr<http::Server> press;
  std::unique_ptr<http::Client> client;
  std::unique_ptr<courier::WitnessCourier> witnesses;
  LastPull last_pull;  // of a mirror, as:
  std::unique_ptr<Copy> source;
  std::unique_ptr<courier::Rounds> pulls;
};

site::Status status_of(newsroom::Newsroom& newsroom, Serving& serving) {
  site::Status status;
  status.condition = [&newsroom] { return condition_of(newsroom); };
  status.counts = [&serving] {
    return site::Counts{serving.world->metrics(), serving.site->cache().pages(),
                        serving.site->cache().octets()};
  };
  status.due = [&newsroom, &serving](store::Session& session) {
    std::vector<std::string> due = due_in(newsroom, session);
    std::lock_guard<std::mutex> lock(serving.last_pull.mutex);
    if (!serving.last_pull.failure.empty()) due.push_back("pull: " + serving.last_pull.failure);
    return due;
  };
  return status;
}

// What goes wrong is told and tried again: what is held is served in any case. A log that
// contradicts it wants a person.
void pull_again(newsroom::Newsroom& newsroom, Serving& serving,
                const courier::Rounds::Stopping& stopping) {
  courier::PullOptions how;
  how.stopping = stopping;
  auto pulled = pull_into(newsroom, serving.source->source(), std::move(how), false);
  if (stopping()) return;
  if (!pulled) {
    bool forked = pulled.error().code == Code::conflict;
    log_line(forked ? Severity::alarm : Severity::warning, "mirror", pulled.error().message);
  }
  std::lock_guard<std::mutex> lock(serving.last_pull.mutex);
  serving.last_pull.failure = pulled ? std::string() : pulled.error().message;
}

Result<void> begin_pulls(newsroom::Newsroom& newsroom, unsigned every, Serving& serving) {
  TRY(serving.source, Copy::open(newsroom.config().mirror));
  serving.pulls = std::make_unique<courier::Rounds>(
      std::chrono::seconds(every),
      [&newsroom, &serving](const courier::Rounds::Stopping& stopping) {
        pull_again(newsroom, serving, stopping);
      });
  return {};
}

// Last of all, and no reason not to serve: a record whose policy cannot be read has its readers.
void send_couriers(newsroom::Newsroom& newsroom, Serving& serving) {
  serving.client = http::make_client(newsroom.config().outbound);
  auto witnesses =
      courier::WitnessCourier::start(newsroom.database(), newsroom.ledger(), *serving.client);
  if (!witnesses) return log_line(Severity::alarm, "serve", witnesses.error().message);
  serving.witnesses = *std::move(witnesses);
  newsroom.ledger().observe(
      {.grown = [&serving](std::uint64_t size) { serving.witnesses->wake(size); }});
}

// Only while there is no account: whoever has this link is the newsroom's first administrator.
Result<void> say_first_link(newsroom::Accounts& accounts, const std::string& desk) {
  auto token = accounts.first_link();
  if (!token && token.error().code == Code::conflict) return {};
  if (!token) return token.error().within("cannot make the first sign-in link");
  say(fmt::format("sign in   {}  makes the first account, once, within ten minutes",
                  link_address(desk, *token)));
  return {};
}

// A newsroom whose clock cannot be taken up is read all the same; people write later.
void take_up_clock(newsroom::Newsroom& newsroom, Serving& serving, site::Site::Options& options) {
  auto room = DeskRoom::open(newsroom);
  if (!room) return log_line(Severity::alarm, "serve", "no desk: " + room.error().message);
  serving.desk = *std::move(room);
  options.desk = &serving.desk->desk();
  options.desk_clock = &serving.desk->clock();
}

// A newsroom whose disk is full is served all the same; people sign in later.
void open_desk(newsroom::Newsroom& newsroom, newsroom::Accounts& accounts,
               const std::string& desk) {
  say(fmt::format("newsroom  {}/", desk));
  auto said = leave_desk_address(newsroom, desk);
  if (said) said = say_first_link(accounts, desk);
  if (!said) log_line(Severity::alarm, "serve", said.error().message);
}

}  // namespace

// Both addresses are taken before the first request is answered at either: a start that fails has
// shown nothing, and every page knows the site's address.
Result<void> serve(const ServeOptions& options) {
  EndSignals end;
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::serve, seams()));
  TRY(Config config, with_overrides(newsroom->config(), options));
  TRY_VOID(check_newsroom_address(config.newsroom_listener));
  TRY(auto at_world, http::ListeningSocket::open(config.public_listener));
  TRY(auto at_newsroom, http::ListeningSocket::open(config.newsroom_listener));
  const std::string address = shown(config.public_listener, at_world.port());
  const std::uint16_t at_newsroom_port = at_newsroom.port();
  const std::string operators = shown(config.newsroom_listener, at_newsroom_port);

  TRY(PressAddress press, press_address(options, newsroom->is_mirror()));
  const std::string desk = desk_address(config, at_newsroom_port);
  std::unique_ptr<newsroom::Accounts> accounts = accounts_of(*newsroom, desk);
  Serving serving;
  site::Site::Options with_desk;
  if (!newsroom->is_mirror()) {
    with_desk.accounts = accounts.get();
    with_desk.desk_url = desk;
    with_desk.press_url = press.url;
    take_up_clock(*newsroom, serving, with_desk);
  }
  TRY(serving.site, site::Site::make(*newsroom, config.site_url.empty() ? address : config.site_url,
                                     status_of(*newsroom, serving), std::move(with_desk)));
  if (serving.desk) serving.desk->start();
  http::Options for_world;
  for_world.threads = config.threads;
  for_world.access_log = config.access_log;
  for_world.secret_place = site::kSharedPlace;
  TRY(serving.world,
      http::Server::start(std::move(at_world), std::move(for_world), serving.site->world()));
  http::Options for_newsroom;
  for_newsroom.threads = 1;
  // As many as may wait for a password to be hashed, and some that need not.
  for_newsroom.workers = 24;
  TRY(serving.operators, http::Server::start(std::move(at_newsroom), std::move(for_newsroom),
                                             serving.site->newsroom()));
  if (press.socket) {
    http::Options for_press;
    for_press.threads = 1;
    for_press.workers = 24;  // likewise
    TRY(serving.press,
        http::Server::start(*std::move(press.socket), std::move(for_press), serving.site->press()));
  }
  if (newsroom->is_mirror()) TRY_VOID(begin_pulls(*newsroom, options.every, serving));
  if (!newsroom->is_mirror()) send_couriers(*newsroom, serving);

  say(fmt::format("public    {}/", address));
  if (!newsroom->is_mirror()) open_desk(*newsroom, *accounts, desk);
  if (serving.press) say(fmt::format("press     {}/", press.url));
  say(fmt::format("operators {0}/healthz  {0}/metrics", operators));
  if (auto condition = condition_of(*newsroom)) {
    log_line(Severity::alarm, "serve", "read-only: " + condition->sentence);
  }
  say("ready: stop with Ctrl-C");
  end.wait();
  if (serving.desk) serving.desk->stop();
  serving.pulls.reset();
  serving.witnesses.reset();
  serving.operators->stop();
  if (serving.press) serving.press->stop();
  serving.world->stop();
  return {};
}

}  // namespace glasnik::cli
