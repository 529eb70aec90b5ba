#include "newsroom/standing.h"

#include <fmt/format.h>

#include "proof/standing.h"

namespace glasnik::newsroom {

using proof::Kind;

Result<Transition> transition(const record::DocumentState& before, Kind kind, bool whole) {
  auto next = proof::standing_after(before.standing, kind, whole);
  if (next) return Transition{*next, proof::edition_after(before.version, kind)};
  return Error{Code::conflict,
               fmt::format("{}: a document that is {} cannot be given this act",
                           proof::kind_name(kind), record::standing_name(before.standing))};
}

bool restates_content(Kind kind) { return proof::is_content_act(kind); }

bool needs_notes(Kind kind) {
  return kind >= Kind::update && kind != Kind::merge && proof::is_act(kind);
}

}  // namespace glasnik::newsroom
