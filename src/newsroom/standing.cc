#include "newsroom/standing.h"

#include <fmt/format.h>

namespace glasnik::newsroom {
namespace {

using proof::Kind;
using record::Standing;

enum class Step { none, minor, major };

// A row of the table: an act, from where, to where, and what it adds to the version.
struct Rule {
  Kind kind;
  Standing from;
  Standing to;
  Step step;
};

constexpr Rule kRules[] = {
    {Kind::release, Standing::unreleased, Standing::current, Step::none},
    {Kind::add_variant, Standing::current, Standing::current, Step::minor},
    {Kind::add_media, Standing::current, Standing::current, Step::minor},
    {Kind::update, Standing::current, Standing::current, Step::major},
    {Kind::correct, Standing::current, Standing::current, Step::major},
    {Kind::withdraw, Standing::current, Standing::withdrawn, Step::none},
    {Kind::unwithdraw, Standing::withdrawn, Standing::current, Step::none},
    {Kind::retract, Standing::current, Standing::retracted, Step::none},
    {Kind::retract, Standing::withdrawn, Standing::retracted, Step::none},
};

Version stepped(Version version, Kind kind, Step step) {
  if (kind == Kind::release) return {1, 0};
  if (step == Step::major) return {version.major + 1, 0};
  if (step == Step::minor) return {version.major, version.minor + 1};
  return version;
}

}  // namespace

Result<Transition> transition(const record::DocumentState& before, Kind kind) {
  for (const Rule& rule : kRules) {
    if (rule.kind != kind || rule.from != before.standing) continue;
    return Transition{rule.to, stepped(before.version, kind, rule.step)};
  }
  return Error{Code::conflict,
               fmt::format("{}: a document that is {} cannot be given this act",
                           proof::kind_name(kind), record::standing_name(before.standing))};
}

bool restates_content(Kind kind) { return proof::is_content_act(kind); }

bool needs_notes(Kind kind) {
  return kind >= Kind::update && kind != Kind::merge && proof::is_act(kind);
}

}  // namespace glasnik::newsroom
