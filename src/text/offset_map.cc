#include "text/offset_map.h"

#include <algorithm>

namespace glasnik::text {
namespace {

constexpr std::size_t kRunsPerBookmark = 32;
constexpr std::size_t kLongestStep = 255;   // of Run::from and Run::to
constexpr std::size_t kMostSteps = 65'535;  // of Run::count

}  // namespace

void OffsetMap::add(std::size_t from, std::size_t to, std::size_t count) {
  if (from == to && count == 1) {  // octet by octet, like the text around it
    count = from;
    from = to = 1;
  }
  // A step too long for a run is kept as several: its inner offsets map less exactly.
  while (from > kLongestStep || to > kLongestStep) {
    std::size_t part_from = std::min(from, kLongestStep);
    std::size_t part_to = std::min(to, kLongestStep);
    add_run(part_from, part_to, 1);
    from -= part_from;
    to -= part_to;
  }
  if (from != 0 || to != 0) add_run(from, to, count);
}

void OffsetMap::add_run(std::size_t from, std::size_t to, std::size_t count) {
  end_.source += from * count;
  end_.target += to * count;
  if (!runs_.empty() && runs_.back().from == from && runs_.back().to == to) {
    std::size_t more = std::min(count, kMostSteps - runs_.back().count);
    runs_.back().count = static_cast<std::uint16_t>(runs_.back().count + more);
    count -= more;
  }
  while (count > 0) {
    std::size_t part = std::min(count, kMostSteps);
    if (runs_.size() % kRunsPerBookmark == 0) {
      bookmarks_.push_back({end_.source - from * count, end_.target - to * count});
    }
    runs_.push_back({static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(to),
                     static_cast<std::uint16_t>(part)});
    count -= part;
  }
}

std::size_t OffsetMap::locate(std::size_t at, std::size_t Place::*given,
                              std::size_t Place::*wanted) const {
  if (at >= end_.*given) return end_.*wanted;
  auto after = std::upper_bound(
      bookmarks_.begin(), bookmarks_.end(), at,
      [given](std::size_t offset, const Place& place) { return offset < place.*given; });
  auto bookmark = static_cast<std::size_t>(after - bookmarks_.begin()) - 1;
  Place place = bookmarks_[bookmark];
  for (std::size_t i = bookmark * kRunsPerBookmark;; ++i) {
    const Run& run = runs_[i];
    bool forwards = given == &Place::source;
    std::size_t step = forwards ? run.from : run.to;
    std::size_t other = forwards ? run.to : run.from;
    if (at < place.*given + step * run.count) {
      return place.*wanted + (at - place.*given) / step * other;
    }
    place.*given += step * run.count;
    place.*wanted += other * run.count;
  }
}

std::size_t OffsetMap::target(std::size_t source) const {
  return locate(source, &Place::source, &Place::target);
}

std::size_t OffsetMap::source(std::size_t target) const {
  return locate(target, &Place::target, &Place::source);
}

}  // namespace glasnik::text
