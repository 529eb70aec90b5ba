// Requests as they arrive: however the octets are cut, they are read alike; a head that is taken
// has one reading, which a plain reader of lines shares, and says the same when written again.
//
// The octets of the first line are the lengths of the pieces, over and over; the rest is the
// stream.

#include <algorithm>
#include <optional>
#include <vector>

#include "base/result.h"
#include "fuzz_text.h"
#include "http/body.h"
#include "http/fields.h"
#include "http/parser.h"

using namespace glasnik;
using namespace glasnik::http;

namespace {

constexpr HeadLimits kLimits{600, 12, 100};  // small, so that inputs reach them
constexpr HeadLimits kRoomy;
constexpr std::size_t kBodyLimit = 200;

constexpr std::string_view kFieldNames[kFieldCount] = {"Host",
                                                       "If-Modified-Since",
                                                       "If-Range",
                                                       "Range",
                                                       "Content-Type",
                                                       "Authorization",
                                                       "Cookie",
                                                       "Origin",
                                                       "Accept-Datetime",
                                                       "Sec-Fetch-Site",
                                                       "Idempotency-Key",
                                                       "X-Session-Token",
                                                       "User-Agent",
                                                       "Referer",
                                                       "Expect",
                                                       "Accept-Encoding",
                                                       "Accept-Language",
                                                       "If-None-Match"};

std::string_view word(std::string_view line) { return line.substr(0, line.find(' ')); }

// All that is read from a head, as text that can be compared.
std::string told(const ParsedHead& parsed) {
  std::string text(word(parsed.request_line));
  text.append(" ").append(parsed.head.target).append(parsed.version_11 ? " 1.1" : " 1.0");
  text.append(" at ").append(parsed.head.host).append(parsed.keep_alive ? " stays" : " ends");
  text.append(" framing ").append(std::to_string(static_cast<int>(parsed.framing)));
  text.append(" length ").append(std::to_string(parsed.length)).append("\n");
  for (std::size_t i = 1; i < kFieldCount; ++i) text.append(parsed.head.fields[i]).append("\n");
  return text;
}

// The same head in its shortest words.
std::string written(const ParsedHead& parsed) {
  std::string text(word(parsed.request_line));
  text.append(" ").append(parsed.head.target).append(parsed.version_11 ? " HTTP/1.1" : " HTTP/1.0");
  text.append("\r\nHost: ").append(parsed.head.host).append("\r\n");
  for (std::size_t i = 1; i < kFieldCount; ++i) {
    if (parsed.head.fields[i].empty()) continue;
    text.append(kFieldNames[i]).append(": ").append(parsed.head.fields[i]).append("\r\n");
  }
  if (parsed.version_11 && !parsed.keep_alive) text.append("Connection: close\r\n");
  if (parsed.framing == Framing::chunked) text.append("Transfer-Encoding: chunked\r\n");
  if (parsed.framing == Framing::length)
    text.append("Content-Length: ").append(std::to_string(parsed.length)).append("\r\n");
  return text.append("\r\n");
}

void check_written(const ParsedHead& parsed) {
  const std::string again = written(parsed);
  ParsedHead reread;
  ENSURE(parse_head(again, kRoomy, reread).state == HeadState::complete);
  ENSURE(reread.octets == again.size());
  ENSURE(told(reread) == told(parsed));
}

std::string_view line_of(std::string_view& text) {
  std::size_t end = text.find("\r\n");
  ENSURE(end != text.npos);
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 2);
  for (char c : line) ENSURE(c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7f'));
  return line;
}

bool token(std::string_view text) {
  constexpr std::string_view kOthers = "()<>@,;:\\\"/[]?={} \t";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return c > ' ' && c < '\x7f' && kOthers.find(c) == kOthers.npos;
  });
}

// What a reader who knows nothing but lines and colons makes of a head.
void check_plainly(BytesView head, const ParsedHead& parsed) {
  std::string_view line = line_of(head);
  ENSURE(line == parsed.request_line);
  ENSURE(std::count(line.begin(), line.end(), ' ') == 2);
  ENSURE(token(word(line)));
  ENSURE(line.ends_with(parsed.version_11 ? " HTTP/1.1" : " HTTP/1.0"));
  std::size_t hosts = 0;
  std::optional<std::string_view> length;
  bool chunked = false;
  std::size_t fields = 0;
  for (line = line_of(head); !line.empty(); line = line_of(head), ++fields) {
    std::size_t colon = line.find(':');
    ENSURE(colon != line.npos && token(line.substr(0, colon)));
    std::string_view name = line.substr(0, colon);
    std::string_view value = trimmed(line.substr(colon + 1));
    if (same_ignoring_case(name, "Host")) ++hosts;
    if (same_ignoring_case(name, "Content-Length")) {
      ENSURE(!length && !value.empty());
      length = value.substr(std::min(value.find_first_not_of('0'), value.size() - 1));
    }
    if (same_ignoring_case(name, "Transfer-Encoding")) {
      ENSURE(!chunked && same_ignoring_case(value, "chunked"));
      chunked = true;
    }
  }
  ENSURE(head.empty());
  ENSURE(hosts == 1 && fields <= kLimits.fields);
  ENSURE(length.has_value() == (parsed.framing == Framing::length));
  ENSURE(!length || *length == std::to_string(parsed.length));
  ENSURE(chunked == (parsed.framing == Framing::chunked));
  ENSURE(parsed.version_11 || !chunked);
}

// Reads as a connection does: heads and bodies by turns, until something is refused.
class Reader {
 public:
  void take(BytesView piece) {
    unread_ += piece;
    while (!over_ && !unread_.empty() && (body_ ? take_body() : take_head())) {
    }
  }
  const std::string& story() const { return story_; }

 private:
  bool take_head() {
    ParsedHead parsed;
    HeadOutcome outcome = parse_head(unread_, kLimits, parsed);
    if (outcome.state == HeadState::incomplete) return false;
    if (outcome.state == HeadState::refused) return refuse(outcome.status);
    ENSURE(parsed.octets <= kLimits.octets && parsed.head.target.size() <= kLimits.target);
    check_plainly(BytesView(unread_).substr(0, parsed.octets), parsed);
    check_written(parsed);
    if (auto owned = own(parsed.head)) ENSURE(borrow(**owned).target == parsed.head.target);
    story_ += told(parsed);
    if (parsed.framing != Framing::none) body_.emplace(parsed.framing, parsed.length, kBodyLimit);
    unread_.erase(0, parsed.octets);
    return !body_ || settle(body_->state());
  }

  bool take_body() {
    BytesView input = unread_;
    BodyState state = body_->feed(input);
    unread_.erase(0, unread_.size() - input.size());
    ENSURE(state != BodyState::reading || unread_.empty());
    return settle(state);
  }

  bool settle(BodyState state) {
    if (state == BodyState::malformed) return refuse(400);
    if (state == BodyState::too_large) return refuse(413);
    if (state == BodyState::reading) return !unread_.empty();
    Bytes content = body_->take();
    ENSURE(content.size() <= kBodyLimit);
    story_.append("body ").append(content).append("\n");
    body_.reset();
    return true;
  }

  bool refuse(int status) {
    ENSURE(status == 400 || status == 413 || status == 414 || status == 431);
    story_ += "refused " + std::to_string(status);
    over_ = true;
    return false;
  }

  Bytes unread_;
  std::optional<BodyReader> body_;
  std::string story_;
  bool over_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view stream = fuzz::view(data, size);
  std::size_t end = std::min(stream.find('\n'), stream.size());
  std::string_view lengths = stream.substr(0, end);
  stream.remove_prefix(std::min(end + 1, stream.size()));
  Reader at_once;
  at_once.take(stream);
  Reader in_pieces;
  for (std::size_t piece = 0; !stream.empty(); ++piece) {
    std::size_t length =
        lengths.empty() ? 1 : static_cast<unsigned char>(lengths[piece % lengths.size()]);
    length = std::clamp<std::size_t>(length, 1, stream.size());
    in_pieces.take(stream.substr(0, length));
    stream.remove_prefix(length);
  }
  ENSURE(in_pieces.story() == at_once.story());
  return 0;
}
