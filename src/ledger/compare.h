#pragma once
// A log held against a copy of it that somebody else keeps: every checkpoint of both must be of one
// tree, and the log at hand must have all that the copy has.
//
// The attack: whoever holds the server and its key edits the past and signs everything anew. By
// itself such a log is whole; beside an older copy it is not.

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "store/database.h"

namespace glasnik::ledger {

struct LogCopy {
  std::string name;  // as the operator wrote it
  store::Database& database;
};

struct Divergence {
  std::uint64_t size = 0;  // of the checkpoint that differs
  std::string reason;
  Bytes here;  // the two notes
  Bytes there;
};

// Nothing: they are of one tree. An error only if one of them cannot be read.
Result<std::optional<Divergence>> compare(const LogCopy& here, const LogCopy& there);

}  // namespace glasnik::ledger
