#pragma once
// What stands before every page of the desk: the right host, a request that the desk itself made, a
// session, its roles. reliability-security.md section 2.

#include <optional>

#include "site/pages.h"
#include "site/route.h"

namespace glasnik::site {

inline constexpr std::string_view kSessionCookie = "__Host-glasnik";
// Of another name, since ports of one host share their cookies.
inline constexpr std::string_view kPressCookie = "__Host-glasnik-press";
inline constexpr std::string_view kLanguageCookie = "__Host-glasnik-language";

// Fills in view.caller. An answer: the handler is not called. denied: the desk says 403.
Result<std::optional<http::Response>> pass_gate(const Route& route, const http::Request& request,
                                                View& view);

// The language of the desk for whoever asks: chosen, else as the browser prefers.
const Variant& desk_variant(const Ground& ground, const http::Request& request);

// A path of the desk to go on to, else "/": nobody is led elsewhere.
std::string way_on(const Ground& ground, std::string_view wanted);

http::ExtraField session_cookie(const View& view, const Bytes& token);  // empty: takes it away

}  // namespace glasnik::site
