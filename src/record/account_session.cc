#include "record/account_session.h"

namespace glasnik::record {
namespace {

// The columns of every query for sessions, in the order session_from() reads them.
#define SESSION_COLUMNS "token_hash, account, opened_at, seen_at, proven_at, agent"

Result<AccountSession> session_from(const store::Row& row) {
  TRY(Time opened, parse_rfc3339(row.text(2)));
  TRY(Time seen, parse_rfc3339(row.text(3)));
  TRY(Time proven, parse_rfc3339(row.text(4)));
  return AccountSession{row.hash(0), row.key(1), opened, seen, proven, std::string(row.text(5))};
}

}  // namespace

Result<void> put_session(store::Session& session, const AccountSession& opened) {
  TRY_VOID(session.execute(
      "INSERT INTO sessions (token_hash, account, opened_at, seen_at, proven_at, agent) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      opened.token_hash, opened.account, rfc3339(opened.opened), rfc3339(opened.seen),
      rfc3339(opened.proven), opened.agent));
  return {};
}

Result<std::optional<AccountSession>> account_session(store::Session& session, const Hash& token) {
  return session.one("SELECT " SESSION_COLUMNS " FROM sessions WHERE token_hash = $1", session_from,
                     token);
}

Result<std::vector<AccountSession>> sessions_of(store::Session& session, const Key& account) {
  return session.all("SELECT " SESSION_COLUMNS
                     " FROM sessions WHERE account = $1 ORDER BY seen_at DESC, token_hash",
                     session_from, account);
}

Result<void> touch_session(store::Session& session, const Hash& token, Time seen) {
  TRY_VOID(session.execute("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1", token,
                           rfc3339(seen)));
  return {};
}

Result<bool> remove_session(store::Session& session, const Key& account, const Hash& token) {
  TRY(std::int64_t rows,
      session.execute("DELETE FROM sessions WHERE account = $1 AND token_hash = $2", account,
                      token));
  return rows > 0;
}

Result<std::int64_t> remove_sessions(store::Session& session, const Key& account) {
  return session.execute("DELETE FROM sessions WHERE account = $1", account);
}

Result<void> forget_expired(store::Session& session, const Limits& limits) {
  const std::string now = rfc3339(limits.now);
  TRY_VOID(session.execute("DELETE FROM sessions WHERE seen_at <= $1 OR opened_at <= $2",
                           rfc3339(limits.idle_before), rfc3339(limits.opened_before)));
  TRY_VOID(session.execute("DELETE FROM links WHERE expires_at <= $1", now));
  TRY_VOID(session.execute("DELETE FROM challenges WHERE expires_at <= $1", now));
  TRY_VOID(session.execute("DELETE FROM sign_in_tries WHERE day < $1", now.substr(0, 10)));
  return {};
}

}  // namespace glasnik::record
