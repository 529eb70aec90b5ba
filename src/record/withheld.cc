#include "record/withheld.h"

namespace glasnik::record {

Result<void> put_withheld(store::Session& session, std::int64_t entry) {
  TRY_VOID(session.execute("INSERT INTO withheld (entry) VALUES ($1)", entry));
  return {};
}

Result<void> drop_withheld(store::Session& session, std::int64_t entry) {
  TRY_VOID(session.execute("DELETE FROM withheld WHERE entry = $1", entry));
  return {};
}

Result<bool> is_withheld(store::Session& session, std::int64_t entry) {
  TRY(auto found, session.one(
                      "SELECT count(*) FROM withheld WHERE entry = $1",
                      [](const store::Row& row) { return row.integer(0) > 0; }, entry));
  return found.value_or(false);
}

Result<std::vector<std::int64_t>> withheld_entries(store::Session& session) {
  return session.all("SELECT entry FROM withheld ORDER BY entry",
                     [](const store::Row& row) { return row.integer(0); });
}

}  // namespace glasnik::record
