#include "http/listening_socket.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

namespace glasnik::http {
namespace {

constexpr int kBacklog = 4096;

using Addresses = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

Error unusable(const Address& address, std::string_view why) {
  return {Code::unavailable, "cannot listen on " + address.host + ":" +
                                 std::to_string(address.port) + ": " + std::string(why)};
}

}  // namespace

Result<ListeningSocket> ListeningSocket::open(const Address& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  int error =
      ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found);
  if (error != 0) return unusable(address, "the address must be given in digits");
  Addresses addresses(found, ::freeaddrinfo);
  ListeningSocket listening(
      ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  int socket = listening.socket_;
  if (socket < 0) return unusable(address, std::strerror(errno));
  int on = 1;
  // A restart need not wait for old connections; accepted sockets inherit TCP_NODELAY.
  bool ok = ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0 &&
            ::bind(socket, found->ai_addr, found->ai_addrlen) == 0 &&
            ::listen(socket, kBacklog) == 0;
  if (!ok) return unusable(address, std::strerror(errno));
  return listening;
}

ListeningSocket::~ListeningSocket() {
  if (socket_ >= 0) ::close(socket_);
}

std::uint16_t ListeningSocket::port() const {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ENSURE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  return ntohs(address.ss_family == AF_INET ? reinterpret_cast<sockaddr_in&>(address).sin_port
                                            : reinterpret_cast<sockaddr_in6&>(address).sin6_port);
}

}  // namespace glasnik::http
