#include "site/presence.h"

#include <algorithm>

namespace glasnik::site {
namespace {

bool same_window(const Present& a, const Present& b) {
  return a.account == b.account && a.page == b.page;
}

}  // namespace

void Presence::forget(Time now) {
  for (auto& [work, windows] : works_) {
    // A clock that was put back must not keep anybody here for ever.
    std::erase_if(windows, [&](const Present& one) {
      return now - one.seen >= kPresenceGone || one.seen > now;
    });
  }
  std::erase_if(works_, [](const auto& work) { return work.second.empty(); });
}

std::vector<Present> Presence::beat(const Key& work, Present me) {
  const std::lock_guard lock(mutex_);
  forget(me.seen);
  std::vector<Present>& windows = works_[work];
  auto known = std::find_if(windows.begin(), windows.end(),
                            [&](const Present& one) { return same_window(one, me); });
  std::vector<Present> others;
  for (const Present& one : windows) {
    if (!same_window(one, me)) others.push_back(one);
  }
  if (known != windows.end()) {
    *known = std::move(me);
    return others;
  }
  if (windows.size() == kMostPresent) windows.erase(windows.begin());
  windows.push_back(std::move(me));
  return others;
}

void Presence::leave(const Key& work, const Present& me) {
  const std::lock_guard lock(mutex_);
  auto windows = works_.find(work);
  if (windows == works_.end()) return;
  std::erase_if(windows->second, [&](const Present& one) { return same_window(one, me); });
}

}  // namespace glasnik::site
