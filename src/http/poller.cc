#include "http/poller.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace glasnik::http {
namespace {

constexpr std::uint32_t kBothWays = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;

}  // namespace

Result<Poller> Poller::open() {
  int epoll = ::epoll_create1(EPOLL_CLOEXEC);
  int event = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  Poller poller(epoll, event);
  epoll_event wake{};
  wake.events = EPOLLIN | EPOLLET;
  wake.data.ptr = nullptr;  // no tag: dropped by wait()
  if (epoll < 0 || event < 0 || ::epoll_ctl(epoll, EPOLL_CTL_ADD, event, &wake) != 0) {
    return Error{Code::unavailable, std::string("cannot watch sockets: ") + std::strerror(errno)};
  }
  return poller;
}

Poller::Poller(Poller&& other) noexcept : epoll_(other.epoll_), event_(other.event_) {
  other.epoll_ = other.event_ = -1;
}

Poller::~Poller() {
  if (event_ >= 0) ::close(event_);
  if (epoll_ >= 0) ::close(epoll_);
}

bool Poller::watch(int descriptor, void* tag) {
  epoll_event event{};
  event.events = kBothWays;
  event.data.ptr = tag;
  return ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::rearm(int descriptor, void* tag) {
  epoll_event event{};
  event.events = kBothWays;
  event.data.ptr = tag;
  ENSURE(::epoll_ctl(epoll_, EPOLL_CTL_MOD, descriptor, &event) == 0);
}

std::span<epoll_event> Poller::wait(std::span<epoll_event> into, int timeout) {
  int count = ::epoll_wait(epoll_, into.data(), static_cast<int>(into.size()), timeout);
  if (count < 0) {
    ENSURE(errno == EINTR);
    return {};
  }
  auto end = std::remove_if(into.begin(), into.begin() + count,
                            [](const epoll_event& event) { return event.data.ptr == nullptr; });
  return into.first(static_cast<std::size_t>(end - into.begin()));
}

void Poller::wake() {
  // Edge-triggered, so the count is never read; only overflowing it (2^64) could fail.
  std::uint64_t one = 1;
  ENSURE(::write(event_, &one, sizeof one) == sizeof one);
}

}  // namespace glasnik::http
