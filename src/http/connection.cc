#include "http/connection.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>

#include "base/log.h"
#include "http/exchange.h"
#include "http/fields.h"
#include "http/listener.h"
#include "http/reply.h"

namespace glasnik::http {
namespace {

constexpr std::chrono::milliseconds kPaceCheck{1000};
constexpr std::chrono::milliseconds kUnbounded = std::chrono::hours(24);  // then asked again
constexpr std::uint64_t kBodyPace = 1024;                                 // octets a second

// A request in a worker's hands.
class Answering final : public Task {
 public:
  Answering(Listener& listener, Connection& connection, std::unique_ptr<Request> request)
      : listener_(listener), connection_(connection), request_(std::move(request)) {}

  void run() override {
    Response response = answer();
    listener_.deliver({&connection_, std::move(request_), std::move(response)});
  }

 private:
  // One of the two frames where exceptions of libraries end.
  Response answer() {
    try {
      return listener_.shared().handler.handle(*request_);
    } catch (const std::exception& error) {
      log_line(Severity::alarm, "http", std::string("a handler threw: ") + error.what());
      return listener_.shared().refusal(500);
    }
  }

  Listener& listener_;
  Connection& connection_;
  std::unique_ptr<Request> request_;
};

}  // namespace

Connection::Connection(Listener& listener, int socket, const Peer& peer)
    : listener_(listener), socket_(socket), peer_(peer) {
  listener_.deadlines().add(*this, listener_.after(listener_.shared().options.limits.idle_time));
}

Connection::~Connection() {
  Deadlines::remove(*this);
  ::close(socket_);
  listener_.shared().admission.leave(peer_);
}

bool Connection::on_ready(std::uint32_t events) {
  if ((events & (EPOLLERR | EPOLLHUP)) != 0) {
    broken_ = true;
    return state_ == State::answering || abandon() != Flow::end;
  }
  if ((events & EPOLLRDHUP) != 0) peer_done_ = true;
  if ((events & (EPOLLIN | EPOLLRDHUP)) != 0) readable_ = true;
  switch (state_) {
    case State::reading_head:
    case State::reading_body:
      return !readable_ || read() != Flow::end;
    case State::answering:
      return true;
    case State::sending:
      return go_on((events & EPOLLOUT) != 0 ? send() : Flow::wait);
    case State::lingering:
      return drop_input() != Flow::end;
  }
  return false;
}

bool Connection::on_response(Delivery delivery) {
  if (broken_) return false;
  close_after_ = close_after_ || listener_.draining();
  const Head head = borrow(*delivery.request);
  const Asked asked{head, exchange().request_line};
  if (auto* prepared = std::get_if<PreparedPtr>(&delivery.response.content)) {
    return go_on(answer(asked, *prepared));
  }
  return go_on(answer(asked, std::get<FileBody>(std::move(delivery.response.content))));
}

bool Connection::on_deadline() {
  if (state_ == State::answering) {
    set_deadline(kUnbounded);
    return true;
  }
  if (state_ == State::reading_body && keeps_pace()) {
    set_deadline(kPaceCheck);
    return true;
  }
  Counters::add(listener_.counters().timed_out, 1);
  bool owes_input = state_ == State::reading_body || (state_ == State::reading_head && head_begun_);
  return (owes_input ? refuse(408) : abandon()) != Flow::end;
}

bool Connection::on_drain() {
  close_after_ = true;
  return state_ == State::answering || state_ == State::sending || state_ == State::reading_body;
}

bool Connection::go_on(Flow flow) {
  if (flow == Flow::next) flow = resume();
  return flow != Flow::end;
}

Connection::Flow Connection::read() {
  for (;;) {
    std::span<char> buffer = listener_.buffer();
    std::size_t kept = unstash();
    ENSURE(kept < buffer.size());  // a head is refused before it fills the buffer
    ssize_t got = ::recv(socket_, buffer.data() + kept, buffer.size() - kept, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) {
      readable_ = false;
      stash({buffer.data(), kept});
      return Flow::wait;
    }
    if (got <= 0) return Flow::end;  // an unfinished head is nobody's loss
    auto octets = static_cast<std::size_t>(got);
    // A short read has emptied the socket; but an end already announced comes without a new event.
    readable_ = peer_done_ || octets == buffer.size() - kept;
    Flow flow = process({buffer.data(), kept + octets});
    if (flow != Flow::next) return flow;
    if (!readable_) return Flow::wait;
  }
}

// After a response: what came before its turn, then what the socket holds.
Connection::Flow Connection::resume() {
  std::size_t kept = unstash();
  Flow flow = process({listener_.buffer().data(), kept});
  if (flow != Flow::next) return flow;
  return readable_ ? read() : Flow::wait;
}

// Input in the listener's buffer. Leaves unread what cannot be taken yet.
Connection::Flow Connection::process(BytesView input) {
  Flow flow = Flow::next;
  while (flow == Flow::next && !input.empty()) {
    flow = state_ == State::reading_body ? take_body(input) : take_head(input);
  }
  if (flow == Flow::end || state_ == State::lingering) return flow;
  if (flow == Flow::more && state_ == State::reading_head && !head_begun_) {
    head_begun_ = true;
    set_deadline(listener_.shared().options.limits.head_time);
  }
  bool idle = input.empty() && state_ == State::reading_head;
  if (idle) {
    exchange_.reset();
  } else {
    stash(input);
  }
  return flow == Flow::more ? Flow::next : flow;
}

Connection::Flow Connection::take_head(BytesView& input) {
  const Limits& limits = listener_.shared().options.limits;
  ParsedHead& parsed = listener_.parsed();
  HeadOutcome outcome =
      parse_head(input, {limits.head_octets, limits.head_fields, limits.target_octets}, parsed);
  if (outcome.state == HeadState::incomplete) return Flow::more;
  const Asked asked{parsed.head, parsed.request_line};
  if (outcome.state == HeadState::refused) return refuse(asked, outcome.status);
  head_begun_ = false;
  parsed.head.peer = peer_.address();
  close_after_ = !parsed.keep_alive || listener_.draining();
  if (int status = objection(parsed); status != 0) return refuse(asked, status);
  input.remove_prefix(parsed.octets);
  if (reads(parsed.head.method)) {
    if (PreparedPtr hit = listener_.shared().handler.cached(parsed.head)) {
      Counters::add(listener_.counters().cache_hits, 1);
      return answer(asked, hit);
    }
  }
  auto request = own(parsed.head);
  if (!request) return refuse(asked, 400);
  exchange().request_line = parsed.request_line;
  exchange().request = std::move(*request);
  return parsed.framing == Framing::none ? ask_worker() : begin_body(parsed, input.empty());
}

// The status to refuse a well-formed request with, or 0.
int Connection::objection(const ParsedHead& parsed) {
  const Head& head = parsed.head;
  const std::vector<Method>& methods = listener_.shared().options.methods;
  bool has_body = parsed.framing == Framing::chunked || parsed.length > 0;
  if (!listener_.knows_host(head.host)) return 421;
  bool general = std::find(methods.begin(), methods.end(), head.method) != methods.end();
  if (!general && !listener_.shared().handler.takes(head)) return 405;
  if (has_body && reads(head.method)) return 400;
  if (has_body) {
    std::size_t limit = listener_.shared().handler.body_limit(head);
    if (limit == 0 || parsed.length > limit) return 413;
  }
  std::string_view expected = head.field(Field::expect);
  return expected.empty() || same_ignoring_case(expected, "100-continue") ? 0 : 417;
}

Connection::Flow Connection::begin_body(const ParsedHead& parsed, bool none_here) {
  constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  Exchange& e = exchange();
  e.body.emplace(parsed.framing, parsed.length, listener_.shared().handler.body_limit(parsed.head));
  e.body_begun = listener_.now();
  state_ = State::reading_body;
  set_deadline(listener_.shared().options.limits.body_grace);
  if (e.body->state() == BodyState::complete) return ask_worker();
  bool asked = parsed.version_11 && !parsed.head.field(Field::expect).empty() && none_here;
  // A socket that has no room for 25 octets at this point is not one to wait for.
  if (asked && ::send(socket_, kContinue.data(), kContinue.size(), MSG_NOSIGNAL) !=
                   static_cast<ssize_t>(kContinue.size())) {
    return Flow::end;
  }
  return Flow::next;
}

Connection::Flow Connection::take_body(BytesView& input) {
  switch (exchange().body->feed(input)) {
    case BodyState::reading:
      return Flow::more;
    case BodyState::complete:
      return ask_worker();
    case BodyState::malformed:
      return refuse(400);
    case BodyState::too_large:
      return refuse(413);
  }
  return Flow::end;
}

bool Connection::keeps_pace() {
  auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(listener_.now() - exchange().body_begun);
  return exchange().body->received() >= kBodyPace * static_cast<std::uint64_t>(seconds.count());
}

Connection::Flow Connection::ask_worker() {
  Exchange& e = exchange();
  if (e.body) e.request->body = e.body->take();
  e.body.reset();
  Head head = e.as_logged();
  head.method = e.request->method;  // a HEAD is refused without a body
  auto task = std::make_unique<Answering>(listener_, *this, std::move(e.request));
  state_ = State::answering;
  set_deadline(kUnbounded);
  if (listener_.shared().workers.offer(std::move(task))) return Flow::wait;
  // Nothing is wrong with the connection: it may try again on it.
  return answer({head, e.request_line}, listener_.shared().refusal(503));
}

// --- what a request in progress needs

Connection::Exchange& Connection::exchange() {
  if (!exchange_) exchange_ = std::make_unique<Exchange>();
  return *exchange_;
}

void Connection::stash(BytesView input) {
  if (!input.empty()) exchange().unread = input;
}

// Moves what is unread to the front of the listener's buffer; returns how much that is.
std::size_t Connection::unstash() {
  if (!exchange_) return 0;
  std::size_t octets = exchange_->unread.size();
  std::memcpy(listener_.buffer().data(), exchange_->unread.data(), octets);
  exchange_->unread.clear();
  return octets;
}

void Connection::set_deadline(std::chrono::milliseconds time) {
  listener_.deadlines().set(*this, listener_.after(time));
}

}  // namespace glasnik::http
