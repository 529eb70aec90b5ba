#pragma once
// A request, in two forms. Head borrows the bytes as they lie in the listener's read buffer and
// costs nothing to make: the cache is asked with it. Request owns everything, its target is
// decoded, and it travels to a worker.
//
// Both carry only the fields listed in Field. Everything else a client sends is dropped unread, so
// nothing above this room can reflect it or come to depend on it.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::http {

enum class Method : std::uint8_t { get, head, post, put, patch, remove, options, other };
std::string_view method_name(Method method);  // GET; empty for other

// The request fields this program reads. Of those up to kLastSingle a second one is a breach (400);
// of the lists after it the first line counts, which can only cost a 304 or a smaller encoding.
enum class Field : std::uint8_t {
  host,
  if_modified_since,
  if_range,
  range,
  content_type,
  authorization,
  cookie,
  origin,
  accept_datetime,  // RFC 7089
  sec_fetch_site,
  idempotency_key,
  session_token,  // X-Session-Token: the second half of the proof that a form is ours
  user_agent,
  referer,
  expect,
  accept_encoding,
  accept_language,
  if_none_match,
};
inline constexpr Field kLastSingle = Field::expect;
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::if_none_match) + 1;

// A complete, well-formed head. Its views live until the call that handed it over returns.
struct Head {
  Method method = Method::other;
  std::string_view target;  // origin form as on the wire: /eng/11228/no-alliance?x=1
  std::string_view host;    // lower case, without port; brackets stay around an IPv6 literal
  std::string_view peer;    // the client's address in digits
  std::array<std::string_view, kFieldCount> fields;  // empty where absent

  std::string_view field(Field name) const { return fields[static_cast<std::size_t>(name)]; }
};

struct Parameter {
  std::string name;
  std::string value;
  bool operator==(const Parameter&) const = default;
};

// A request target taken apart (target.h). Segments and parameters are decoded once and are UTF-8
// without NUL; no segment is empty, "." or "..", and none contains a slash.
struct Target {
  std::vector<std::string> segments;
  bool directory = false;        // the path ended with a slash; "/" is a directory of no segments
  std::vector<Parameter> query;  // in the order of the wire; names may repeat
};

struct Request {
  Method method = Method::other;
  std::string target;  // as in Head: the key of the page cache
  Target path;
  std::string host;
  std::string peer;
  std::array<std::string, kFieldCount> fields;
  Bytes body;

  std::string_view field(Field name) const { return fields[static_cast<std::size_t>(name)]; }
  std::string_view segment(std::size_t index) const;                       // empty past the end
  std::optional<std::string_view> parameter(std::string_view name) const;  // the first so named
};

// The same request to own, its target decoded. invalid: the target (target.h).
Result<std::unique_ptr<Request>> own(const Head& head);
// The same request borrowed; lives as long as `request` stays as it is.
Head borrow(const Request& request);

}  // namespace glasnik::http
