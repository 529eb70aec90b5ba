#pragma once
// Questions to other servers: witnesses, mirrors' sources, authorities. One question, one answer;
// no redirects, no proxy, no cookies, nothing remembered.
//
// The attack: an address from outside leads into the network behind this machine. So only https to
// public addresses is spoken, judged as the socket is opened; anything else only to the exact
// host:port that the operator has named.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::http {

struct Ask {
  std::string url;
  std::optional<Bytes> body{};                            // present: POST
  std::string content_type = "application/octet-stream";  // of that body
  std::size_t most_octets = 1U << 20U;   // of the answer; more ends it with too_large
  std::chrono::milliseconds time{5000};  // for all of it
  // If set, what a 200 brings goes here piece by piece, and Answered::body stays empty. An error of
  // its own ends the answer and is handed on.
  std::function<Result<void>(BytesView)> take{};
};

struct Answered {
  int status = 0;
  std::string content_type;
  Bytes body;
};

// The seam: tests hand in a world of their own.
class Client {
 public:
  virtual ~Client() = default;
  // Any thread. denied: an address that is not spoken to; unavailable: no connection, or the time
  // was over. An answer of any status is no error.
  virtual Result<Answered> ask(const Ask& question) = 0;
};

// `named`: "host:port" as the operator wrote them, to which http and private addresses are allowed.
std::unique_ptr<Client> make_client(std::vector<std::string> named);

// "host:port" of a URL, the port of its scheme if it names none. invalid if it is no http(s) URL,
// or carries a user.
Result<std::string> host_and_port(const std::string& url);

}  // namespace glasnik::http
