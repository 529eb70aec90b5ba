#pragma once
// What another server holds of this log.

#include <string>

#include "base/bytes.h"

namespace glasnik::ledger {

struct HeldCheckpoint {
  std::string holder;  // the name of its key
  Bytes note;          // as it gave it out: judged by whoever takes it
};

}  // namespace glasnik::ledger
