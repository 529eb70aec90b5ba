#include "site/site.h"

#include <algorithm>

#include "base/log.h"
#include "http/target.h"
#include "ledger/charter.h"
#include "site/desk_frame.h"
#include "site/desk_gate.h"
#include "site/frame.h"
#include "site/negotiation.h"

namespace glasnik::site {
namespace {

int status_of(Code code) {
  switch (code) {
    case Code::invalid:
      return 404;  // a malformed id names nothing: the one 404
    case Code::denied:
      return 404;
    case Code::not_found:
      return 404;
    case Code::conflict:
      return 503;
    case Code::gone:
      return 410;
    case Code::too_large:
      return 404;
    case Code::busy:
      return 503;
    case Code::unavailable:
      return 503;
    case Code::corrupt:
      return 500;
  }
  return 500;
}

constexpr std::string_view kLoopback[] = {"localhost", "127.0.0.1", "[::1]"};

// The host of "https://www.example.org:8443".
std::string_view host_of(std::string_view url) {
  std::size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  std::size_t end = url.starts_with('[') ? url.find(']') + 1 : url.find(':');
  return url.substr(0, end);
}

// The year of the log's first entry, for names that must never change.
Result<int> year_founded(store::Database& database) {
  return database.read([](store::Session& session) -> Result<int> {
    TRY(auto octets, ledger::entry_octets(session, 0));
    if (!octets) return Error{Code::corrupt, "the log has no first entry"};
    TRY(proof::Entry genesis, proof::parse_entry(*octets));
    return static_cast<int>(Date(std::chrono::floor<std::chrono::days>(genesis.issued)).year());
  });
}

// The newest of the log's keys: whoever learns one today shall not have to follow tomorrow. Keys
// change only while no server runs, because the vault has one holder. A log that does not tell its
// keys is served read-only, under the key that it was founded with.
std::string newest_key(newsroom::Newsroom& newsroom) {
  auto keys = newsroom.database().read(
      [](store::Session& session) -> Result<std::vector<proof::VerifierKey>> {
        TRY(auto newest, ledger::newest_checkpoint(session));
        std::uint64_t size = newest ? newest->size : 0;
        TRY(proof::KeyHistory history, ledger::key_history(session, size));
        return history.log_keys(size);
      });
  return keys && !keys->empty() ? proof::vkey(keys->back()) : newsroom.verifier_key();
}

}  // namespace

bool Door::knows_host(std::string_view name) const {
  if (name == host_of(site_.ground_.origin_url)) return true;
  for (std::string_view known : kLoopback) {
    if (name == known) return true;
  }
  const Ground& ground = listener_ == Listener::press ? site_.press_ground_ : site_.ground_;
  const std::string& desk = ground.desk_url;
  if (listener_ != Listener::world && !desk.empty() && name == host_of(desk)) return true;
  for (const std::string& known : site_.ground_.config.hosts) {
    if (name == known) return true;
  }
  return false;
}

http::PreparedPtr Door::cached(const http::Head& head) {
  return listener_ == Listener::world ? site_.cache_.find(head.target) : nullptr;
}

// The row that takes this POST; null: none does.
const Route* Door::posted(const http::Head& head) const {
  if (head.method != http::Method::post) return nullptr;
  auto path = http::parse_target(head.target);
  return path ? find_route(listener_, *path, site_.ground_.config, head.method).route : nullptr;
}

bool Door::takes(const http::Head& head) const { return posted(head) != nullptr; }

std::size_t Door::body_limit(const http::Head& head) const {
  const Route* route = posted(head);
  return route == nullptr ? 0 : route->body_limit;
}

http::Response Door::handle(const http::Request& request) {
  return site_.answer(listener_, request);
}

http::PreparedSpec Door::refusal(int status) const {
  if (listener_ == Listener::world) return site_.refusal_page(status);
  http::PreparedSpec spec = Handler::refusal(status);
  spec.fields = security_fields(site_.ground_, false, false);
  return spec;
}

Site::Site(newsroom::Newsroom& newsroom, std::unique_ptr<Theme> theme, Ground ground, Status status,
           Options options)
    : newsroom_(newsroom),
      theme_(std::move(theme)),
      status_(std::move(status)),
      ground_(std::move(ground)),
      press_ground_(ground_),
      cache_(options.cache_octets),
      world_(*this, Listener::world),
      newsroom_door_(*this, Listener::newsroom),
      press_door_(*this, Listener::press) {
  ground_.status = &status_;
  ground_.presence = &presence_;
  press_ground_.status = &status_;
  press_ground_.press = true;
  press_ground_.desk_url = ground_.press_url;
}

Result<std::unique_ptr<Site>> Site::make(newsroom::Newsroom& newsroom, std::string origin_url,
                                         Status status, Options options) {
  const Config& config = newsroom.config();
  TRY_VOID(check_segments(config));
  TRY(auto theme, Theme::load(config, newsroom.directory(), *newsroom.seams().files));
  TRY(text::Zone zone, text::Zone::find(config.timezone));
  TRY(int founded, year_founded(newsroom.database()));
  Ground ground{config,
                *theme,
                std::move(zone),
                std::move(origin_url),
                founded,
                newest_key(newsroom),
                newsroom.blobs(),
                nullptr,
                newsroom.witness(),
                newsroom.index(),
                options.accounts,
                options.desk_url,
                options.desk,
                options.desk_clock,
                newsroom.seams().random,
                options.press_url};
  std::unique_ptr<Site> site(
      new Site(newsroom, std::move(theme), std::move(ground), std::move(status), options));
  PageCache& cache = site->cache_;
  newsroom.observe({[&cache] { cache.publishing(); },
                    [&cache](const auto& touched) { cache.published(touched); }});
  return site;
}

http::Response Site::answer(Listener listener, const http::Request& request) {
  std::uint64_t begun = cache_.begin();
  Match match = find_route(listener, request.path, ground_.config, request.method);
  const bool of_the_desk = match.route != nullptr && match.route->listener != Listener::world &&
                           match.route->auth != Auth::none;
  if (of_the_desk) return at_desk(*match.route, request);
  if (match.route == nullptr) return problem(request, {Code::not_found, "no such address"});
  const Variant& variant = match.variant != nullptr ? *match.variant : variant_of(request);
  if (request.method == http::Method::post || match.route->auth == Auth::token) {
    View view(ground_, variant);
    auto done = match.route->handler(request, view);
    return done ? *std::move(done) : problem(request, done.error());
  }
  auto answered = newsroom_.database().read([&](store::Session& session) -> Answer {
    TRY(auto log, ledger::newest_checkpoint(session));
    View view(ground_, variant, session, std::move(log));
    // Each page of a mirror says when it last pulled.
    view.read.lists = newsroom_.is_mirror();
    TRY(http::Response response, match.route->handler(request, view));
    auto* prepared = std::get_if<http::PreparedPtr>(&response.content);
    bool kept = request.target == view.canonical && listener == Listener::world;
    if (kept && prepared != nullptr) {
      cache_.keep(request.target, *prepared, std::move(view.read), begun);
    }
    return response;
  });
  if (answered) return *std::move(answered);
  return problem(request, answered.error());
}

// The desk: first the gate, which knows who asks; then the handler, of a POST outside of any
// transaction. No answer is kept.
http::Response Site::at_desk(const Route& route, const http::Request& request) {
  if (ground_.accounts == nullptr) return problem(request, {Code::not_found, "no desk here"});
  const Ground& ground = route.listener == Listener::press ? press_ground_ : ground_;
  View view(ground, desk_variant(ground, request));
  const bool outside = request.method == http::Method::post || route.auth == Auth::journalist;
  Answer answered = [&]() -> Answer {
    TRY(auto turned_away, pass_gate(route, request, view));
    if (turned_away) return *std::move(turned_away);
    if (outside) return route.handler(request, view);
    return newsroom_.database().read([&](store::Session& session) -> Answer {
      View reading(ground, *view.variant, session, std::nullopt);
      reading.caller = view.caller;
      return route.handler(request, reading);
    });
  }();
  if (answered) return *std::move(answered);
  // The pattern, not the target: a link's token stands in no log line.
  const Error& error = answered.error();
  bool fault = error.code == Code::unavailable || error.code == Code::corrupt;
  if (fault) log_line(Severity::warning, "desk", std::string(route.pattern) + ": " + error.message);
  return desk_problem(view, error.code);
}

// What is public of the document that an address names, where its variant has none of it. Nothing
// else may be told here: absent, not yet and not allowed look alike.
std::vector<record::Listed> Site::elsewhere(const http::Request& request, const View& view) {
  auto id = parse_document_id(request.segment(1));
  if (ground_.config.by_segment(request.segment(0)) == nullptr || !id) return {};
  auto found = newsroom_.database().read(
      [&](store::Session& session) { return record::listed_variants(session, *id); });
  if (!found) return {};
  bool here = std::any_of(found->begin(), found->end(), [&](const record::Listed& item) {
    return item.lang == view.variant->tag;
  });
  std::erase_if(*found,
                [&](const record::Listed& item) { return here || !is_readable(item.standing); });
  return *std::move(found);
}

// What went wrong is for the operator; a reader is told what to do next.
http::Response Site::problem(const http::Request& request, const Error& error) {
  int status = status_of(error.code);
  if (status >= 500) {
    // A link's token stands in no log line.
    const bool secret = request.target.starts_with(kSharedPlace);
    const std::string named = secret ? std::string(kSharedPlace) : request.target;
    log_line(Severity::warning, "site", named + ": " + error.message);
  }
  View view(ground_, variant_of(request));
  std::vector<record::Listed> others;
  if (status == 404) others = elsewhere(request, view);
  http::PreparedSpec page = problem_page(view, status, others);
  if (status == 503) page.fields.push_back({"Retry-After", "1"});
  return http::Response(http::prepare(std::move(page)));
}

// The variant that the address names, else the one its reader prefers.
const Variant& Site::variant_of(const http::Request& request) const {
  if (const Variant* named = ground_.config.by_segment(request.segment(0))) return *named;
  return negotiate(ground_.config, request.field(http::Field::accept_language),
                   all_variants(ground_.config));
}

http::PreparedSpec Site::refusal_page(int status) const {
  return problem_page(View(ground_, ground_.config.variants.front()), status);
}

}  // namespace glasnik::site
