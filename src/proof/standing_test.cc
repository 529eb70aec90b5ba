#include "proof/standing.h"

#include <doctest/doctest.h>

#include <set>

using namespace glasnik;
using namespace glasnik::proof;

TEST_CASE("the table of editorial.md section 1.2, every pair of standing and act") {
  using S = Standing;
  using Allowed = std::set<Kind>;
  const Allowed content = {Kind::add_variant, Kind::add_media, Kind::typography, Kind::update,
                           Kind::correct};
  const std::pair<S, Allowed> table[] = {
      {S::unreleased, {Kind::release}},
      {S::current, {Kind::withdraw, Kind::retract, Kind::merge, Kind::remove_legal}},
      {S::withdrawn, {Kind::unwithdraw, Kind::retract, Kind::merge, Kind::remove_legal}},
      {S::retracted, {Kind::remove_legal}},
      {S::merged, {Kind::remove_legal}},
      {S::removed, {}}};
  for (const auto& [standing, allowed] : table) {
    for (int k = 0; k <= static_cast<int>(Kind::remove_legal); ++k) {
      Kind kind = static_cast<Kind>(k);
      bool expected = allowed.contains(kind) || (standing == S::current && content.contains(kind));
      CHECK_MESSAGE(standing_after(standing, kind).has_value() == expected,
                    standing_name(standing) << " " << kind_name(kind));
    }
  }
}

TEST_CASE("acts lead where the table says") {
  CHECK(standing_after(Standing::withdrawn, Kind::unwithdraw) == Standing::current);
  CHECK(standing_after(Standing::withdrawn, Kind::merge) == Standing::merged);
  CHECK(standing_after(Standing::withdrawn, Kind::remove_legal) == Standing::withdrawn);
  CHECK(standing_after(Standing::withdrawn, Kind::remove_legal, true) == Standing::removed);
}

TEST_CASE("edition numbers follow editorial.md section 2") {
  CHECK(edition_after({0, 0}, Kind::release) == Version{1, 0});
  CHECK(edition_after({1, 3}, Kind::correct) == Version{2, 0});
  CHECK(edition_after({1, 3}, Kind::typography) == Version{1, 4});
  CHECK(edition_after({1, 3}, Kind::withdraw) == Version{1, 3});
}
