#pragma once
// What a connection holds while a request is in progress, and only then. For connection.cc, which
// reads requests, and connection_output.cc, which sends what answers them.

#include "http/connection.h"

namespace glasnik::http {

struct Connection::Asked {
  const Head& head;
  std::string_view request_line;
};

struct Connection::Exchange {
  Bytes unread;  // input for later: part of a head, or what was sent before its turn

  // While a body is read:
  std::unique_ptr<Request> request;
  std::optional<BodyReader> body;
  std::chrono::nanoseconds body_begun{};

  // While a worker answers or the response goes out:
  Bytes request_line;
  Bytes referer;
  Bytes user_agent;
  int status = 0;
  std::optional<Outgoing> outgoing;

  Head as_logged() const {
    Head head;
    head.fields[static_cast<std::size_t>(Field::referer)] = referer;
    head.fields[static_cast<std::size_t>(Field::user_agent)] = user_agent;
    return head;
  }
};

}  // namespace glasnik::http
