// The connection's other half: what answers a request, on its way out.

#include <sys/socket.h>

#include <cerrno>

#include "http/exchange.h"
#include "http/listener.h"
#include "http/reply.h"

namespace glasnik::http {
namespace {

constexpr std::chrono::milliseconds kLinger{2000};
constexpr int kDropsPerTurn = 16;

// A coding somebody asked for, made for those who come later.
class Compressing final : public Task {
 public:
  Compressing(PreparedPtr prepared, Coding coding)
      : prepared_(std::move(prepared)), coding_(coding) {}
  void run() override { prepared_->compress(coding_); }

 private:
  PreparedPtr prepared_;
  Coding coding_;
};

// A response nobody but us holds was made for one request: it is not worth coding.
void want_coding(const PreparedPtr& prepared, Coding coding, Workers& workers) {
  bool kept = prepared.use_count() > 1;
  if (coding == Coding::identity || !kept || !prepared->claim(coding)) return;
  if (!workers.offer(std::make_unique<Compressing>(prepared, coding))) prepared->release(coding);
}

}  // namespace

Connection::Flow Connection::refuse(int status) {
  const Head head = exchange().as_logged();
  return refuse({head, exchange().request_line}, status);
}

Connection::Flow Connection::refuse(const Asked& asked, int status) {
  close_after_ = true;
  input_void_ = true;
  return answer(asked, listener_.shared().refusal(status));
}

Connection::Flow Connection::answer(const Asked& asked, const PreparedPtr& prepared) {
  Reply reply = reply_with(*prepared, asked.head);
  want_coding(prepared, reply.missing, listener_.shared().workers);
  std::string_view stamp = listener_.stamps().stamp(prepared->cache(), close_after_);
  GatherResult result = gather(socket_, reply.head, stamp, reply.body);
  if (result.sent == Sent::all) return sent(asked, reply.status, result.octets);
  if (result.sent == Sent::broken) return Flow::end;
  return begin_sending(asked, reply.status,
                       Outgoing(prepared, reply.head, stamp, reply.body, result.octets));
}

Connection::Flow Connection::answer(const Asked& asked, FileBody file) {
  FileReply reply = reply_with(file, asked.head);
  reply.head += listener_.stamps().stamp(reply.cache, close_after_);
  return begin_sending(
      asked, reply.status,
      Outgoing(std::move(file.file), std::move(reply.head), std::move(reply.parts)));
}

Connection::Flow Connection::begin_sending(const Asked& asked, int status, Outgoing outgoing) {
  Exchange& e = exchange();
  if (e.request_line.data() != asked.request_line.data()) e.request_line = asked.request_line;
  e.referer = asked.head.field(Field::referer);
  e.user_agent = asked.head.field(Field::user_agent);
  e.status = status;
  e.outgoing.emplace(std::move(outgoing));
  state_ = State::sending;
  set_deadline(listener_.shared().options.limits.stall_time);
  return send();
}

Connection::Flow Connection::send() {
  Exchange& e = exchange();
  std::uint64_t before = e.outgoing->octets();
  Sent result = e.outgoing->send(socket_);
  if (result == Sent::broken) return abandon();
  if (result == Sent::all) {
    const Head head = e.as_logged();
    return sent({head, e.request_line}, e.status, e.outgoing->octets());
  }
  if (e.outgoing->octets() > before) set_deadline(listener_.shared().options.limits.stall_time);
  if (result == Sent::turn) listener_.poller().rearm(socket_, this);
  return Flow::wait;
}

Connection::Flow Connection::sent(const Asked& asked, int status, std::uint64_t octets) {
  account(asked, status, octets);
  if (exchange_) exchange_->outgoing.reset();
  if (close_after_) return input_void_ || readable_ ? linger() : Flow::end;
  state_ = State::reading_head;
  set_deadline(listener_.shared().options.limits.idle_time);
  return Flow::next;
}

// Over before its time. What was sent so far is accounted for.
Connection::Flow Connection::abandon() {
  if (state_ == State::sending) {
    const Exchange& e = exchange();
    const Head head = e.as_logged();
    account({head, e.request_line}, e.status, e.outgoing->octets());
  }
  return Flow::end;
}

// Closing a socket that holds unread input makes the kernel send a reset, and that can overtake the
// response (RFC 9112 section 9.6). So the end is announced and the input read away for a while.
Connection::Flow Connection::linger() {
  ::shutdown(socket_, SHUT_WR);
  state_ = State::lingering;
  set_deadline(kLinger);
  return drop_input();
}

Connection::Flow Connection::drop_input() {
  std::span<char> buffer = listener_.buffer();
  for (int i = 0; i < kDropsPerTurn; ++i) {
    ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EAGAIN) return Flow::wait;
    if (got <= 0 && errno != EINTR) return Flow::end;
  }
  return Flow::end;  // a flood
}

void Connection::account(const Asked& asked, int status, std::uint64_t octets) {
  Counters& counters = listener_.counters();
  Counters::add(counters.responses[static_cast<std::size_t>(status / 100)], 1);
  Counters::add(counters.octets_sent, octets);
  if (AccessLog* log = listener_.access_log()) {
    log->append({peer_.address(), listener_.stamps().log_time(), asked.request_line, status, octets,
                 asked.head.field(Field::referer), asked.head.field(Field::user_agent)});
  }
}

}  // namespace glasnik::http
