#include "http/range.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "http/fields.h"

namespace glasnik::http {
namespace {

struct Bounds {  // of one range-spec: "first-", "first-last" or "-last" (a suffix)
  std::optional<std::uint64_t> first;
  std::optional<std::uint64_t> last;
};

// Numbers too big for 64 bits are no numbers: nobody's file is that long.
bool read_number(std::string_view text, std::optional<std::uint64_t>& into) {
  if (text.empty()) return true;
  std::uint64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  into = value;
  return true;
}

bool read_bounds(std::string_view text, Bounds& bounds) {
  std::size_t dash = text.find('-');
  if (dash == text.npos) return false;
  if (!read_number(text.substr(0, dash), bounds.first)) return false;
  if (!read_number(text.substr(dash + 1), bounds.last)) return false;
  if (!bounds.first && !bounds.last) return false;
  return !bounds.first || !bounds.last || *bounds.first <= *bounds.last;
}

// What the bounds select of a file; of length 0 if nothing.
Slice select(const Bounds& bounds, std::uint64_t size) {
  if (!bounds.first) {
    std::uint64_t length = std::min(*bounds.last, size);
    return {size - length, length};
  }
  if (*bounds.first >= size) return {};
  std::uint64_t last = std::min(bounds.last.value_or(size - 1), size - 1);
  return {*bounds.first, last - *bounds.first + 1};
}

void coalesce(std::vector<Slice>& slices) {
  std::sort(slices.begin(), slices.end(),
            [](const Slice& a, const Slice& b) { return a.offset < b.offset; });
  std::vector<Slice> apart;
  for (const Slice& slice : slices) {
    if (!apart.empty() && slice.offset <= apart.back().offset + apart.back().length) {
      std::uint64_t end =
          std::max(apart.back().offset + apart.back().length, slice.offset + slice.length);
      apart.back().length = end - apart.back().offset;
    } else {
      apart.push_back(slice);
    }
  }
  slices = std::move(apart);
}

}  // namespace

RangePlan plan_ranges(std::string_view range_field, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!same_ignoring_case(range_field.substr(0, kUnit.size()), kUnit)) return {};
  RangePlan plan{RangeKind::partial, {}};
  std::size_t asked = 0;
  ListItems items(range_field.substr(kUnit.size()));
  for (std::string_view item; items.next(item);) {
    Bounds bounds;
    if (++asked > kMaxRanges || !read_bounds(item, bounds)) return {};
    Slice slice = select(bounds, size);
    if (slice.length > 0) plan.slices.push_back(slice);
  }
  if (asked == 0) return {};
  if (plan.slices.empty()) plan.kind = RangeKind::unsatisfiable;
  coalesce(plan.slices);
  return plan;
}

}  // namespace glasnik::http
