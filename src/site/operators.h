#pragma once
// What operators' tools ask: is it well, and how much does it do.

#include "site/pages.h"

namespace glasnik::site {

Answer healthz(const http::Request& request, View& view);  // 200 "ok", 503 with the reason
// The same and what of the desk wants a person. Never for the world: that something is scheduled is
// nobody's business outside.
Answer newsroom_healthz(const http::Request& request, View& view);
Answer metrics(const http::Request& request, View& view);  // Prometheus text format 0.0.4

}  // namespace glasnik::site
