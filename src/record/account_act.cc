#include "record/account_act.h"

namespace glasnik::record {

Result<void> put_account_act(store::Session& session, const AccountAct& act) {
  TRY_VOID(
      session.execute("INSERT INTO account_acts (number, at, actor, kind, account, detail) "
                      "SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5 FROM account_acts",
                      rfc3339(act.at), act.actor, act.kind, act.account, act.detail));
  return {};
}

Result<std::vector<AccountAct>> account_acts(store::Session& session, std::int64_t below,
                                             std::int64_t limit) {
  return session.all(
      "SELECT number, at, actor, kind, account, detail FROM account_acts WHERE number < $1 "
      "ORDER BY number DESC LIMIT $2",
      [](const store::Row& row) -> Result<AccountAct> {
        TRY(Time at, parse_rfc3339(row.text(1)));
        return AccountAct{row.integer(0),      at,
                          row.optional_key(2), std::string(row.text(3)),
                          row.optional_key(4), std::string(row.text(5))};
      },
      below, limit);
}

}  // namespace glasnik::record
