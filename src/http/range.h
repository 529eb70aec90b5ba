#pragma once
// Byte ranges (RFC 9110 section 14). The plan is bounded whatever the client asks: ranges are
// sorted, overlapping and touching ones become one, so never more than the file is sent, and more
// than 16 ranges are answered with the whole (the range flood of CVE-2011-3192).

#include <cstdint>
#include <string_view>
#include <vector>

namespace glasnik::http {

struct Slice {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  bool operator==(const Slice&) const = default;
};

inline constexpr std::size_t kMaxRanges = 16;

enum class RangeKind {
  whole,          // no range, another unit, malformed or too many: the field is ignored
  partial,        // 206 with the slices, in order, apart from one another
  unsatisfiable,  // 416
};

struct RangePlan {
  RangeKind kind = RangeKind::whole;
  std::vector<Slice> slices;  // of a partial one, at least one, none empty
};

RangePlan plan_ranges(std::string_view range_field, std::uint64_t size);

}  // namespace glasnik::http
