#include "record/journalist.h"

namespace glasnik::record {
namespace {

// The columns of every query for journalists, in the order journalist_from() reads them.
#define JOURNALIST_COLUMNS "name, display, medium, valid_from, valid_to, made_by, made_at"

Result<Journalist> journalist_from(const store::Row& row) {
  Journalist found;
  found.name = row.text(0);
  found.display = row.text(1);
  found.medium = row.text(2);
  TRY(found.from, parse_rfc3339(row.text(3)));
  TRY(found.to, parse_rfc3339(row.text(4)));
  found.made_by = row.key(5);
  TRY(found.made, parse_rfc3339(row.text(6)));
  return found;
}

Result<Gift> gift_from(const store::Row& row) {
  TRY(Time given, parse_rfc3339(row.text(3)));
  return Gift{row.key(0), std::string(row.text(1)), row.key(2), given};
}

Result<std::vector<std::string>> lists_of(store::Session& session, std::string_view name) {
  return session.all(
      "SELECT list FROM press_members WHERE journalist = $1 ORDER BY list",
      [](const store::Row& row) { return std::string(row.text(0)); }, name);
}

}  // namespace

Result<void> put_journalist(store::Session& session, const Journalist& journalist) {
  TRY_VOID(session.execute(
      "INSERT INTO journalists (name, display, medium, valid_from, valid_to, made_by, made_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (name) DO UPDATE SET display = $2, "
      "medium = $3, valid_from = $4, valid_to = $5, made_by = $6, made_at = $7",
      journalist.name, journalist.display, journalist.medium, rfc3339(journalist.from),
      rfc3339(journalist.to), journalist.made_by, rfc3339(journalist.made)));
  TRY_VOID(session.execute("DELETE FROM press_members WHERE journalist = $1", journalist.name));
  for (const std::string& list : journalist.lists) {
    TRY_VOID(
        session.execute("INSERT INTO press_members (journalist, list) VALUES ($1, $2) "
                        "ON CONFLICT (journalist, list) DO NOTHING",
                        journalist.name, list));
  }
  return {};
}

Result<std::optional<Journalist>> journalist(store::Session& session, std::string_view name) {
  TRY(auto found, session.one("SELECT " JOURNALIST_COLUMNS " FROM journalists WHERE name = $1",
                              journalist_from, name));
  if (found) {
    TRY(found->lists, lists_of(session, name));
  }
  return found;
}

Result<std::vector<Journalist>> all_journalists(store::Session& session) {
  TRY(auto all, session.all("SELECT " JOURNALIST_COLUMNS " FROM journalists ORDER BY display, name",
                            journalist_from));
  for (Journalist& one : all) {
    TRY(one.lists, lists_of(session, one.name));
  }
  return all;
}

Result<std::vector<std::string>> press_lists(store::Session& session) {
  return session.all("SELECT DISTINCT list FROM press_members ORDER BY list",
                     [](const store::Row& row) { return std::string(row.text(0)); });
}

Result<void> put_gift(store::Session& session, const Gift& gift) {
  TRY_VOID(session.execute(
      "INSERT INTO press_gifts (work, list, given_by, given_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (work, list) DO NOTHING",
      gift.work, gift.list, gift.given_by, rfc3339(gift.given)));
  return {};
}

Result<bool> remove_gift(store::Session& session, const Key& work, std::string_view list) {
  TRY(std::int64_t rows,
      session.execute("DELETE FROM press_gifts WHERE work = $1 AND list = $2", work, list));
  return rows > 0;
}

Result<std::vector<Gift>> gifts_of(store::Session& session, const Key& work) {
  return session.all(
      "SELECT work, list, given_by, given_at FROM press_gifts WHERE work = $1 ORDER BY list",
      gift_from, work);
}

Result<std::vector<Gift>> gifts_to(store::Session& session, std::string_view journalist) {
  return session.all(
      "SELECT g.work, g.list, g.given_by, g.given_at FROM press_gifts g "
      "JOIN press_members m ON m.list = g.list WHERE m.journalist = $1 "
      "ORDER BY g.given_at, g.work, g.list",
      gift_from, journalist);
}

Result<void> put_fetch(store::Session& session, const Key& work, const Fetch& fetch) {
  TRY_VOID(session.execute(
      "INSERT INTO press_fetches (work, at, journalist, what, times) VALUES ($1, $2, $3, $4, 1) "
      "ON CONFLICT (work, at, journalist, what) DO UPDATE SET times = press_fetches.times + 1",
      work, rfc3339(fetch.at), fetch.journalist, fetch.what));
  return {};
}

Result<std::vector<Fetch>> fetches_of(store::Session& session, const Key& work) {
  return session.all(
      "SELECT journalist, at, what, times FROM press_fetches WHERE work = $1 "
      "ORDER BY at DESC, journalist, what",
      [](const store::Row& row) -> Result<Fetch> {
        TRY(Time at, parse_rfc3339(row.text(1)));
        return Fetch{std::string(row.text(0)), at, std::string(row.text(2)), row.integer(3)};
      },
      work);
}

Result<bool> has_accepted(store::Session& session, const Key& work, std::string_view journalist) {
  TRY(auto found, session.one(
                      "SELECT 1 FROM press_fetches WHERE work = $1 AND journalist = $2 "
                      "AND what = 'accept' LIMIT 1",
                      [](const store::Row& row) { return row.integer(0); }, work, journalist));
  return found.has_value();
}

}  // namespace glasnik::record
