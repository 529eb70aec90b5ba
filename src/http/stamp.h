#pragma once
// What changes each second in a response: Date and, because pages must go stale at the full minute,
// Cache-Control. Rendered once a second by each listener thread and gathered into every response.

#include <array>
#include <string>
#include <string_view>

#include "base/time.h"
#include "http/prepared.h"

namespace glasnik::http {

// Seconds a page may be kept from `now`, a floor of the true time: never past the next full minute,
// even if `now` was almost a second ago.
int page_max_age(Time now);

class Stamps {
 public:
  void refresh(Time now);  // cheap unless the second has changed

  // From Date to the empty line that ends the head.
  std::string_view stamp(CacheClass cache, bool close) const {
    return stamps_[static_cast<std::size_t>(cache)][close ? 1 : 0];
  }
  std::string_view log_time() const { return log_time_; }  // [10/Oct/2000:13:55:36 +0000]

 private:
  Time now_ = Time::min();
  std::array<std::array<std::string, 2>, kCacheClasses> stamps_;
  std::string log_time_;
};

}  // namespace glasnik::http
