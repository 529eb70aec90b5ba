#include "site/desk_gate.h"

#include "base/encoding.h"
#include "http/cookie.h"
#include "http/target.h"
#include "newsroom/press.h"
#include "site/desk_frame.h"
#include "site/negotiation.h"

namespace glasnik::site {
namespace {

using Turned = std::optional<http::Response>;

bool reads(const http::Request& request) {
  return request.method == http::Method::get || request.method == http::Method::head;
}

// The host alone: behind a TLS proxy the port is another one.
std::string_view host_of(std::string_view url) {
  url.remove_prefix(url.find("://") + 3);
  return url.substr(0, url.find(':'));
}

std::string_view cookie_name(const Ground& ground) {
  return ground.press ? kPressCookie : kSessionCookie;
}

// A browser says which site a request comes from, and no page can make it lie. Where it does not, a
// script of ours sends along what only our pages know.
bool is_ours(const http::Request& request, const View& view) {
  std::string_view from = request.field(http::Field::sec_fetch_site);
  if (!from.empty()) return from == "same-origin";
  const std::string& token = view.caller.form_token;
  return request.field(http::Field::origin) == view.ground.desk_url && !token.empty() &&
         request.field(http::Field::session_token) == token;
}

Result<void> find_caller(const http::Request& request, View& view) {
  view.caller.nonce = base64(random_bytes(view.ground.random, 16));
  auto token = http::cookie(request.field(http::Field::cookie), cookie_name(view.ground));
  if (!token) return {};
  TRY(view.caller.who, view.ground.accounts->signed_in(*token));
  if (!view.caller.who) return {};
  view.caller.form_token = hex(sha256("glasnik form ", *token).view());
  if (!view.ground.press) return {};
  TRY(view.caller.journalist, view.ground.accounts->read([&](store::Session& session) {
    return newsroom::journalist_now(session, view.caller.who->account, view.ground.accounts->now());
  }));
  // Whoever is none at this moment is nobody here, whatever else they are.
  if (!view.caller.journalist) view.caller.who.reset();
  return {};
}

Turned led_to(const View& view, std::string_view page, const http::Request& request) {
  std::string to = std::string(page);
  if (reads(request) && request.target != "/") {
    to += "?to=" + percent_encoded(request.target, "-._~/");
  }
  return http::Response(desk_redirect(view, to));
}

}  // namespace

Result<std::optional<http::Response>> pass_gate(const Route& route, const http::Request& request,
                                                View& view) {
  const bool reading = reads(request);
  if (request.host != host_of(view.ground.desk_url)) {
    // A session and a passkey belong to one name: whoever came by another is led there.
    if (!reading) return Error{Code::denied, "by another name"};
    return Turned(http::Response(desk_redirect(view, view.ground.desk_url + request.target)));
  }
  TRY_VOID(find_caller(request, view));
  if (!reading && !is_ours(request, view)) return Error{Code::denied, "from elsewhere"};
  if (route.auth == Auth::visitor) return Turned();
  const auto& who = view.caller.who;
  if (!who) return led_to(view, "/sign-in", request);
  if (view.ground.press) return Turned();  // with a journalist's right, which find_caller asked
  if (!who->account.roles.meets(route.roles)) return Error{Code::denied, "not with these roles"};
  if (route.auth == Auth::fresh && !who->fresh) return led_to(view, "/confirm", request);
  return Turned();
}

const Variant& desk_variant(const Ground& ground, const http::Request& request) {
  auto chosen = http::cookie(request.field(http::Field::cookie), kLanguageCookie);
  const Variant* variant = chosen ? ground.config.by_segment(*chosen) : nullptr;
  if (variant != nullptr) return *variant;
  return negotiate(ground.config, request.field(http::Field::accept_language),
                   all_variants(ground.config));
}

std::string way_on(const Ground& ground, std::string_view wanted) {
  auto path = http::parse_target(wanted);
  if (!path) return "/";
  Match match =
      find_route(ground.press ? Listener::press : Listener::newsroom, *path, ground.config);
  bool page = match.route != nullptr && match.route->auth != Auth::none;
  return page ? std::string(wanted) : "/";
}

http::ExtraField session_cookie(const View& view, const Bytes& token) {
  std::string value = std::string(cookie_name(view.ground)) + "=" + token;
  value += "; Path=/; Secure; HttpOnly; SameSite=Strict";
  if (token.empty()) value += "; Max-Age=0";
  return {"Set-Cookie", value};
}

}  // namespace glasnik::site
