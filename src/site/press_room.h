#pragma once
// The journalists' listener: what an accredited journalist is given to read before its minute.
// Handlers of site/route.cc, called after the gate and outside of any transaction: each fetch is
// written down before anything is shown. Signing in is the desk's own pages.

#include "site/pages.h"

namespace glasnik::site {

Answer press_home(const http::Request& request, View& view);
Answer press_item(const http::Request& request, View& view);  // the notice
Answer accept_notice(const http::Request& request, View& view);
Answer press_text(const http::Request& request, View& view);

}  // namespace glasnik::site
