#pragma once
// What of a prepared response answers a request: which coding, or the 304 instead. Pure.

#include "http/prepared.h"
#include "http/request.h"

namespace glasnik::http {

struct Reply {
  int status = 200;
  BytesView head;                     // up to the stamp
  BytesView body;                     // empty for HEAD and 304
  Coding missing = Coding::identity;  // a better coding this client would take, were it made
};

// The views borrow from `prepared`.
Reply reply_with(const Prepared& prepared, const Head& head);

// Whether conditions and ranges apply to the method.
inline bool reads(Method method) { return method == Method::get || method == Method::head; }

}  // namespace glasnik::http
