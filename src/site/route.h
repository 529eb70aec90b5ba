#pragma once
// Every address the program answers, in one constant table that is the privilege table too: what is
// not listed does not exist.

#include "http/request.h"
#include "site/pages.h"

namespace glasnik::site {

enum class Listener { world, newsroom };

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
};

struct Match {
  const Route* route = nullptr;
  const Variant* variant = nullptr;  // named by {seg}
};
// The first row that fits; none: an empty match.
Match find_route(Listener listener, const http::Target& path, const Config& config,
                 http::Method method = http::Method::get);

// invalid if a variant's segment is the first word of an address of the site's own: one of the two
// could not be reached.
Result<void> check_segments(const Config& config);

}  // namespace glasnik::site
