#pragma once
// What verify asks of a newsroom's own directory beside its record: whether the database is as this
// program makes it, whether the keys at hand are the log's, and whether the vault stands where a
// newsroom that can sign has one. A changed record could hide behind each of them.

#include <string>
#include <vector>

#include "newsroom/newsroom.h"

namespace glasnik::newsroom {

// Lines for a person.
struct PlaceAudit {
  std::vector<std::string> failures;  // FAIL <what> <reason>
  std::vector<std::string> notes;     // skip <what>: <reason>
};

// An error only if the directory cannot be read on. Call it before the rows are believed.
Result<PlaceAudit> audit_place(Newsroom& newsroom);

}  // namespace glasnik::newsroom
