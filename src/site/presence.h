#pragma once
// Who has an edition open, and in which part of it their cursor stands: told anew by each window
// every fifteen seconds, and forgotten forty-five seconds after the last time. Kept in memory
// alone, so nothing of it is public, logged or left after a restart. Who may ask is the caller's to
// check. editorial.md section 7.

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace glasnik::site {

inline constexpr std::chrono::seconds kPresenceBeat{15};
inline constexpr std::chrono::seconds kPresenceGone{45};
inline constexpr std::size_t kMostPresent = 64;  // windows of one edition; the oldest goes

struct Present {
  Key account;
  std::string name;  // as others are shown it
  std::string page;  // one window: a person may have two
  std::string lang;
  std::string part;  // "headline", "lead", a block's id; empty: nowhere yet
  Time seen{};
};

class Presence {
 public:
  // `me` is here; the other windows, in the order in which they came.
  std::vector<Present> beat(const Key& work, Present me);
  void leave(const Key& work, const Present& me);

 private:
  void forget(Time now);

  std::mutex mutex_;
  std::map<Key, std::vector<Present>> works_;
};

}  // namespace glasnik::site
