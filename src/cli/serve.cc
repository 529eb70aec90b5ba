#include <fmt/format.h>
#include <signal.h>

#include "base/log.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "http/server.h"
#include "newsroom/newsroom.h"
#include "site/site.h"

namespace glasnik::cli {
namespace {

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

std::string trouble_of(newsroom::Newsroom& newsroom) {
  if (const auto& condition = newsroom.ledger().condition()) return condition->sentence;
  if (newsroom.database().writer_stopped())
    return "writer stopped: see the log lines, then start again";
  return "";
}

Result<Config> with_overrides(Config config, const ServeOptions& options) {
  if (!options.world.empty()) {
    TRY(config.public_listener, parse_address(options.world));
  }
  if (!options.newsroom.empty()) {
    TRY(config.newsroom_listener, parse_address(options.newsroom));
  }
  if (!options.access_log.empty()) config.access_log = options.access_log;
  if (options.threads != 0) config.threads = options.threads;
  return config;
}

}  // namespace

Result<void> serve(const ServeOptions& options) {
  EndSignals end;
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::write, {}));
  TRY(Config config, with_overrides(newsroom->config(), options));
  std::unique_ptr<http::Server> world;
  std::unique_ptr<site::Site> site;
  site::Status status;
  status.trouble = [&] { return trouble_of(*newsroom); };
  status.counts = [&] {
    return site::Counts{world->metrics(), site->cache().pages(), site->cache().octets()};
  };
  TRY(site, site::Site::make(*newsroom, std::move(status), {}));

  http::Options at_world;
  at_world.address = config.public_listener;
  at_world.threads = config.threads;
  at_world.access_log = config.access_log;
  TRY(world, http::Server::start(std::move(at_world), site->world()));
  std::string address = shown(config.public_listener, world->port());
  site->open_at(config.site_url.empty() ? address : config.site_url);
  http::Options at_newsroom;
  at_newsroom.address = config.newsroom_listener;
  at_newsroom.threads = 1;
  at_newsroom.workers = 1;
  TRY(auto operators, http::Server::start(std::move(at_newsroom), site->newsroom()));

  say(fmt::format("public    {}/", address));
  say(fmt::format("operators {0}/healthz  {0}/metrics",
                  shown(config.newsroom_listener, operators->port())));
  std::string trouble = trouble_of(*newsroom);
  if (!trouble.empty()) log_line(Severity::alarm, "serve", "read-only: " + trouble);
  say("ready: stop with Ctrl-C");
  end.wait();
  operators->stop();
  world->stop();
  return {};
}

}  // namespace glasnik::cli
