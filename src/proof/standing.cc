#include "proof/standing.h"

#include <array>

namespace glasnik::proof {

std::string_view standing_name(Standing standing) {
  constexpr std::array<std::string_view, 6> kNames = {"unreleased", "current", "withdrawn",
                                                      "retracted",  "merged",  "removed"};
  return kNames[static_cast<std::size_t>(standing)];
}

std::optional<Standing> standing_after(Standing before, Kind act, bool whole) {
  const bool current = before == Standing::current, withdrawn = before == Standing::withdrawn;
  const bool gone = before == Standing::unreleased || before == Standing::removed;
  auto allow = [](bool allowed, Standing after) {
    return allowed ? std::optional(after) : std::nullopt;
  };
  switch (act) {
    case Kind::release:
      return allow(before == Standing::unreleased, Standing::current);
    case Kind::add_variant:
    case Kind::add_media:
    case Kind::typography:
    case Kind::update:
    case Kind::correct:
      return allow(current, Standing::current);
    case Kind::withdraw:
      return allow(current, Standing::withdrawn);
    case Kind::unwithdraw:
      return allow(withdrawn, Standing::current);
    case Kind::retract:
      return allow(current || withdrawn, Standing::retracted);
    case Kind::merge:
      return allow(current || withdrawn, Standing::merged);
    case Kind::remove_legal:
      return allow(!gone, whole ? Standing::removed : before);
    case Kind::genesis:
    case Kind::policy:
    case Kind::key:
    case Kind::anchor:
      break;
  }
  return std::nullopt;
}

bool removes_whole(const Entry& entry) {
  return entry.kind == Kind::remove_legal && entry.parts.empty();
}

Version edition_after(Version before, Kind act) {
  switch (act) {
    case Kind::release:
      return {1, 0};
    case Kind::update:
    case Kind::correct:
      return {before.major + 1, 0};
    case Kind::add_variant:
    case Kind::add_media:
    case Kind::typography:
      return {before.major, before.minor + 1};
    default:
      return before;
  }
}

}  // namespace glasnik::proof
