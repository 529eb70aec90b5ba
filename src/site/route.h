#pragma once
// Every address the program answers, in one constant table that is the privilege table too: what is
// not listed does not exist.

#include <span>

#include "http/request.h"
#include "record/account.h"
#include "site/pages.h"

namespace glasnik::site {

enum class Listener { world, newsroom, press };

// What must be known of whoever asks. At the newsroom's and the journalists' listener all but
// `none` is the desk: pages that change nothing by GET, and take a POST only from themselves
// (desk_gate.h).
enum class Auth : std::uint8_t {
  none,        // anybody, programs too
  token,       // whoever holds the address, whose every use is written down: never kept, and the
               // handler is called outside of any transaction
  visitor,     // the desk's own page, before one has signed in
  session,     // signed in, with one of the row's roles
  fresh,       // the same, and a credential was shown within the last five minutes
  journalist,  // signed in and accredited at this moment; called outside of any transaction, since
               // every fetch is written down
};

using PageHandler = Answer (*)(const http::Request&, View&);

// Segments of a pattern: words stand for themselves; {seg} is a variant's segment, {id} a document
// number, {v} a version, {} any one segment, {...} the rest (one or more). A pattern that ends in
// "/" matches only addresses that do.
struct Route {
  Listener listener;
  std::string_view pattern;
  PageHandler handler;  // of a POST: called outside of any transaction, its view has no record
  http::Method method = http::Method::get;  // which means HEAD too
  std::size_t body_limit = 0;               // octets
  Auth auth = Auth::none;
  record::RoleSet roles{};  // one of them, for session and fresh
};

struct Match {
  const Route* route = nullptr;
  const Variant* variant = nullptr;  // named by {seg}
};
// The first row that fits; none: an empty match.
Match find_route(Listener listener, const http::Target& path, const Config& config,
                 http::Method method = http::Method::get);

// Every row, for the test that asks of each who may use it.
std::span<const Route> all_routes();

// invalid if a variant's segment is the first word of an address of the site's own: one of the two
// could not be reached.
Result<void> check_segments(const Config& config);

}  // namespace glasnik::site
