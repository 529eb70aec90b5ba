#include "text/common_runs.h"

#include <algorithm>
#include <limits>

namespace glasnik::text {
namespace {

using Items = std::span<const std::uint32_t>;

constexpr std::size_t kAlone = static_cast<std::size_t>(-1);

// A part of the two sequences that is still to be aligned, or a point in it.
struct Point {
  std::ptrdiff_t x;  // in the old sequence
  std::ptrdiff_t y;  // in the new one
};
struct Box {
  Point begin;
  Point end;
};

// How far the paths of one direction get in a box: for every diagonal (x - y) the greatest x.
class Frontier {
 public:
  Frontier() : reach_(static_cast<std::size_t>(2 * kMostSteps + 3)) {}

  void begin(std::ptrdiff_t width, std::ptrdiff_t height) {
    width_ = width;
    height_ = height;
  }

  // The diagonals that paths of `steps` steps end on: every other one, inside the box.
  std::ptrdiff_t lowest(std::ptrdiff_t steps) const {
    return steps <= height_ ? -steps : -height_ + (steps - height_) % 2;
  }
  std::ptrdiff_t highest(std::ptrdiff_t steps) const { return std::min(steps, width_); }

  // kNowhere on a diagonal that no path of `steps` steps ends on.
  std::ptrdiff_t at(std::ptrdiff_t diagonal, std::ptrdiff_t steps) const {
    bool reached = diagonal >= -std::min(steps, height_) && diagonal <= highest(steps);
    return reached ? reach_[index(diagonal)] : kNowhere;
  }
  void set(std::ptrdiff_t diagonal, std::ptrdiff_t x) { reach_[index(diagonal)] = x; }

  // Where the furthest path of `steps` steps arrives on the diagonal, before it slides on.
  std::ptrdiff_t step(std::ptrdiff_t diagonal, std::ptrdiff_t steps) const {
    if (steps == 0) return 0;
    std::ptrdiff_t right = at(diagonal - 1, steps - 1) + 1;
    std::ptrdiff_t down = at(diagonal + 1, steps - 1);
    if (right > width_) right = kNowhere;
    if (down - diagonal > height_) down = kNowhere;
    std::ptrdiff_t x = std::max(right, down);
    return x < 0 ? kNowhere : x;
  }

 private:
  static constexpr std::ptrdiff_t kNowhere = std::numeric_limits<std::ptrdiff_t>::min() / 4;
  static std::size_t index(std::ptrdiff_t diagonal) {
    return static_cast<std::size_t>(diagonal + kMostSteps + 1);
  }

  std::ptrdiff_t width_ = 0;
  std::ptrdiff_t height_ = 0;
  std::vector<std::ptrdiff_t> reach_;
};

class Alignment {
 public:
  Alignment(Items before, Items after)
      : before_(before), after_(after), partner_(before.size(), kAlone) {}

  // For every old item the new one it stays as, or kAlone.
  const std::vector<std::size_t>& partners() {
    align({{0, 0},
           {static_cast<std::ptrdiff_t>(before_.size()),
            static_cast<std::ptrdiff_t>(after_.size())}});
    return partner_;
  }

 private:
  bool equal(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)];
  }

  void pair(std::ptrdiff_t x, std::ptrdiff_t y) {
    partner_[static_cast<std::size_t>(x)] = static_cast<std::size_t>(y);
  }

  // The first part is taken by recursion, which halves the steps; the second by the loop, since
  // after a bounded search it is as long as before.
  void align(Box box) {
    while (true) {
      trim(box);
      if (box.begin.x == box.end.x || box.begin.y == box.end.y) return;
      Point middle = meet(box);
      align({box.begin, middle});
      box.begin = middle;
    }
  }

  void trim(Box& box) {
    auto open = [&box] { return box.begin.x < box.end.x && box.begin.y < box.end.y; };
    for (; open() && equal(box.begin.x, box.begin.y); ++box.begin.x, ++box.begin.y) {
      pair(box.begin.x, box.begin.y);
    }
    for (; open() && equal(box.end.x - 1, box.end.y - 1); --box.end.x, --box.end.y) {
      pair(box.end.x - 1, box.end.y - 1);
    }
  }

  // A point on a shortest path through a trimmed box: where the paths from both ends meet after
  // half its steps. Neither end, since such a box takes two steps at least.
  Point meet(const Box& box) {
    const std::ptrdiff_t width = box.end.x - box.begin.x;
    const std::ptrdiff_t delta = width - (box.end.y - box.begin.y);
    const bool odd = delta % 2 != 0;
    forward_.begin(width, width - delta);
    backward_.begin(width, width - delta);
    for (std::ptrdiff_t steps = 0; steps <= kMostSteps; ++steps) {
      for (std::ptrdiff_t k = forward_.lowest(steps); k <= forward_.highest(steps); k += 2) {
        std::ptrdiff_t x = slide(box, k, forward_.step(k, steps));
        forward_.set(k, x);
        if (odd && x + backward_.at(delta - k, steps - 1) >= width) {
          return {box.begin.x + x, box.begin.y + x - k};
        }
      }
      for (std::ptrdiff_t k = backward_.lowest(steps); k <= backward_.highest(steps); k += 2) {
        std::ptrdiff_t x = slide_back(box, k, backward_.step(k, steps));
        backward_.set(k, x);
        if (!odd && x + forward_.at(delta - k, steps) >= width) {
          return {box.end.x - x, box.end.y - x + k};
        }
      }
    }
    return furthest(box);
  }

  // Along a diagonal of the box while the items agree; x counts from the begin, or from the end.
  std::ptrdiff_t slide(const Box& box, std::ptrdiff_t diagonal, std::ptrdiff_t x) const {
    if (x < 0) return x;
    Point at{box.begin.x + x, box.begin.y + x - diagonal};
    for (; at.x < box.end.x && at.y < box.end.y && equal(at.x, at.y); ++at.x) ++at.y;
    return at.x - box.begin.x;
  }
  std::ptrdiff_t slide_back(const Box& box, std::ptrdiff_t diagonal, std::ptrdiff_t x) const {
    if (x < 0) return x;
    Point at{box.end.x - x, box.end.y - x + diagonal};
    for (; at.x > box.begin.x && at.y > box.begin.y && equal(at.x - 1, at.y - 1); --at.x) --at.y;
    return box.end.x - at.x;
  }

  // The point that the most steps from the begin got to.
  Point furthest(const Box& box) const {
    Point best{0, 0};
    for (std::ptrdiff_t k = forward_.lowest(kMostSteps); k <= forward_.highest(kMostSteps);
         k += 2) {
      std::ptrdiff_t x = forward_.at(k, kMostSteps);
      if (x + x - k > best.x + best.y) best = {x, x - k};
    }
    return {box.begin.x + best.x, box.begin.y + best.y};
  }

  Items before_;
  Items after_;
  std::vector<std::size_t> partner_;
  Frontier forward_;
  Frontier backward_;
};

// The items that stand in both sequences, with their places. The others match nothing, so leaving
// them out changes no answer, and a text whose words are all new costs nothing.
struct Shared {
  std::vector<std::uint32_t> items;
  std::vector<std::size_t> places;
};

Shared shared_items(Items items, Items others) {
  std::uint32_t most = 0;
  for (Items side : {items, others}) {
    for (std::uint32_t item : side) most = std::max(most, item);
  }
  std::vector<bool> known(std::size_t{most} + 1);
  for (std::uint32_t item : others) known[item] = true;
  Shared shared;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!known[items[i]]) continue;
    shared.items.push_back(items[i]);
    shared.places.push_back(i);
  }
  return shared;
}

}  // namespace

std::vector<CommonRun> common_runs(Items before, Items after) {
  const Shared old_side = shared_items(before, after);
  const Shared new_side = shared_items(after, before);
  Alignment alignment(old_side.items, new_side.items);
  const std::vector<std::size_t>& partners = alignment.partners();
  std::vector<CommonRun> runs;
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (partners[i] == kAlone) continue;
    std::size_t x = old_side.places[i];
    std::size_t y = new_side.places[partners[i]];
    bool continues = !runs.empty() && runs.back().before + runs.back().length == x &&
                     runs.back().after + runs.back().length == y;
    if (continues) {
      ++runs.back().length;
    } else {
      runs.push_back({x, y, 1});
    }
  }
  return runs;
}

}  // namespace glasnik::text
