#pragma once
// Browsers that are signed in. How long is too long is for room newsroom to say.

#include <optional>
#include <string>
#include <vector>

#include "record/account.h"

namespace glasnik::record {

// Of its token only the hash is kept: the browser alone knows it.
struct AccountSession {
  Hash token_hash;
  Key account;
  Time opened;
  Time seen;
  Time proven;        // when a factor was last shown
  std::string agent;  // the browser as it calls itself
};
Result<void> put_session(store::Session& session, const AccountSession& opened);
Result<std::optional<AccountSession>> account_session(store::Session& session, const Hash& token);
Result<std::vector<AccountSession>> sessions_of(store::Session& session, const Key& account);
Result<void> touch_session(store::Session& session, const Hash& token, Time seen);
Result<bool> remove_session(store::Session& session, const Key& account, const Hash& token);
Result<std::int64_t> remove_sessions(store::Session& session, const Key& account);

// Takes away what has had its time: sessions, links, challenges, tries of other days.
struct Limits {
  Time idle_before;
  Time opened_before;
  Time now;
};
Result<void> forget_expired(store::Session& session, const Limits& limits);

}  // namespace glasnik::record
