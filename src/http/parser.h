#pragma once
// The head of a request (RFC 9112 sections 2 to 6), read by Beast's parser under rules of our own
// that leave no second reading. Beast refuses names and values with stray characters; ours come on
// top:
//   every line ends in CRLF, none is folded, none is empty before the request line;
//   HTTP/1.0 or 1.1; a target in visible ASCII; exactly one Host, and well-formed;
//   an absolute target only if it names the same host (it is then cut down to its path);
//   at most one Content-Length, digits only; Transfer-Encoding only "chunked", only in 1.1; never
//   both; a field of which one is meant stands once.
// Pure: no sockets here, so the fuzzer runs the very code the listener runs. The only file that
// sees Beast is parser.cc (seventeen seconds to compile).

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "http/request.h"

namespace glasnik::http {

struct HeadLimits {
  std::size_t octets = 16 * 1024;
  std::size_t fields = 100;
  std::size_t target = 8 * 1024;
};

enum class Framing : std::uint8_t { none, length, chunked };

// A parsed head. Its views borrow from the bytes given and from itself: it neither moves nor
// copies.
struct ParsedHead {
  ParsedHead() = default;
  ParsedHead(const ParsedHead&) = delete;
  ParsedHead& operator=(const ParsedHead&) = delete;

  Head head;
  std::string_view request_line;  // without CRLF, for the log
  std::size_t octets = 0;         // the head's length with its empty line: the body begins there
  Framing framing = Framing::none;
  std::uint64_t length = 0;  // of the body, if framing says so
  bool keep_alive = false;
  bool version_11 = false;
  std::string lowered_host;  // backs head.host if the client wrote capitals
};

enum class HeadState : std::uint8_t { incomplete, complete, refused };

struct HeadOutcome {
  HeadState state = HeadState::incomplete;
  int status = 0;  // if refused: 400, 414 or 431
};

// Reads a head from the front of `bytes`. Refuses as soon as it can: what is no HTTP at its first
// octet, a wrong line at its end.
HeadOutcome parse_head(BytesView bytes, const HeadLimits& limits, ParsedHead& into);

// The host name in a Host value or an authority: without port; empty if malformed.
std::string_view host_name(std::string_view authority);

}  // namespace glasnik::http
