#pragma once
// The public site, the newsroom's listener and the journalists': requests in, responses out. Owns
// the page cache and keeps it true: a page is shown from the moment its checkpoint is stored, and
// dropped by the act that touches what it read.

#include <memory>

#include "http/server.h"
#include "site/page_cache.h"
#include "site/presence.h"
#include "site/route.h"
#include "site/theme.h"

namespace glasnik::site {

struct Counts {
  http::Metrics http;
  std::size_t pages = 0;
  std::size_t page_octets = 0;
};

// What the program knows of itself while it runs.
struct Status {
  std::function<std::optional<ledger::Condition>()> condition;  // none: all is well
  std::function<Counts()> counts;
  std::function<std::vector<std::string>(store::Session&)> due{};  // what wants an operator soon
};

class Site;

// One listener's view of the site.
class Door : public http::Handler {
 public:
  Door(Site& site, Listener listener) : site_(site), listener_(listener) {}
  bool knows_host(std::string_view name) const override;
  http::PreparedPtr cached(const http::Head& head) override;
  bool takes(const http::Head& head) const override;
  std::size_t body_limit(const http::Head& head) const override;
  http::Response handle(const http::Request& request) override;
  http::PreparedSpec refusal(int status) const override;

 private:
  const Route* posted(const http::Head& head) const;
  Site& site_;
  Listener listener_;
};

class Site {
 public:
  struct Options {
    std::size_t cache_octets = 12U << 20U;
    newsroom::Accounts* accounts = nullptr;  // must outlive the site; null: no desk
    std::string desk_url{};
    newsroom::Desk* desk = nullptr;  // both outlive the site, as:
    newsroom::DeskClock* desk_clock = nullptr;
    std::string press_url{};  // empty: no listener for journalists
  };
  // `origin_url` is the site's own address, "https://www.example.org". The newsroom must outlive
  // the site. invalid: settings or theme that cannot be served.
  static Result<std::unique_ptr<Site>> make(newsroom::Newsroom& newsroom, std::string origin_url,
                                            Status status, Options options);

  Door& world() { return world_; }
  Door& newsroom() { return newsroom_door_; }
  Door& press() { return press_door_; }
  const PageCache& cache() const { return cache_; }

 private:
  friend class Door;
  Site(newsroom::Newsroom& newsroom, std::unique_ptr<Theme> theme, Ground ground, Status status,
       Options options);
  http::Response answer(Listener listener, const http::Request& request);
  http::Response at_desk(const Route& route, const http::Request& request);
  std::vector<record::Listed> elsewhere(const http::Request& request, const View& view);
  http::Response problem(const http::Request& request, const Error& error);
  http::PreparedSpec refusal_page(int status) const;
  const Variant& variant_of(const http::Request& request) const;

  newsroom::Newsroom& newsroom_;
  std::unique_ptr<Theme> theme_;
  Status status_;
  Presence presence_;
  Ground ground_;  // constant once made, as:
  Ground press_ground_;
  PageCache cache_;
  Door world_;
  Door newsroom_door_;
  Door press_door_;
};

}  // namespace glasnik::site
