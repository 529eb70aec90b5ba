#pragma once
// A cursor over octets in memory that cannot leave them. Past the end it gives zeros and remembers
// that it ran out, so that a header is read field by field and checked once.

#include <cstdint>

#include "base/bytes.h"

namespace glasnik::media {

class Octets {
 public:
  explicit Octets(BytesView bytes) : left_(bytes) {}  // borrowed for the life of the cursor

  std::uint64_t big(std::size_t count);     // an integer of 1 to 8 octets, most significant first
  std::uint64_t little(std::size_t count);  // the same, least significant first
  BytesView take(std::size_t count);        // empty if there are fewer
  void skip(std::size_t count) { take(count); }

  BytesView left() const { return left_; }
  bool ran_out() const { return ran_out_; }

 private:
  BytesView left_;
  bool ran_out_ = false;
};

}  // namespace glasnik::media
