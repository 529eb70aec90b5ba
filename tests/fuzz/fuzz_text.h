#pragma once
// The octets of a fuzz input as a view.

#include <cstdint>
#include <string_view>

namespace glasnik::fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace glasnik::fuzz
