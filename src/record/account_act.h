#pragma once
// The audit trail of accounts. Rows are added and read, never changed.

#include <optional>
#include <string>
#include <vector>

#include "record/account.h"

namespace glasnik::record {

// Something that was done to accounts.
struct AccountAct {
  std::int64_t number = 0;  // given when it is put
  Time at;
  std::optional<Key> actor;  // none: at the command line, or nobody that is known
  std::string kind;
  std::optional<Key> account;
  std::string detail;
};
Result<void> put_account_act(store::Session& session, const AccountAct& act);
Result<std::vector<AccountAct>> account_acts(store::Session& session, std::int64_t below,
                                             std::int64_t limit);  // newest first

}  // namespace glasnik::record
