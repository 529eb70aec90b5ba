#pragma once
// The public site and the operators' listener: requests in, responses out. Owns the page cache and
// keeps it true: a page is shown from the moment its checkpoint is stored, and dropped by the act
// that touches what it read.

#include <atomic>
#include <memory>

#include "http/server.h"
#include "site/page_cache.h"
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
  std::function<std::string()> trouble;  // empty: all is well
  std::function<Counts()> counts;
};

class Site;

// One listener's view of the site.
class Door : public http::Handler {
 public:
  Door(Site& site, Listener listener) : site_(site), listener_(listener) {}
  bool knows_host(std::string_view name) const override;
  http::PreparedPtr cached(const http::Head& head) override;
  http::Response handle(const http::Request& request) override;
  http::PreparedSpec refusal(int status) const override;

 private:
  Site& site_;
  Listener listener_;
};

class Site {
 public:
  struct Options {
    std::size_t cache_octets = 12U << 20U;
  };
  // The newsroom must outlive the site.
  static Result<std::unique_ptr<Site>> make(newsroom::Newsroom& newsroom, Status status,
                                            Options options);

  Door& world() { return world_; }
  Door& newsroom() { return newsroom_door_; }
  const PageCache& cache() const { return cache_; }
  // The site's own address, which may be known only once a listener has taken a free port: until
  // then every request is answered 503.
  void open_at(std::string origin_url);

 private:
  friend class Door;
  Site(newsroom::Newsroom& newsroom, std::unique_ptr<Theme> theme, text::Zone zone, Status status,
       Options options);
  http::Response answer(Listener listener, const http::Request& request);
  http::Response problem(const http::Request& request, const Error& error);
  http::PreparedSpec refusal_page(int status) const;
  const Variant& variant_of(const http::Request& request) const;

  newsroom::Newsroom& newsroom_;
  std::unique_ptr<Theme> theme_;
  Status status_;
  Ground ground_;
  PageCache cache_;
  std::atomic<bool> open_{false};  // after it nothing changes ground_
  Door world_;
  Door newsroom_door_;
};

}  // namespace glasnik::site
