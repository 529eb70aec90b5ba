#pragma once
// What operators' tools ask: is it well, and how much does it do.

#include "site/pages.h"

namespace glasnik::site {

Answer healthz(const http::Request& request, View& view);  // 200 "ok", 503 with the reason
Answer metrics(const http::Request& request, View& view);  // Prometheus text format 0.0.4

}  // namespace glasnik::site
