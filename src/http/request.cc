#include "http/request.h"

#include <algorithm>

#include "http/target.h"

namespace glasnik::http {

std::string_view method_name(Method method) {
  constexpr std::string_view kNames[] = {"GET",   "HEAD",   "POST",    "PUT",
                                         "PATCH", "DELETE", "OPTIONS", ""};
  return kNames[static_cast<std::size_t>(method)];
}

std::string_view Request::segment(std::size_t index) const {
  return index < path.segments.size() ? std::string_view(path.segments[index]) : std::string_view();
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  auto found = std::find_if(path.query.begin(), path.query.end(),
                            [&](const Parameter& p) { return p.name == name; });
  if (found == path.query.end()) return std::nullopt;
  return found->value;
}

Result<std::unique_ptr<Request>> own(const Head& head) {
  auto request = std::make_unique<Request>();
  TRY(request->path, parse_target(head.target));
  request->method = head.method;
  request->target = head.target;
  request->host = head.host;
  request->peer = head.peer;
  for (std::size_t i = 0; i < kFieldCount; ++i) request->fields[i] = head.fields[i];
  return request;
}

Head borrow(const Request& request) {
  Head head{request.method, request.target, request.host, request.peer, {}};
  for (std::size_t i = 0; i < kFieldCount; ++i) head.fields[i] = request.fields[i];
  return head;
}

}  // namespace glasnik::http
