#pragma once
// Whether an address is one that anybody on the internet means: not this machine, not a private
// network, and no IPv6 address that hides an IPv4 one of those. What a name resolves to is judged
// by this as it is connected, so a name that changes its mind gains nothing.

#include <sys/socket.h>

namespace glasnik::http {

// False for every family but IPv4 and IPv6.
bool is_public(const sockaddr& address);

}  // namespace glasnik::http
