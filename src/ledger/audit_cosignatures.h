#pragma once
// The witnesses' side of the stored checkpoints, held against the policies of the log. Internal to
// the room.

#include "ledger/audit.h"
#include "store/database.h"

namespace glasnik::ledger {

// Every signature of a witness that the policy names holds, each checkpoint is called witnessed
// just when its quorum is there, and what a witness is said to have signed last, it has, and not
// before it was issued. proof.md section 7, *time*, *rows*.
Result<void> audit_cosignatures(store::Session& session, Audit& audit);

}  // namespace glasnik::ledger
