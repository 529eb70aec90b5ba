#include "media/octets.h"

namespace glasnik::media {

BytesView Octets::take(std::size_t count) {
  if (count > left_.size()) {
    ran_out_ = true;
    left_ = {};
    return {};
  }
  BytesView taken = left_.substr(0, count);
  left_.remove_prefix(count);
  return taken;
}

std::uint64_t Octets::big(std::size_t count) {
  std::uint64_t value = 0;
  for (char octet : take(count)) value = value << 8 | static_cast<unsigned char>(octet);
  return value;
}

std::uint64_t Octets::little(std::size_t count) {
  std::uint64_t value = 0;
  int shift = 0;
  for (char octet : take(count)) {
    value |= std::uint64_t{static_cast<unsigned char>(octet)} << shift;
    shift += 8;
  }
  return value;
}

}  // namespace glasnik::media
