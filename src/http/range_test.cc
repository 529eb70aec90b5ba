#include "http/range.h"

#include <doctest/doctest.h>

#include <string>

using namespace glasnik::http;

namespace {

using Slices = std::vector<Slice>;

Slices partial(std::string_view field, std::uint64_t size) {
  RangePlan plan = plan_ranges(field, size);
  CHECK(plan.kind == RangeKind::partial);
  return plan.slices;
}

}  // namespace

TEST_CASE("one range: from, from-to, suffix") {
  CHECK(partial("bytes=0-0", 10) == Slices{{0, 1}});
  CHECK(partial("bytes=4-", 10) == Slices{{4, 6}});
  CHECK(partial("bytes=4-99", 10) == Slices{{4, 6}});
  CHECK(partial("bytes=-3", 10) == Slices{{7, 3}});
  CHECK(partial("bytes=-99", 10) == Slices{{0, 10}});
  CHECK(partial("Bytes=2-3", 10) == Slices{{2, 2}});
}

TEST_CASE("several ranges come sorted, and joined where they overlap or touch") {
  CHECK(partial("bytes=0-0,5-5", 10) == Slices{{0, 1}, {5, 1}});
  CHECK(partial("bytes=5-5, 0-0", 10) == Slices{{0, 1}, {5, 1}});
  CHECK(partial("bytes=0-5,3-7,8-8", 10) == Slices{{0, 9}});
  CHECK(partial("bytes=0-,0-,0-,0-", 10) == Slices{{0, 10}});
  CHECK(partial("bytes=90-99,2-3,-1", 10) == Slices{{2, 2}, {9, 1}});
}

TEST_CASE("what cannot be satisfied is 416, what is malformed is ignored") {
  for (std::string_view none : {"bytes=10-", "bytes=10-11,12-", "bytes=-0"}) {
    CHECK_MESSAGE(plan_ranges(none, 10).kind == RangeKind::unsatisfiable, none);
  }
  CHECK(plan_ranges("bytes=0-", 0).kind == RangeKind::unsatisfiable);
  for (std::string_view ignored : {"", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b",
                                   "bytes=3-2", "bytes=1", "lines=0-1", "bytes=0-1-2", "bytes=+1-2",
                                   "bytes=0-99999999999999999999", "bytes= =0-1", "bytes=0 -1"}) {
    CHECK_MESSAGE(plan_ranges(ignored, 10).kind == RangeKind::whole, ignored);
  }
}

TEST_CASE("more than sixteen ranges are answered with the whole") {
  std::string field = "bytes=0-0";
  for (int i = 1; i < 16; ++i) field += "," + std::to_string(i * 2) + "-" + std::to_string(i * 2);
  CHECK(partial(field, 100).size() == 16);
  CHECK(plan_ranges(field + ",50-50", 100).kind == RangeKind::whole);
}
