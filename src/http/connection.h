#pragma once
// One client. Reads heads and bodies, answers hits of the cache at once, hands misses to a worker
// and sends what comes back; one request after another, so pipelined requests are answered in order
// and what follows waits unread.
//
// An idle connection is this object and nothing else (some 130 octets): the read buffer is the
// listener's, and all that a request in progress needs hangs on one pointer.
// Belongs to its listener's thread. The on_... calls return false when the connection is over: the
// listener then destroys it. While a worker has its request it is never over.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "http/admission.h"
#include "http/body.h"
#include "http/deadlines.h"
#include "http/outgoing.h"
#include "http/request.h"
#include "http/response.h"

namespace glasnik::http {

class Connection;
class Listener;
struct ParsedHead;

// A worker's answer on its way back, with the request it answers.
struct Delivery {
  Connection* connection = nullptr;
  std::unique_ptr<Request> request;
  Response response;
};

class Connection final : public Deadlines::Entry {
 public:
  Connection(Listener& listener, int socket, const Peer& peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int socket() const { return socket_; }
  [[nodiscard]] bool on_ready(std::uint32_t events);  // of epoll
  [[nodiscard]] bool on_response(Delivery delivery);
  [[nodiscard]] bool on_deadline();
  [[nodiscard]] bool on_drain();  // the server stops: what is not being answered ends

 private:
  enum class State : std::uint8_t { reading_head, reading_body, answering, sending, lingering };
  enum class Flow : std::uint8_t {
    next,  // on with the input
    more,  // the input does not suffice
    wait,  // for the socket or a worker
    end,   // the connection is over
  };
  struct Exchange;  // a request in progress
  struct Asked;     // a request as the log sees it, and its head

  bool go_on(Flow flow);

  Flow read();
  Flow resume();
  Flow process(BytesView input);
  Flow take_head(BytesView& input);
  int objection(const ParsedHead& parsed);
  Flow begin_body(const ParsedHead& parsed, bool none_here);
  Flow take_body(BytesView& input);
  bool keeps_pace();
  Flow ask_worker();

  Flow refuse(int status);
  Flow refuse(const Asked& asked, int status);
  Flow answer(const Asked& asked, const PreparedPtr& prepared);
  Flow answer(const Asked& asked, FileBody file);
  Flow begin_sending(const Asked& asked, int status, Outgoing outgoing);
  Flow send();
  Flow sent(const Asked& asked, int status, std::uint64_t octets);
  Flow abandon();
  Flow linger();
  Flow drop_input();
  void account(const Asked& asked, int status, std::uint64_t octets);

  Exchange& exchange();
  void stash(BytesView input);
  std::size_t unstash();
  void set_deadline(std::chrono::milliseconds time);

  Listener& listener_;
  std::unique_ptr<Exchange> exchange_;
  int socket_;
  State state_ = State::reading_head;
  bool readable_ = false;     // the socket may hold more input
  bool peer_done_ = false;    // has said it sends no more
  bool broken_ = false;       // gone while a worker has its request
  bool head_begun_ = false;   // the head's time is running
  bool close_after_ = false;  // this response is the last
  bool input_void_ = false;   // refused: what follows is not looked at
  Peer peer_;
};

}  // namespace glasnik::http
