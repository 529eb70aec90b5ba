#include "http/parser.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <charconv>
#include <cstring>

#include "http/fields.h"

namespace glasnik::http {
namespace {

namespace beast = boost::beast;

constexpr int kBad = 400;
constexpr int kTargetTooLong = 414;
constexpr int kHeadTooLarge = 431;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

bool visible_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

Method method_of(std::string_view name) {  // method names are case-sensitive
  for (Method m : {Method::get, Method::head, Method::post, Method::put, Method::patch,
                   Method::remove, Method::options}) {
    if (name == method_name(m)) return m;
  }
  return Method::other;
}

bool listed(beast::http::field name, std::string_view text, Field& field) {
  using Known = beast::http::field;
  switch (name) {
    case Known::host:
      field = Field::host;
      return true;
    case Known::if_modified_since:
      field = Field::if_modified_since;
      return true;
    case Known::if_range:
      field = Field::if_range;
      return true;
    case Known::range:
      field = Field::range;
      return true;
    case Known::content_type:
      field = Field::content_type;
      return true;
    case Known::authorization:
      field = Field::authorization;
      return true;
    case Known::cookie:
      field = Field::cookie;
      return true;
    case Known::origin:
      field = Field::origin;
      return true;
    case Known::accept_datetime:
      field = Field::accept_datetime;
      return true;
    case Known::sec_fetch_site:
      field = Field::sec_fetch_site;
      return true;
    case Known::user_agent:
      field = Field::user_agent;
      return true;
    case Known::referer:
      field = Field::referer;
      return true;
    case Known::expect:
      field = Field::expect;
      return true;
    case Known::accept_encoding:
      field = Field::accept_encoding;
      return true;
    case Known::accept_language:
      field = Field::accept_language;
      return true;
    case Known::if_none_match:
      field = Field::if_none_match;
      return true;
    case Known::unknown:
      break;
    default:
      return false;
  }
  if (same_ignoring_case(text, "Idempotency-Key"))
    field = Field::idempotency_key;
  else if (same_ignoring_case(text, "X-Session-Token"))
    field = Field::session_token;
  else
    return false;
  return true;
}

// Beast's parser with our rules on fields. It is shown complete heads only, so it never waits.
class HeadParser final : public beast::http::basic_parser<true> {
 public:
  explicit HeadParser(ParsedHead& into) : into_(into) {
    header_limit(UINT32_MAX);  // find_end() has seen to it
    skip(true);                // bodies are read by BodyReader
  }

 private:
  using Error = beast::error_code;

  static void refuse(Error& error) { error = make_error_code(beast::http::error::bad_value); }

  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                       int version, Error& error) override {
    into_.head.method = method_of(view(method));
    into_.head.target = view(target);
    into_.version_11 = version == 11;
    if (!visible_ascii(into_.head.target)) refuse(error);
  }

  void on_field_impl(beast::http::field name, beast::string_view text, beast::string_view value,
                     Error& error) override {
    if (name == beast::http::field::content_length) return read_length(view(value), error);
    if (name == beast::http::field::transfer_encoding) return read_transfer(view(value), error);
    Field field{};
    if (!listed(name, view(text), field)) return;
    std::string_view& slot = into_.head.fields[static_cast<std::size_t>(field)];
    bool again = seen_[static_cast<std::size_t>(field)];
    if (again && field <= kLastSingle) return refuse(error);
    seen_[static_cast<std::size_t>(field)] = true;
    if (!again) slot = view(value);
  }

  void read_length(std::string_view value, Error& error) {
    auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), into_.length);
    bool number = code == std::errc() && end == value.data() + value.size();
    if (!number || into_.framing != Framing::none) return refuse(error);
    into_.framing = Framing::length;
  }

  void read_transfer(std::string_view value, Error& error) {
    bool allowed = into_.version_11 && same_ignoring_case(value, "chunked");
    if (!allowed || into_.framing != Framing::none) return refuse(error);
    into_.framing = Framing::chunked;
  }

  void on_header_impl(Error&) override {}
  void on_finish_impl(Error&) override {}
  // Never called: a request has no status, and with skip() a head has no body.
  void on_response_impl(int, beast::string_view, int, Error&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(beast::string_view, Error&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, Error&) override { return 0; }

  ParsedHead& into_;
  std::array<bool, kFieldCount> seen_{};
};

// Walks the lines up to the empty one. Sets the head's length when it is there. Checks are in the
// order in which octets show what is wrong, so the answer does not depend on how they were cut.
HeadOutcome find_end(BytesView bytes, const HeadLimits& limits, ParsedHead& into) {
  constexpr std::size_t kAroundTarget = 32;  // method, version, spaces
  const HeadOutcome bad{HeadState::refused, kBad};
  if (!bytes.empty() && (bytes[0] < 'A' || bytes[0] > 'z')) return bad;  // a TLS hello, say
  std::size_t lines = 0;
  for (std::size_t start = 0;; ++lines) {
    std::size_t feed = bytes.find('\n', start);
    std::size_t so_far = feed == bytes.npos ? bytes.size() : feed + 1;
    if (lines == 0 && so_far > limits.target + kAroundTarget)
      return {HeadState::refused, kTargetTooLong};
    if (lines > limits.fields + 1) return {HeadState::refused, kHeadTooLarge};
    bool folded =
        lines > 0 && start < bytes.size() && (bytes[start] == ' ' || bytes[start] == '\t');
    if (folded) return bad;
    if (so_far > limits.octets) return {HeadState::refused, kHeadTooLarge};
    if (feed == bytes.npos) return {};
    if (feed == start || bytes[feed - 1] != '\r') return bad;
    if (lines == 0) into.request_line = bytes.substr(0, feed - 1);
    if (feed == start + 1) {
      into.octets = feed + 1;
      return {lines == 0 ? HeadState::refused : HeadState::complete, kBad};
    }
    start = feed + 1;
  }
}

// An absolute target is cut down to its path if its authority is the Host's; others stay.
bool settle_target(Head& head) {
  if (head.target.starts_with('/')) return true;
  if (head.target == "*") return head.method == Method::options;
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!same_ignoring_case(head.target.substr(0, scheme.size()), scheme)) continue;
    std::string_view rest = head.target.substr(scheme.size());
    std::size_t slash = rest.find_first_of("/?#");
    if (!same_ignoring_case(rest.substr(0, slash), head.field(Field::host))) return false;
    head.target = slash == rest.npos ? std::string_view("/") : rest.substr(slash);
    return head.target.starts_with('/');
  }
  return false;
}

// Empty is a port as well (RFC 3986 section 3.2.3). One past 65535 is not: it names a server that
// cannot be, and readers that wrap it see another one.
bool valid_port(std::string_view digits) {
  constexpr std::size_t kLongest = 5;
  std::uint16_t number = 0;
  auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  bool all = code == std::errc() && end == digits.data() + digits.size();
  return digits.empty() || (all && digits.size() <= kLongest);
}

bool settle_host(ParsedHead& into) {
  into.head.host = host_name(into.head.field(Field::host));
  auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::any_of(into.head.host.begin(), into.head.host.end(), capital)) {
    into.lowered_host = into.head.host;
    for (char& c : into.lowered_host) c = capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    into.head.host = into.lowered_host;
  }
  return !into.head.host.empty();
}

void clear(ParsedHead& into) {
  into.head = Head();
  into.request_line = {};
  into.octets = 0;
  into.framing = Framing::none;
  into.length = 0;
}

}  // namespace

HeadOutcome parse_head(BytesView bytes, const HeadLimits& limits, ParsedHead& into) {
  clear(into);
  HeadOutcome outcome = find_end(bytes, limits, into);
  if (outcome.state != HeadState::complete) return outcome;
  HeadParser parser(into);
  beast::error_code error;
  parser.put(boost::asio::const_buffer(bytes.data(), into.octets), error);
  if (error || !parser.is_done()) return {HeadState::refused, kBad};
  into.keep_alive = into.version_11 && parser.keep_alive();
  if (into.head.target.size() > limits.target) return {HeadState::refused, kTargetTooLong};
  if (!settle_host(into)) return {HeadState::refused, kBad};
  bool names_resource = into.head.method == Method::other || settle_target(into.head);
  return {names_resource ? HeadState::complete : HeadState::refused, kBad};
}

std::string_view host_name(std::string_view authority) {
  constexpr std::size_t kLongest = 255;
  constexpr std::string_view kLiteral = "0123456789abcdefABCDEF:.";
  constexpr std::string_view kName =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
  bool literal = authority.starts_with('[');
  std::size_t end = literal ? authority.find(']') : authority.find(':');
  if (literal && end == authority.npos) return {};
  end = std::min(literal ? end + 1 : end, authority.size());
  std::string_view name = authority.substr(0, end);
  std::string_view port = authority.substr(end);
  std::string_view inner = literal ? name.substr(1, name.size() - 2) : name;
  if (inner.empty() || inner.size() > kLongest) return {};
  if (inner.find_first_not_of(literal ? kLiteral : kName) != inner.npos) return {};
  if (port.empty()) return name;
  return port[0] == ':' && valid_port(port.substr(1)) ? name : std::string_view();
}

}  // namespace glasnik::http
