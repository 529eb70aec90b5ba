#include "http_wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace glasnik::tests {

std::string WireResponse::field(std::string_view name) const {
  std::string start = "\r\n" + std::string(name) + ": ";
  std::size_t at = head.find(start);
  if (at == head.npos) return {};
  at += start.size();
  return head.substr(at, head.find("\r\n", at) - at);
}

Wire::Wire(const std::string& host, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) return;
  int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  timeval patience{5, 0};
  int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    socket_ = socket;
  } else {
    ::close(socket);
  }
}

Wire::~Wire() {
  if (socket_ >= 0) ::close(socket_);
}

bool Wire::send(std::string_view octets) {
  while (!octets.empty()) {
    ssize_t sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Wire::send_no_more() { ::shutdown(socket_, SHUT_WR); }

bool Wire::receive() {
  char buffer[65536];
  ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
  if (got < 0 && errno == EAGAIN) timed_out_ = true;
  if (got <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(got));
  return true;
}

bool Wire::fill(std::size_t octets) {
  while (received_.size() < octets) {
    if (!receive()) return false;
  }
  return true;
}

std::string Wire::take(std::size_t octets) {
  std::string taken = received_.substr(0, octets);
  received_.erase(0, octets);
  return taken;
}

std::optional<WireResponse> Wire::response(bool no_body) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == received_.npos) {
    if (!receive()) return std::nullopt;
  }
  WireResponse response;
  response.head = take(end + 4);
  if (!response.head.starts_with("HTTP/1.1 ")) return std::nullopt;
  response.status = std::atoi(response.head.c_str() + 9);
  std::string length = response.field("Content-Length");
  if (no_body || length.empty()) return response;
  std::size_t octets = std::strtoull(length.c_str(), nullptr, 10);
  if (!fill(octets)) return std::nullopt;
  response.body = take(octets);
  return response;
}

bool Wire::ended() { return received_.empty() && !receive() && !timed_out_; }

std::string Wire::rest() {
  while (receive()) {
  }
  return take(received_.size());
}

std::string get(std::string_view target, std::string_view fields) {
  return request("GET", target, fields);
}

std::string request(std::string_view method, std::string_view target, std::string_view fields,
                    std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
  return text.append(fields).append("\r\n").append(body);
}

}  // namespace glasnik::tests
