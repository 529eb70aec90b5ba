#pragma once
// Where two sequences agree: a longest common subsequence as runs of equal items. The words of two
// texts and the blocks of two editions are both aligned by it.
//
// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b:
// linear space, time of the length times the number of differences. That number is bounded: where
// more than kMostSteps steps from both ends do not meet, the furthest point reached is taken for
// granted and the search begins anew from there. Two sequences of n items so cost n * kMostSteps at
// most, and what was found then is common, but may not be the longest.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace glasnik::text {

// Of a paragraph's length: whatever differs by less is answered exactly.
constexpr std::ptrdiff_t kMostSteps = 128;

struct CommonRun {
  std::size_t before = 0;  // where it begins in each
  std::size_t after = 0;
  std::size_t length = 0;
  bool operator==(const CommonRun&) const = default;
};

// In order, apart from each other in at least one of the two. Items are numbers of a Numbering:
// memory is that of the largest.
std::vector<CommonRun> common_runs(std::span<const std::uint32_t> before,
                                   std::span<const std::uint32_t> after);

// Numbers from 0 for strings, one for equal octets. The strings outlive it.
class Numbering {
 public:
  std::uint32_t of(std::string_view string) {
    return numbers_.try_emplace(string, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace glasnik::text
