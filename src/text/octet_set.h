#pragma once
// A set of octets and where the next of them stands: one look-up an octet, where find_first_of() of
// the library searches the set for each.

#include <array>
#include <cstddef>
#include <string_view>

namespace glasnik::text {

class OctetSet {
 public:
  constexpr explicit OctetSet(std::string_view octets) {
    for (char c : octets) contains_[static_cast<unsigned char>(c)] = true;
  }

  constexpr bool contains(char c) const { return contains_[static_cast<unsigned char>(c)]; }

  // At or after `at`; npos if there is none.
  std::size_t find(std::string_view text, std::size_t at = 0) const {
    for (; at < text.size(); ++at) {
      if (contains(text[at])) return at;
    }
    return text.npos;
  }

 private:
  std::array<bool, 256> contains_{};
};

}  // namespace glasnik::text
