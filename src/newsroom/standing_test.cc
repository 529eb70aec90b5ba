#include "newsroom/standing.h"

#include <doctest/doctest.h>

using namespace glasnik;
using newsroom::transition;
using proof::Kind;
using record::Standing;

namespace {

constexpr Kind kActs[] = {Kind::release,    Kind::add_variant, Kind::add_media,
                          Kind::typography, Kind::update,      Kind::correct,
                          Kind::withdraw,   Kind::unwithdraw,  Kind::retract};
constexpr Standing kStandings[] = {Standing::unreleased, Standing::current, Standing::withdrawn,
                                   Standing::retracted,  Standing::merged,  Standing::removed};

// editorial.md section 1.2, written out once more.
bool allowed(Standing from, Kind act) {
  switch (act) {
    case Kind::release:
      return from == Standing::unreleased;
    case Kind::unwithdraw:
      return from == Standing::withdrawn;
    case Kind::retract:
      return from == Standing::current || from == Standing::withdrawn;
    default:
      return from == Standing::current;
  }
}

record::DocumentState state(Standing standing) {
  record::DocumentState state;
  state.standing = standing;
  state.version = {2, 3};
  return state;
}

}  // namespace

TEST_CASE("every pair of standing and act is as the table says") {
  for (Standing from : kStandings) {
    for (Kind act : kActs) {
      auto next = transition(state(from), act);
      CHECK_MESSAGE(next.ok() == allowed(from, act), record::standing_name(from)
                                                         << " " << proof::kind_name(act));
      if (!next) CHECK(next.error().code == Code::conflict);
    }
  }
}

TEST_CASE("numbers: releases begin at 1.0, changes of meaning count in major, additions in minor") {
  auto version = [](Kind act) { return transition(state(Standing::current), act)->version; };
  CHECK(transition(state(Standing::unreleased), Kind::release)->version == Version{1, 0});
  CHECK(version(Kind::correct) == Version{3, 0});
  CHECK(version(Kind::update) == Version{3, 0});
  CHECK(version(Kind::add_media) == Version{2, 4});
  CHECK(version(Kind::typography) == Version{2, 4});
  CHECK(version(Kind::add_variant) == Version{2, 4});
  CHECK(version(Kind::withdraw) == Version{2, 3});
}

TEST_CASE("acts from update down need a note, additions do not") {
  CHECK(newsroom::needs_notes(Kind::correct));
  CHECK(newsroom::needs_notes(Kind::retract));
  CHECK_FALSE(newsroom::needs_notes(Kind::release));
  CHECK_FALSE(newsroom::needs_notes(Kind::add_media));
}
