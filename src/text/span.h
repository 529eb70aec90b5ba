#pragma once
// A half-open range of UTF-8 octets in a text named by the caller. All offsets of this room are
// such.

#include <compare>
#include <cstddef>
#include <string_view>

namespace glasnik::text {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool contains(std::size_t at) const { return begin <= at && at < end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  auto operator<=>(const Span&) const = default;
};

}  // namespace glasnik::text
